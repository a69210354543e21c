import type { AuditEntry } from "#app/data/audit";
import { type RatingValue, UNRATED } from "#app/domain/assessment/rating";
import type { DemoAssessment } from "./assessments";
import { addDays, type Day, momentOn } from "./calendar";
import type { DemoCycle } from "./cycles";
import { type DemoPeople, type DemoPerson, managerIn, rolesIn } from "./people";

export type Founding = { on: Day; byId: string };

/** When someone was entered: with the organisation, or on the day they started. */
export function enteredAt(person: DemoPerson, founding: Founding): Date {
  return person.startedOn > founding.on ? momentOn(person.startedOn, 8) : momentOn(founding.on, 10);
}

/** The record of all that happened, in the order in which it did. */
export function buildRecord(
  demo: DemoPeople,
  cycles: readonly DemoCycle[],
  assessments: readonly DemoAssessment[],
  founding: Founding,
): AuditEntry[] {
  const entries = [
    ...demo.people.flatMap((person) => recordPerson(demo, person, cycles, founding)),
    ...cycles.flatMap((cycle) => recordCycle(cycle, assessments, founding)),
    ...assessments.flatMap((assessment) => recordAssessment(assessment)),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function recordPerson(
  demo: DemoPeople,
  person: DemoPerson,
  cycles: readonly DemoCycle[],
  founding: Founding,
): AuditEntry[] {
  const about = { actorId: founding.byId, subjectKind: "person", subjectId: person.id, personId: person.id } as const;
  const { entry } = person;
  const [oldest, newest] = cycles.filter(({ back }) => back > 0);
  const first = { ...rolesIn(person, 2), managerId: managerIn(demo, person, 2) };
  const entries: AuditEntry[] = [
    {
      ...about,
      at: enteredAt(person, founding),
      action: "person.created",
      after: { name: person.name, email: person.email, roleId: first.roleId, managerId: first.managerId },
    },
  ];
  if (entry.isAdministrator) {
    entries.push({
      ...about,
      at: enteredAt(person, founding),
      action: "access.granted",
      after: { administrator: true },
    });
  }
  if (entry.promoted && oldest && newest) {
    const after = entry.promoted.after === "first" ? oldest : newest;
    entries.push({
      ...about,
      at: momentOn(addDays(after.closesOn, 17), 9),
      action: "person.changed",
      before: { roleId: entry.promoted.from, targetRoleId: entry.role },
      after: { roleId: entry.role, targetRoleId: entry.target },
    });
  }
  if (first.managerId !== person.managerId && oldest) {
    entries.push({
      ...about,
      at: momentOn(addDays(oldest.closesOn, 24), 9),
      action: "person.changed",
      before: { managerId: first.managerId },
      after: { managerId: person.managerId, teamId: person.teamId },
    });
  }
  if (person.leftOn) {
    entries.push({
      ...about,
      at: momentOn(person.leftOn, 16),
      action: "person.deactivated",
      before: { status: "active" },
      after: { status: "left" },
    });
  }
  return entries;
}

function recordCycle(cycle: DemoCycle, assessments: readonly DemoAssessment[], { byId }: Founding): AuditEntry[] {
  const about = { actorId: byId, subjectKind: "cycle", subjectId: cycle.id } as const;
  const participants = assessments.filter((assessment) => assessment.cycle?.id === cycle.id).length;
  const { name, startsOn, selfDueOn, reviewDueOn, closesOn } = cycle;
  const prepared = addDays(cycle.startsOn, -10);
  const entries: AuditEntry[] = [
    {
      ...about,
      at: momentOn(prepared, 9, 20),
      action: "cycle.created",
      after: { name, startsOn, selfDueOn, reviewDueOn, closesOn },
    },
    {
      ...about,
      at: momentOn(prepared, 9, 45),
      action: "cycle.participants-changed",
      before: { participants: 0 },
      after: { participants },
    },
    {
      ...about,
      at: momentOn(startsOn, 7),
      action: "cycle.launched",
      before: { state: "draft" },
      after: { state: "open", participants },
    },
  ];
  if (cycle.back > 0) {
    entries.push({
      ...about,
      at: momentOn(closesOn, 16),
      action: "cycle.closed",
      before: { state: "open" },
      after: { state: "closed" },
    });
  }
  return entries;
}

function recordAssessment(assessment: DemoAssessment): AuditEntry[] {
  const { person, sheets } = assessment;
  const about = { subjectKind: "assessment", subjectId: assessment.id, personId: person.id } as const;
  const sheetOf = (kind: string) => sheets.find((sheet) => sheet.kind === kind);
  const selfAt = sheetOf("self")?.submittedAt;
  const reviewAt = sheetOf("manager")?.submittedAt;
  const isOwn = assessment.cycle === null;
  const bothIn = selfAt && reviewAt ? (selfAt > reviewAt ? selfAt : reviewAt) : null;
  const phaseAt = (at: Date) => ({ phase: isOwn ? "final" : at === bothIn ? "comparison" : "rating" });
  const entries: AuditEntry[] = [];
  const add = (
    at: Date | null | undefined,
    actorId: string | null,
    entry: Omit<AuditEntry, keyof typeof about | "at" | "actorId">,
  ) => {
    if (at) entries.push({ ...about, at, actorId, ...entry });
  };
  const before = { phase: "rating" };
  if (isOwn) add(assessment.createdAt, person.id, { action: "assessment.created", audience: "author" });
  if (selfAt)
    add(selfAt, person.id, {
      action: "assessment.self-submitted",
      before,
      after: phaseAt(selfAt),
      audience: isOwn ? "author" : undefined,
    });
  if (reviewAt)
    add(reviewAt, assessment.reviewerId, { action: "assessment.review-submitted", before, after: phaseAt(reviewAt) });
  for (const rating of sheetOf("agreed")?.ratings ?? []) {
    add(rating.at, assessment.reviewerId, {
      action: "rating.agreed",
      before: { competency: rating.competencyId, rating: UNRATED satisfies RatingValue },
      after: { competency: rating.competencyId, rating: rating.value },
      reason: rating.note || undefined,
    });
  }
  const { engineerConfirmedAt, managerConfirmedAt, finalAt } = assessment;
  const compared = { phase: "comparison" };
  const confirmed = (at: Date | null) => ({ before: compared, after: at === finalAt ? { phase: "final" } : compared });
  add(engineerConfirmedAt, person.id, { action: "assessment.confirmed", ...confirmed(engineerConfirmedAt) });
  add(managerConfirmedAt, assessment.reviewerId, { action: "assessment.confirmed", ...confirmed(managerConfirmedAt) });
  if (!isOwn && finalAt) {
    const last = finalAt === engineerConfirmedAt ? person.id : assessment.reviewerId;
    add(finalAt, last, { action: "assessment.finalised", before: compared, after: { phase: "final" } });
  }
  add(assessment.sharedAt, person.id, {
    action: "assessment.shared",
    after: { sharedWithId: assessment.sharedWithId },
  });
  return entries;
}
