import { EVERYONE } from "#app/features/calibration/domain/session/scope";
import type { WrittenCase } from "#app/features/calibration/domain/shared-cases/case";
import type { AuditEntry } from "#app/platform/database/audit";
import { createRandom } from "#app/statistics/random";
import type { Write } from "./bulk";
import { idOf, inCycle, OPEN, type Plan, range } from "./plan";

export const BOARD_SIZE = 300;
/** People of a session of whom something was decided and said. */
const DISCUSSED = 20;

type Session = { id: string; cycle: number; isOpen: boolean; subjects: string[] };

/**
 * Sessions over everyone in each closed cycle; the one that is open is over three hundred people of the last one. Where
 * there are fewer, it is over their assessments of earlier cycles too: a board of as many rows at every size.
 */
function listSessions({ people, administrator }: Plan): Session[] {
  const sessions: Session[] = [];
  for (const cycle of range(OPEN)) {
    for (let start = 0; start < people; start += BOARD_SIZE) {
      const subjects = range(Math.min(BOARD_SIZE, people - start)).map((index) => idOf("a", cycle, start + index));
      sessions.push({ id: idOf("l", cycle, start), cycle, isOpen: false, subjects });
    }
  }
  const open: string[] = [];
  for (let cycle = OPEN - 1; cycle >= 0; cycle--) {
    for (let person = 0; person < people && open.length < BOARD_SIZE; person++) {
      if (person !== administrator) open.push(idOf("a", cycle, person));
    }
  }
  return [...sessions, { id: openSessionId, cycle: OPEN - 1, isOpen: true, subjects: open }];
}

export const openSessionId = idOf("l", OPEN, 0);

export async function writeCalibration(write: Write, plan: Plan): Promise<void> {
  const sessions = listSessions(plan);
  const member = idOf("p", plan.administrator);
  await write(
    "CalibrationSession",
    sessions.map(({ id, cycle, isOpen }) => ({
      id,
      name: `Calibration ${id.slice(1, 13)}`,
      cycleId: idOf("y", cycle),
      scope: JSON.stringify(EVERYONE),
      state: isOpen ? "open" : "released",
      createdAt: inCycle(cycle, 61),
      closedAt: isOpen ? null : inCycle(cycle, 62),
      releasedAt: isOpen ? null : inCycle(cycle, 63),
    })),
  );
  await write(
    "CalibrationMember",
    sessions.map(({ id }) => ({ sessionId: id, personId: member, isChair: true })),
  );
  await write("CalibrationSubject", listSubjects(sessions));
  const discussed = listDiscussed(sessions);
  await write(
    "CalibrationDecision",
    discussed.map(({ id, cycle, assessmentId, index }) => ({
      id: `${id.slice(0, 19)}${String(index).padStart(6, "0")}`,
      sessionId: id,
      assessmentId,
      competencyId: plan.competencies[0] ?? "",
      before: 3,
      after: 3,
      reason: DECIDED_BECAUSE,
      decidedById: member,
      decidedAt: inCycle(cycle, 62),
      revision: 1,
    })),
  );
  await write(
    "CalibrationRemark",
    discussed.map(({ id, cycle, assessmentId, index }) => ({
      id: `r${id.slice(1, 19)}${String(index).padStart(6, "0")}`,
      sessionId: id,
      assessmentId,
      competencyId: plan.competencies[0] ?? "",
      authorId: member,
      text: "Two evidence items, both from the spring.",
      createdAt: inCycle(cycle, 61),
    })),
  );
}

const DECIDED_BECAUSE = "Compared with the others of this role.";

const listDiscussed = (sessions: readonly Session[]) =>
  sessions.flatMap((session) =>
    session.subjects.slice(0, DISCUSSED).map((assessmentId, index) => ({ ...session, assessmentId, index })),
  );

/** What the sessions decided, as it is on record. */
export function recordDecisions(plan: Plan): AuditEntry[] {
  const after = { competency: plan.competencies[0] ?? "", level: 3 };
  return listDiscussed(listSessions(plan)).map(({ id, cycle, assessmentId }) => ({
    ...{ at: inCycle(cycle, 62), actorId: idOf("p", plan.administrator), action: "calibration.decided" },
    ...{ subjectKind: "calibration", subjectId: id, personId: idOf("p", Number(assessmentId.slice(7, 13))) },
    ...{ before: after, after, reason: DECIDED_BECAUSE },
  }));
}

function* listSubjects(sessions: readonly Session[]) {
  for (const { id, subjects } of sessions) for (const assessmentId of subjects) yield { sessionId: id, assessmentId };
}

/** The written cases of the ladder, rated by everyone who leads. */
export async function writeSharedCases(write: Write, plan: Plan, cases: readonly WrittenCase[]): Promise<void> {
  const random = createRandom(plan.people);
  await write(
    "SharedCase",
    cases.map(({ id, title, role, story, evidence, reference }, index) => ({
      id: idOf("x", index),
      ladderVersionId: plan.ladderVersionId,
      writtenCaseId: id,
      roleId: role,
      title,
      content: JSON.stringify({ story, evidence, reference }),
      state: "open",
      createdAt: inCycle(0, 60),
    })),
  );
  const answers = cases.flatMap(({ reference }, index) =>
    plan.managers.map((manager) => ({ id: idOf("z", index, manager), index, manager, reference })),
  );
  await write(
    "SharedCaseAnswer",
    answers.map(({ id, index, manager }) => ({
      id,
      sharedCaseId: idOf("x", index),
      raterId: idOf("p", manager),
      submittedAt: inCycle(0, 61),
      createdAt: inCycle(0, 60),
    })),
  );
  await write(
    "SharedCaseRating",
    answers.flatMap(({ id, reference }) =>
      reference.map(({ competency }) => ({
        answerId: id,
        competencyId: competency,
        proficiency: 2 + random.below(3),
      })),
    ),
  );
}
