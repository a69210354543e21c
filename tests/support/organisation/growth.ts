import { toEvidenceKey } from "#app/platform/database/search-keys";
import type { Write } from "./bulk";
import { CYCLES, dayOf, idOf, inCycle, managerOf, OPEN, on, type Plan, range } from "./plan";

const PIECES_PER_CYCLE = 2;
const GOALS = 3;
const ACTIONS = 2;
const CHECK_INS_PER_CYCLE = 2;
/** Every so many had a promotion case once. */
const CASE_EVERY = 20;

/** What everyone has gathered beside their ratings: evidence, goals, conversations, feedback; of some a case. */
export async function writeGrowth(write: Write, plan: Plan): Promise<void> {
  await writeEvidence(write, plan);
  await writeGoals(write, plan);
  await writeCheckIns(write, plan);
  await writeFeedback(write, plan);
  await write(
    "PromotionCase",
    plan.everyone
      .filter((person) => person % CASE_EVERY === 1)
      .map((person) => ({
        id: idOf("k", person),
        subjectId: idOf("p", person),
        managerId: idOf("p", managerOf(person) ?? 0),
        ladderVersionId: plan.ladderVersionId,
        fromRoleId: plan.roleOf(person),
        targetRoleId: plan.targetOf(person),
        state: "withdrawn",
        summary: "Led the work across two teams for a year.",
        withdrawnAt: inCycle(OPEN - 1, 70),
        createdAt: inCycle(OPEN - 1, 60),
        updatedAt: inCycle(OPEN - 1, 70),
      })),
  );
}

const competencyAt = ({ competencies }: Plan, index: number) => competencies[index % competencies.length] ?? "";

async function writeEvidence(write: Write, plan: Plan): Promise<void> {
  const pieces = function* () {
    for (const person of plan.everyone) {
      for (const cycle of range(CYCLES)) for (const piece of range(PIECES_PER_CYCLE)) yield { person, cycle, piece };
    }
  };
  const from = function* <Row>(toRow: (one: { person: number; cycle: number; piece: number }) => Row) {
    for (const one of pieces()) yield toRow(one);
  };
  const id = ({ person, cycle, piece }: { person: number; cycle: number; piece: number }) =>
    idOf("e", person, cycle * PIECES_PER_CYCLE + piece);
  await write(
    "Evidence",
    from((one) => {
      const words = {
        title: `What was done in cycle ${one.cycle + 1}, part ${one.piece + 1}`,
        problem: "Builds took forty minutes, and people stopped waiting for them.",
        choice: "Split them by what a change touches, rather than buying faster machines.",
        result: "Nine minutes for nineteen of twenty changes.",
      };
      return {
        id: id(one),
        subjectId: idOf("p", one.person),
        authorId: idOf("p", one.person),
        ...words,
        ...toEvidenceKey(words),
        links: '["https://example.test/changes/1"]',
        happenedOn: dayOf(inCycle(one.cycle, 10 + one.piece)),
        sharedWithManagerAt: one.piece === 0 ? inCycle(one.cycle, 15) : null,
        createdAt: inCycle(one.cycle, 10 + one.piece),
      };
    }),
  );
  await write(
    "EvidenceTag",
    from((one) => ({ evidenceId: id(one), competencyId: competencyAt(plan, one.cycle + one.piece) })),
  );
  await write(
    "AssessmentEvidence",
    from((one) => ({
      assessmentId: idOf("a", one.cycle, one.person),
      evidenceId: id(one),
      competencyId: competencyAt(plan, one.cycle + one.piece),
      kind: "self",
      createdAt: inCycle(one.cycle, 20),
    })),
  );
}

async function writeGoals(write: Write, plan: Plan): Promise<void> {
  const goals = plan.everyone.flatMap((person) => range(GOALS).map((goal) => ({ person, goal })));
  await write(
    "Goal",
    goals.map(({ person, goal }) => ({
      id: idOf("o", person, goal),
      personId: idOf("p", person),
      competencyId: competencyAt(plan, goal),
      fromProficiency: 2,
      toProficiency: 3,
      why: "The next role asks for it.",
      dueOn: dayOf(inCycle(CYCLES + 4, 0)),
      state: goal === 0 ? "done" : goal === 1 ? "active" : "planned",
      createdAt: inCycle(OPEN, 0),
      updatedAt: inCycle(OPEN, 0),
    })),
  );
  const changes = JSON.stringify([{ what: "goal-added", before: "", after: "planned" }]);
  await write(
    "GoalChange",
    goals.map(({ person, goal }) => ({
      id: idOf("h", person, goal),
      goalId: idOf("o", person, goal),
      byId: idOf("p", person),
      at: inCycle(OPEN, 0),
      changes,
    })),
  );
  await write(
    "GoalAction",
    goals.flatMap(({ person, goal }) =>
      range(ACTIONS).map((action) => ({
        id: idOf("n", person, goal * ACTIONS + action),
        goalId: idOf("o", person, goal),
        text: "Write down how it went, and what to do otherwise.",
        position: action,
      })),
    ),
  );
}

async function writeCheckIns(write: Write, { everyone }: Plan): Promise<void> {
  const held = everyone.flatMap((person) => {
    const manager = managerOf(person);
    if (manager === null) return [];
    return range(CYCLES * CHECK_INS_PER_CYCLE).map((index) => ({ person, manager, index }));
  });
  await write(
    "CheckIn",
    held.map(({ person, manager, index }) => {
      const at = inCycle(Math.floor(index / CHECK_INS_PER_CYCLE), 20 + 60 * (index % CHECK_INS_PER_CYCLE));
      return {
        id: idOf("i", person, index),
        personId: idOf("p", person),
        managerId: idOf("p", manager),
        heldOn: dayOf(at),
        notes: "Went through the goals, and what stands in their way.",
        createdAt: at,
        updatedAt: at,
      };
    }),
  );
  await write(
    "FollowUp",
    held.map(({ person, index }) => ({
      id: idOf("f", person, index),
      checkInId: idOf("i", person, index),
      text: "Ask the platform team for a day together.",
      ownerId: idOf("p", person),
      doneOn: dayOf(on(0)),
      position: 0,
    })),
  );
}

/** Everyone asked once, and three people after them in the organisation answered. */
async function writeFeedback(write: Write, plan: Plan): Promise<void> {
  const { everyone, people, ladderVersionId } = plan;
  const competencyId = competencyAt(plan, 0);
  await write(
    "FeedbackRequest",
    everyone.map((person) => ({
      id: idOf("q", person),
      askerId: idOf("p", person),
      ladderVersionId,
      competencies: JSON.stringify([{ competencyId, level: 3 }]),
      named: true,
      createdAt: inCycle(OPEN - 1, 0),
      closedAt: inCycle(OPEN - 1, 30),
    })),
  );
  const asked = everyone.flatMap((person) => range(3).map((n) => ({ person, n, by: (person + n + 1) % people })));
  await write(
    "FeedbackInvitation",
    asked.map(({ person, by }) => ({ requestId: idOf("q", person), colleagueId: idOf("p", by), state: "answered" })),
  );
  const content = JSON.stringify([{ competencyId, criteria: {}, words: "Seen in every review of ours." }]);
  await write(
    "FeedbackAnswer",
    asked.map(({ person, n, by }) => ({
      id: idOf("w", person, n),
      requestId: idOf("q", person),
      authorId: idOf("p", by),
      content,
    })),
  );
}
