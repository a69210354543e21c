import { UNRATED } from "#app/features/assessment/domain/rating";
import { recordOf } from "#app/features/people/data/people";
import type { AuditEntry } from "#app/platform/database/audit";
import type { DemoAssessment } from "./assessments";
import { addDays, type Day, laterOf, momentOn } from "./calendar";
import type { DemoCycle } from "./cycles";
import { type DemoPeople, type DemoPerson, managerIn, rolesIn } from "./people";

/** When the organisation was set up, and by whom. */
export type Founding = { on: Day; byId: string };

/** When someone was entered: with the organisation, or on the day they started. */
export function enteredAt(person: DemoPerson, founding: Founding): Date {
  return person.startedOn > founding.on ? momentOn(person.startedOn, 8) : momentOn(founding.on, 10);
}

type World = {
  ladderId: string;
  versionOf: (cycle: DemoCycle) => string;
  demo: DemoPeople;
  cycles: readonly DemoCycle[];
  assessments: readonly DemoAssessment[];
  founding: Founding;
  /** Ids of the people who have a sign-in. */
  signingIn: ReadonlySet<string>;
};

/** The record of all that happened since the organisation was set up, in the order in which it did. */
export function buildRecord(world: World): AuditEntry[] {
  const entries = [
    ...world.demo.people.flatMap((person) => recordPerson(world, person)),
    ...world.cycles.flatMap((cycle) => recordCycle(world, cycle)),
    ...world.assessments.flatMap((assessment) => recordAssessment(assessment, world.founding)),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function recordPerson({ demo, cycles, founding, ladderId, signingIn }: World, person: DemoPerson): AuditEntry[] {
  const record = (at: Date, action: AuditEntry["action"], what: { before?: unknown; after?: unknown }) =>
    recordOf(action, person.id, { actorId: founding.byId, at }, what);
  const { name, email, entry, teamId, managerId, startedOn } = person;
  const [oldest, newest] = cycles.filter(({ back }) => back > 0);
  if (!oldest || !newest) throw new Error("the demo has two closed cycles");
  const before = { roleId: entry.role, targetRoleId: entry.target };
  const first = entry.promoted ? rolesIn(person, 2) : before;
  const firstManagerId = managerIn(demo, person, 2);
  const created = { name, email, ladderId, ...first, managerId: firstManagerId, location: entry.location, startedOn };
  const entries = [record(enteredAt(person, founding), "person.created", { after: created })];
  if (entry.isAdministrator) {
    entries.push(record(enteredAt(person, founding), "access.granted", { after: { isAdministrator: true } }));
  }
  if (signingIn.has(person.id)) {
    const invited = enteredAt(person, founding);
    const chosen = recordOf("access.password-set", person.id, { actorId: person.id, at: invited });
    entries.push(record(invited, "access.invited", { after: { email } }), chosen);
  }
  if (entry.promoted) {
    const { closesOn } = entry.promoted.after === "first" ? oldest : newest;
    entries.push(record(momentOn(addDays(closesOn, 17), 9), "person.changed", { before: first, after: before }));
  }
  if (firstManagerId !== managerId) {
    const moved = { before: { managerId: firstManagerId }, after: { managerId, teamId } };
    entries.push(record(momentOn(addDays(oldest.closesOn, 24), 9), "person.changed", moved));
  }
  if (person.leftOn) {
    const left = { before: { status: "active" }, after: { status: "left" } };
    entries.push(record(momentOn(person.leftOn, 16), "person.deactivated", left));
  }
  return entries;
}

function recordCycle({ assessments, founding, versionOf }: World, cycle: DemoCycle): AuditEntry[] {
  const record = (at: Date, action: AuditEntry["action"], what: { before?: unknown; after?: unknown }): AuditEntry => ({
    at,
    actorId: founding.byId,
    action,
    subjectKind: "cycle",
    subjectId: cycle.id,
    ...what,
  });
  const added = assessments.flatMap((assessment) => (assessment.cycle === cycle ? [assessment.person.id] : []));
  const { name, startsOn, selfDueOn, reviewDueOn, closesOn } = cycle;
  const prepared = addDays(startsOn, -10);
  const launched = { before: { state: "draft" }, after: { state: "open", assessments: added.length } };
  const entries = [
    record(momentOn(prepared, 9, 20), "cycle.created", {
      after: { name, ladderVersionId: versionOf(cycle), startsOn, selfDueOn, reviewDueOn, closesOn },
    }),
    record(momentOn(prepared, 9, 45), "cycle.participants-changed", { after: { added } }),
    record(momentOn(startsOn, 7), "cycle.launched", launched),
  ];
  if (cycle.back > 0) {
    const closed = { state: "closed", final: added.length, withoutResult: 0 };
    entries.push(record(momentOn(closesOn, 16), "cycle.closed", { before: { state: "open" }, after: closed }));
  }
  return entries;
}

function recordAssessment(assessment: DemoAssessment, founding: Founding): AuditEntry[] {
  const { cycle, reviewerId, roleId, targetRoleId, createdAt } = assessment;
  if (cycle === null) return recordOwn(assessment);
  const created = { reviewerId, roleId, targetRoleId };
  return [
    { ...aboutIt(assessment), at: createdAt, actorId: founding.byId, action: "assessment.created", after: created },
    ...recordSubmissions(assessment),
    ...recordAgreement(assessment),
    ...recordConfirmations(assessment),
  ];
}

const aboutIt = ({ id, person }: DemoAssessment) =>
  ({ subjectKind: "assessment", subjectId: id, personId: person.id }) as const;

/** Who looks at an assessment of one's own is between the author and whom they share it with. */
function recordOwn(assessment: DemoAssessment): AuditEntry[] {
  const { person, roleId, targetRoleId, createdAt, finalAt, sharedAt, sharedWithId } = assessment;
  const about = { ...aboutIt(assessment), actorId: person.id, audience: "author" } as const;
  const entries: AuditEntry[] = [
    { ...about, at: createdAt, action: "assessment.created", after: { role: roleId, target: targetRoleId } },
  ];
  if (finalAt) {
    const phases = { before: { phase: "rating" }, after: { phase: "final" } };
    entries.push({ ...about, at: finalAt, action: "assessment.self-submitted", ...phases });
    entries.push({ ...about, at: finalAt, action: "assessment.finalised", ...phases });
  }
  if (sharedAt) {
    const sharing = { before: { sharedWith: null }, after: { sharedWith: sharedWithId } };
    entries.push({ ...about, at: sharedAt, action: "assessment.shared", ...sharing });
  }
  return entries;
}

function recordSubmissions(assessment: DemoAssessment): AuditEntry[] {
  const submittedAt = (kind: string) => assessment.sheets.find((sheet) => sheet.kind === kind)?.submittedAt ?? null;
  const selfAt = submittedAt("self");
  const reviewAt = submittedAt("manager");
  const bothInAt = selfAt && reviewAt && laterOf(selfAt, reviewAt).getTime();
  const record = (at: Date | null, actorId: string | null, action: AuditEntry["action"]): AuditEntry[] => {
    if (at === null) return [];
    const after = { phase: at.getTime() === bothInAt ? "comparison" : "rating" };
    return [{ ...aboutIt(assessment), at, actorId, action, before: { phase: "rating" }, after }];
  };
  return [
    ...record(selfAt, assessment.person.id, "assessment.self-submitted"),
    ...record(reviewAt, assessment.reviewerId, "assessment.review-submitted"),
  ];
}

function recordAgreement(assessment: DemoAssessment): AuditEntry[] {
  const agreed = assessment.sheets.find(({ kind }) => kind === "agreed")?.ratings ?? [];
  return agreed.map(({ competencyId, value, note, at }) => ({
    ...aboutIt(assessment),
    at,
    actorId: assessment.reviewerId,
    action: "rating.agreed",
    before: { competency: competencyId, rating: UNRATED },
    after: { competency: competencyId, rating: value },
    reason: note || undefined,
  }));
}

function recordConfirmations(assessment: DemoAssessment): AuditEntry[] {
  const { person, reviewerId, engineerConfirmedAt, managerConfirmedAt, finalAt } = assessment;
  const sides = [
    { at: engineerConfirmedAt, actorId: person.id },
    { at: managerConfirmedAt, actorId: reviewerId },
  ];
  return sides.flatMap(({ at, actorId }): AuditEntry[] => {
    if (at === null) return [];
    const isLast = at.getTime() === finalAt?.getTime();
    const phases = { before: { phase: "comparison" }, after: { phase: isLast ? "final" : "comparison" } };
    const entry = { ...aboutIt(assessment), at, actorId, ...phases };
    const confirmed: AuditEntry = { ...entry, action: "assessment.confirmed" };
    return isLast ? [confirmed, { ...entry, action: "assessment.finalised" }] : [confirmed];
  });
}
