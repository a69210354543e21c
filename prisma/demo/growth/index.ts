import type { GoalSnapshot } from "#app/features/growth/domain/goal";
import { diffGoals } from "#app/features/growth/domain/goal-changes";
import { criteriaAt, findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Transaction } from "#app/platform/database/database";
import type { DemoAssessment } from "../assessments";
import { addDays, type Day, momentOn } from "../calendar";
import { newerIdOf } from "../ladder-before";
import type { DemoPeople } from "../people";
import { randomFor } from "../random";
import { DEMO_GOALS, type DemoGoal } from "./goals";
import { DEMO_REQUESTS, type DemoRequest } from "./opinions";
import { DEMO_CHECK_INS, type DemoCheckIn } from "./talks";

type World = {
  ladder: Ladder;
  ladderVersionId: string;
  demo: DemoPeople;
  assessments: readonly DemoAssessment[];
  today: Day;
};

/** Growth plans in every state, conversations, and feedback asked and given. */
export async function writeGrowth(tx: Transaction, world: World): Promise<void> {
  for (const [index, goal] of DEMO_GOALS.entries()) await writeGoal(tx, world, goal, index);
  for (const [index, checkIn] of DEMO_CHECK_INS.entries()) await writeCheckIn(tx, world, checkIn, index);
  for (const request of DEMO_REQUESTS) await writeRequest(tx, world, request);
}

/** What both agreed in the last closed cycle; null where they did not. */
function lastRating({ assessments }: World, personId: string, competencyId: string): number | null {
  const last = assessments.find(({ cycle, person }) => cycle?.back === 1 && person.id === personId);
  const rating = last?.sheets
    .find(({ kind }) => kind === "agreed")
    ?.ratings.find((each) => newerIdOf(each.competencyId) === competencyId)?.value;
  return rating?.state === "rated" ? rating.proficiency : null;
}

async function writeGoal(tx: Transaction, world: World, goal: DemoGoal, index: number): Promise<void> {
  const { ladder, today, demo } = world;
  const id = `goal-${index + 1}`;
  const max = ladder.proficiencies.length;
  const rated = lastRating(world, goal.personId, goal.competencyId);
  // Who had reached the last step worked towards it from the one before.
  const from = rated === null ? null : Math.min(rated, max - 1) - (goal.state === "done" ? 1 : 0);
  const to = Math.min((from ?? 2) + 1, max);
  const competency = findCompetency(ladder, goal.competencyId);
  if (!competency) throw new Error(`the ladder has no ${goal.competencyId}`);
  const criteria = criteriaAt(competency, to).map((each) => each.id);
  const evidence = world.assessments.flatMap((each) => (each.person.id === goal.personId ? each.evidence : []));
  const on = (days: number | undefined): Day | null => (days === undefined ? null : addDays(today, days));
  const actions = goal.actions.map((action, position) => ({
    id: `${id}-action-${position + 1}`,
    text: action.text,
    dueOn: on(action.dueIn),
    doneOn: on(action.doneIn),
    evidenceId: action.by ? (evidence[position % Math.max(1, evidence.length)]?.id ?? null) : null,
    position,
  }));
  const createdAt = momentOn(addDays(today, -goal.begunDaysAgo), 10, 12);
  const managerId = demo.byId.get(goal.personId)?.managerId ?? goal.personId;
  const lastChange = Math.max(goal.begunDaysAgo - 30, 8);
  const changedDaysAgo = goal.managerChangedDaysAgo ?? Math.min(lastChange, goal.begunDaysAgo);
  await tx.goal.create({
    data: {
      id,
      personId: goal.personId,
      competencyId: goal.competencyId,
      fromProficiency: from === 0 ? null : from,
      toProficiency: to,
      why: goal.why,
      helpNeeded: goal.help ?? "",
      criteria: JSON.stringify(criteria),
      dueOn: on(goal.dueIn),
      state: goal.state,
      dropReason: goal.dropReason ?? "",
      createdAt,
      updatedAt: momentOn(addDays(today, -changedDaysAgo), 14, 5 + index),
      actions: { create: actions },
    },
    select: { id: true },
  });
  const now: GoalSnapshot = {
    fromProficiency: from,
    toProficiency: to,
    why: goal.why,
    helpNeeded: goal.help ?? "",
    criteria,
    dueOn: on(goal.dueIn),
    state: goal.state,
    dropReason: goal.dropReason ?? "",
    actions: actions.map((each) => ({ ...each, withEvidence: each.evidenceId !== null })),
  };
  const begun: GoalSnapshot = { ...now, state: "planned", dropReason: "" };
  const note = (byId: string, at: Date, before: GoalSnapshot | null, after: GoalSnapshot) => {
    const changes = diffGoals(before, after);
    if (changes.length === 0) return null;
    return tx.goalChange.create({
      data: { goalId: id, byId, at, changes: JSON.stringify(changes) },
      select: { id: true },
    });
  };
  await note(goal.personId, createdAt, null, begun);
  await note(goal.personId, momentOn(addDays(today, -lastChange), 9, 40), begun, now);
  if (goal.managerChangedDaysAgo !== undefined) {
    const at = momentOn(addDays(today, -goal.managerChangedDaysAgo), 14, 5 + index);
    await note(managerId, at, { ...now, helpNeeded: "", dueOn: null }, now);
  }
}

async function writeCheckIn(tx: Transaction, { demo, today }: World, talk: DemoCheckIn, index: number): Promise<void> {
  const id = `check-in-${index + 1}`;
  const { personId } = talk;
  const managerId = demo.byId.get(personId)?.managerId;
  if (!managerId) throw new Error(`${personId} has no manager`);
  const heldOn = addDays(today, -talk.daysAgo);
  const at = momentOn(heldOn, 15, 20);
  const on = (days: number | undefined): Day | null => (days === undefined ? null : addDays(today, days));
  const notes = [
    { authorId: personId, text: talk.private?.person },
    { authorId: managerId, text: talk.private?.manager },
  ].flatMap(({ authorId, text }) => (text ? [{ authorId, text, updatedAt: at }] : []));
  await tx.checkIn.create({
    data: {
      id,
      personId,
      managerId,
      heldOn,
      notes: talk.notes,
      createdAt: at,
      updatedAt: at,
      followUps: {
        create: talk.followUps.map(({ text, owner, dueIn, doneIn }, position) => ({
          id: `${id}-follow-up-${position + 1}`,
          text,
          ownerId: owner === "person" ? personId : managerId,
          dueOn: on(dueIn),
          doneOn: on(doneIn),
          position,
        })),
      },
      private: { create: notes },
    },
    select: { id: true },
  });
}

async function writeRequest(tx: Transaction, world: World, request: DemoRequest): Promise<void> {
  const { ladder, ladderVersionId, today, demo } = world;
  const asked = request.competencies.map((competencyId) => ({
    competencyId,
    level: lastRating(world, request.askerId, competencyId) ?? 3,
  }));
  const invitations = [
    ...request.answers.map(({ by }) => ({ colleagueId: by, state: "answered" })),
    ...(request.waiting ?? []).map((colleagueId) => ({ colleagueId, state: "open" })),
    ...(request.declined ?? []).map((colleagueId) => ({ colleagueId, state: "declined" })),
  ].sort((a, b) => (a.colleagueId < b.colleagueId ? -1 : 1));
  const answers = request.answers.map(({ by, verdicts, words }) => ({
    id: randomId(request.slug, by),
    authorId: request.named ? by : null,
    content: JSON.stringify(
      asked.map(({ competencyId, level }, index) => {
        const competency = findCompetency(ladder, competencyId);
        const criteria = competency ? criteriaAt(competency, level) : [];
        return {
          competencyId,
          criteria: Object.fromEntries(
            criteria.map(({ id }, place) => [id, verdicts[(place + index) % verdicts.length] ?? "cannot-say"]),
          ),
          words: words[index] ?? "",
        };
      }),
    ),
  }));
  await tx.feedbackRequest.create({
    data: {
      id: `feedback-${request.slug}`,
      askerId: request.askerId,
      ladderVersionId,
      competencies: JSON.stringify(asked),
      question: request.question,
      named: request.named,
      sharedWithId: request.shared ? (demo.byId.get(request.askerId)?.managerId ?? null) : null,
      createdAt: momentOn(addDays(today, -request.daysAgo), 11, 30),
      closedAt: request.closedDaysAgo === undefined ? null : momentOn(addDays(today, -request.closedDaysAgo), 16),
      invitations: { create: invitations },
      answers: { create: answers.sort((a, b) => (a.id < b.id ? -1 : 1)) },
    },
    select: { id: true },
  });
}

/** As random as an id of an answer must be, and the same on every run. */
function randomId(...key: string[]): string {
  const random = randomFor("answer", ...key);
  const digits = Array.from({ length: 32 }, () => random.whole(0, 15).toString(16)).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
