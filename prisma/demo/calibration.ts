import { proficiencyOf } from "#app/features/assessment/domain/rating";
import { EVERYONE, type SessionScope } from "#app/features/calibration/domain/session/scope";
import type { AuditEntry } from "#app/platform/database/audit";
import type { DemoAssessment, DemoRating } from "./assessments";
import { addDays, type Day, momentOn } from "./calendar";
import { KEPT, LOWERED, RAISED, REMARKS } from "./calibration-words";
import type { DemoCycle } from "./cycles";
import type { DemoPeople, DemoPerson } from "./people";

type DemoSession = {
  id: string;
  name: string;
  cycle: DemoCycle;
  scope: SessionScope;
  members: readonly DemoPerson[];
  subjects: readonly DemoAssessment[];
  openedAt: Date;
  closedAt: Date | null;
  releasedAt: Date | null;
};

export type DemoDecision = {
  session: DemoSession;
  assessment: DemoAssessment;
  competencyId: string;
  before: number;
  after: number;
  reason: string;
  by: DemoPerson;
  at: Date;
};

export type DemoCalibration = {
  sessions: DemoSession[];
  decisions: DemoDecision[];
  remarks: {
    session: DemoSession;
    assessment: DemoAssessment;
    competencyId: string;
    text: string;
    by: DemoPerson;
    at: Date;
  }[];
};

const RELEASED_MEMBERS = ["Sunniva Halvorsen", "Farah Qureshi", "Alejandro Ibarra", "Matthias Oberholzer"];
/** Yara Mansour is in it herself: what a member who is shows. */
const OPEN_MEMBERS = ["Sunniva Halvorsen", "Tomás Ferreira", "Yara Mansour", "Zofia Wiśniewska", "Henrik Aaltonen"];

/** How far from the others a manager has to rate for the session to look at it twice. */
const LENIENT = 0.3;
const STRICT = -0.35;

/**
 * A released session over the seniors and staff engineers of the last closed cycle, and an open one over everyone who has
 * both sides in in the open cycle.
 */
export function buildCalibration(
  demo: DemoPeople,
  cycles: readonly DemoCycle[],
  assessments: readonly DemoAssessment[],
  today: Day,
): DemoCalibration {
  const inCycle = (back: number) => {
    const cycle = cycles.find((one) => one.back === back);
    if (!cycle) throw new Error(`the demo has no cycle ${back} back`);
    const bothIn = assessments.filter((one) => one.cycle === cycle && one.phase !== "rating");
    return { cycle, bothIn };
  };
  const named = (name: string) => {
    const person = demo.people.find((one) => one.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person;
  };
  const closed = inCycle(1);
  const roleIds = ["senior-engineer", "staff-engineer"];
  const after = (days: number, hour: number) => momentOn(addDays(closed.cycle.closesOn, days), hour);
  const released: DemoSession = {
    id: "calibration-released",
    name: `Senior and staff engineers, ${closed.cycle.name}`,
    cycle: closed.cycle,
    scope: { ...EVERYONE, roleIds },
    members: RELEASED_MEMBERS.map(named),
    subjects: closed.bothIn.filter(({ roleId }) => roleIds.includes(roleId)),
    openedAt: after(4, 9),
    closedAt: after(11, 15),
    releasedAt: after(12, 10),
  };
  const running = inCycle(0);
  const open: DemoSession = {
    id: "calibration-open",
    name: `First look, ${running.cycle.name}`,
    cycle: running.cycle,
    scope: EVERYONE,
    members: OPEN_MEMBERS.map(named),
    subjects: running.bothIn,
    openedAt: momentOn(addDays(today, -2), 9),
    closedAt: null,
    releasedAt: null,
  };
  return {
    sessions: [released, open],
    decisions: [...decide(released, demo, "agreed", 14), ...decide(open, demo, "manager", 3)],
    remarks: [...remark(released, 6), ...remark(open, 3)],
  };
}

/** Some ratings of managers who rate unlike the others, changed by a step, and some that were looked at and kept. */
function decide(session: DemoSession, demo: DemoPeople, kind: "agreed" | "manager", count: number): DemoDecision[] {
  const found: DemoDecision[] = [];
  const candidates = session.subjects.filter(({ person }) => person.entry.email === undefined);
  candidates.forEach((assessment, index) => {
    const leniency = demo.byId.get(assessment.reviewerId ?? "")?.entry.leniency ?? 0;
    const [words, step] =
      leniency >= LENIENT ? [LOWERED, -1] : leniency <= STRICT ? [RAISED, 1] : index % 3 === 0 ? [KEPT, 0] : [null, 0];
    const standing = assessment.phase === "final" ? "agreed" : kind;
    const ratings = assessment.sheets.find((sheet) => sheet.kind === standing)?.ratings ?? [];
    const rating = words && pickRating(ratings, words, step, found);
    if (!rating || !words || found.length >= count) return;
    const before = proficiencyOf(rating.value) as number;
    found.push({
      session,
      assessment,
      competencyId: rating.competencyId,
      before,
      after: before + step,
      reason: words[rating.competencyId] as string,
      by: session.members[found.length % session.members.length] as DemoPerson,
      at: new Date(session.openedAt.getTime() + (found.length + 1) * 41 * 60_000),
    });
  });
  return found.filter(({ by, assessment }) => by !== assessment.person);
}

/** One that there are words for, whose new value is on the scale; each reason is used once or twice. */
function pickRating(
  ratings: readonly DemoRating[],
  words: Readonly<Record<string, string>>,
  step: number,
  found: readonly DemoDecision[],
): DemoRating | undefined {
  return ratings.find(({ competencyId, value }) => {
    const level = proficiencyOf(value);
    const uses = found.filter(({ reason }) => reason === words[competencyId]).length;
    return words[competencyId] && level !== null && level + step >= 2 && level + step <= 4 && uses < 1;
  });
}

function remark(session: DemoSession, count: number): DemoCalibration["remarks"] {
  const subjects = session.subjects.filter(({ person }) => person.entry.email === undefined);
  return REMARKS.slice(0, count).flatMap(({ competencyId, text }, index) => {
    const assessment = subjects[(index * 2 + 1) % subjects.length];
    const by = session.members[(index + 1) % session.members.length];
    if (!assessment || !by || by === assessment.person) return [];
    const at = new Date(session.openedAt.getTime() + (index + 1) * 67 * 60_000);
    return [{ session, assessment, competencyId, text, by, at }];
  });
}

export const toSessionRow = ({ id, name, cycle, scope, openedAt, closedAt, releasedAt }: DemoSession) => ({
  id,
  name,
  cycleId: cycle.id,
  scope: JSON.stringify(scope),
  state: releasedAt ? "released" : closedAt ? "closed" : "open",
  createdAt: openedAt,
  closedAt,
  releasedAt,
});

export const toMemberRows = ({ id, members }: DemoSession) =>
  members.map((person, index) => ({ sessionId: id, personId: person.id, isChair: index === 0 }));

export const toSubjectRows = ({ sessions, decisions }: DemoCalibration) => {
  const changed = new Set(
    decisions
      .filter(({ session, before, after }) => session.releasedAt !== null && before !== after)
      .map(({ session, assessment }) => `${session.id} ${assessment.id}`),
  );
  return sessions.flatMap(({ id, subjects }) =>
    subjects.map((assessment) => ({
      sessionId: id,
      assessmentId: assessment.id,
      isNews: changed.has(`${id} ${assessment.id}`),
    })),
  );
};

export const toDecisionRow = ({ session, assessment, competencyId, before, after, reason, by, at }: DemoDecision) => ({
  id: `decision-${session.id}-${assessment.slug}-${competencyId}`,
  sessionId: session.id,
  assessmentId: assessment.id,
  competencyId,
  before,
  after,
  reason,
  decidedById: by.id,
  decidedAt: at,
  revision: 1,
});

export const toRemarkRow = (remarkOf: DemoCalibration["remarks"][number], index: number) => ({
  id: `remark-${remarkOf.session.id}-${index}`,
  sessionId: remarkOf.session.id,
  assessmentId: remarkOf.assessment.id,
  competencyId: remarkOf.competencyId,
  authorId: remarkOf.by.id,
  text: remarkOf.text,
  createdAt: remarkOf.at,
});

/** What of it is on record. */
export function recordCalibration({ sessions, decisions }: DemoCalibration, administratorId: string): AuditEntry[] {
  const about = (session: DemoSession) => ({ subjectKind: "calibration" as const, subjectId: session.id });
  return [
    ...sessions.flatMap((session): AuditEntry[] => {
      const { name, subjects, members, openedAt, closedAt, releasedAt } = session;
      const chair = members[0]?.id ?? null;
      const move = (at: Date | null, action: AuditEntry["action"], from: string, to: string): AuditEntry[] =>
        at === null
          ? []
          : [{ ...about(session), at, actorId: chair, action, before: { state: from }, after: { state: to } }];
      return [
        {
          ...about(session),
          at: openedAt,
          actorId: administratorId,
          action: "calibration.opened",
          after: { name, subjects: subjects.length, added: members.map(({ id }) => id), chair },
        },
        ...move(closedAt, "calibration.closed", "open", "closed"),
        ...move(releasedAt, "calibration.released", "closed", "released"),
      ];
    }),
    ...decisions.map(
      ({ session, assessment, competencyId, before, after, reason, by, at }): AuditEntry => ({
        ...about(session),
        at,
        actorId: by.id,
        action: "calibration.decided",
        personId: assessment.person.id,
        before: { competency: competencyId, level: before },
        after: { competency: competencyId, level: after },
        reason,
      }),
    ),
  ];
}
