import { toColumns } from "#app/features/assessment/data/ratings";
import { toPersonKeys } from "#app/platform/database/search-keys";
import type { DemoAssessment } from "./assessments";
import { addDays, momentOn } from "./calendar";
import type { DemoCycle } from "./cycles";
import type { DemoPeople, DemoPerson } from "./people";
import { enteredAt, type Founding } from "./record";

/** Rows as the database holds them. */

export function toPersonRow(person: DemoPerson, ladderId: string, founding: Founding) {
  const { entry } = person;
  return {
    id: person.id,
    userId: entry.email ? userIdOf(person) : null,
    name: person.name,
    email: person.email,
    ...toPersonKeys({ name: person.name, location: entry.location }),
    ladderId,
    roleId: entry.role,
    targetRoleId: entry.target,
    managerId: person.managerId,
    teamId: person.teamId,
    location: entry.location,
    startedOn: person.startedOn,
    status: person.leftOn ? "left" : "active",
    isAdministrator: entry.isAdministrator ?? false,
    createdAt: enteredAt(person, founding),
  };
}

const userIdOf = (person: DemoPerson) => `user-${person.slug}`;

/** Those who can sign in: the personas. */
export const listPersonas = ({ people }: DemoPeople) => people.filter(({ entry }) => entry.email !== undefined);

export function toUserRow(person: DemoPerson, founding: Founding) {
  const at = enteredAt(person, founding);
  return {
    id: userIdOf(person),
    name: person.name,
    email: person.email,
    emailVerified: true,
    createdAt: at,
    updatedAt: at,
  };
}

export function toAccountRow(person: DemoPerson, passwordHash: string, founding: Founding) {
  const at = enteredAt(person, founding);
  const userId = userIdOf(person);
  return {
    id: `account-${person.slug}`,
    accountId: userId,
    providerId: "credential",
    userId,
    password: passwordHash,
    createdAt: at,
    updatedAt: at,
  };
}

export function toCycleRow(cycle: DemoCycle, ladderVersionId: string) {
  const { id, name, startsOn, selfDueOn, reviewDueOn, closesOn } = cycle;
  const isClosed = cycle.back > 0;
  return {
    id,
    name,
    ladderVersionId,
    startsOn,
    selfDueOn,
    reviewDueOn,
    closesOn,
    state: isClosed ? "closed" : "open",
    launchedAt: momentOn(startsOn, 7),
    closedAt: isClosed ? momentOn(closesOn, 16) : null,
    createdAt: momentOn(addDays(startsOn, -10), 9, 20),
  };
}

export function toAssessmentRow(assessment: DemoAssessment, ladderVersionId: string) {
  const { id, cycle, person, reviewerId, roleId, targetRoleId, phase, sharedWithId, createdAt } = assessment;
  const { engineerConfirmedAt, managerConfirmedAt, finalAt } = assessment;
  return {
    id,
    cycleId: cycle?.id ?? null,
    subjectId: person.id,
    reviewerId,
    ladderVersionId,
    roleId,
    targetRoleId,
    phase,
    engineerConfirmedAt,
    managerConfirmedAt,
    finalAt,
    sharedWithId,
    createdAt,
  };
}

export function toSheetRows(assessment: DemoAssessment) {
  return assessment.sheets.map(({ id, kind, raterId, createdAt, submittedAt, ratings }) => ({
    id,
    assessmentId: assessment.id,
    kind,
    raterId,
    createdAt,
    submittedAt,
    ratedCount: ratings.length,
  }));
}

export function toRatingRows(assessment: DemoAssessment) {
  return assessment.sheets.flatMap((sheet) =>
    sheet.ratings.map(({ competencyId, value, note, criteriaSeen, at }) => ({
      id: `${sheet.id}-${competencyId}`,
      sheetId: sheet.id,
      competencyId,
      ...toColumns(value),
      note,
      criteriaSeen: JSON.stringify(criteriaSeen),
      updatedAt: at,
    })),
  );
}

export function toEvidenceUseRows(assessment: DemoAssessment) {
  return assessment.evidence.flatMap(({ id, createdAt, competencyIds }) =>
    competencyIds.map((competencyId) => ({
      assessmentId: assessment.id,
      evidenceId: id,
      competencyId,
      kind: "self",
      createdAt,
    })),
  );
}
