import { isCore } from "#app/features/ladder/domain/lookup";
import type { Weight } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import { capitalise, countInWords, plural } from "#app/kernel/words";
import { daysBetween } from "./check-in";
import { type GoalAction, type GoalState, isGoalOverdue } from "./goal";

/** Six weeks: by then at least one conversation has gone by without a word on the goal. */
export const SILENT_AFTER_DAYS = 42;
/** A conversation has room for a few points of a kind; the rest is on the pages that they lead to. */
const MAX_DISAGREEMENTS = 3;
const MAX_GAPS = 3;

export const POINT_KINDS = [
  "follow-up-overdue",
  "disagreement",
  "goal-overdue",
  "gap",
  "feedback",
  "goal-silent",
  "evidence",
  "follow-up",
] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/**
 * The facts an agenda is built from, limited to what its reader may see. The caller leaves out ratings before both
 * sides have submitted, evidence that isn't shared, and feedback the reader may not read.
 */
export type AgendaFacts = {
  today: Day;
  /** The name of the person it is about, and whether they are the reader. */
  person: { name: string; isReader: boolean };
  /** The last result in which both sides are in. */
  disagreements: readonly { competencyId: string; name: string; self: number; manager: number; cycle: string }[];
  goals: readonly {
    id: string;
    competencyId: string;
    name: string;
    state: GoalState;
    dueOn: Day | null;
    /** The day of its last change. */
    changedOn: Day;
    actions: readonly GoalAction[];
  }[];
  /** Gaps of the last final result to the role aimed at. */
  gaps: readonly { competencyId: string; name: string; weight: Weight; gap: number; role: string }[];
  /** Of the time since the last conversation. */
  evidence: readonly { id: string; title: string; on: Day }[];
  feedback: readonly { id: string; competencies: readonly string[]; answers: number }[];
  followUps: readonly {
    id: string;
    checkInId: string;
    text: string;
    owner: string;
    dueOn: Day | null;
    agreedOn: Day;
  }[];
  /** The day of the last conversation. */
  lastHeldOn: Day | null;
};

/** One point to talk about. `key` is stable from one day to the next; `why` says why it is there. */
export type AgendaPoint = {
  key: string;
  kind: PointKind;
  title: string;
  why: string;
  /** What it leads to, by kind: a goal, a competency, a request for feedback, a check-in; null for evidence as a whole. */
  about: string | null;
};

/**
 * The points of the next conversation, in the order in which they matter: promises that are late, where both see things
 * differently, goals that are late, core gaps nobody works on, what others said, what went quiet, what was achieved, and
 * promises still open. A fact that is missing gives no point.
 */
export function buildAgenda(facts: AgendaFacts): AgendaPoint[] {
  const points = [
    ...facts.followUps.map((followUp) => followUpPoint(followUp, facts)),
    ...disagreementPoints(facts),
    ...goalPoints(facts),
    ...gapPoints(facts),
    ...facts.feedback.filter(({ answers }) => answers > 0).map(feedbackPoint),
    ...evidencePoints(facts),
  ];
  const rank = ({ kind }: AgendaPoint) => POINT_KINDS.indexOf(kind);
  return points
    .map((point, index) => ({ point, index }))
    .sort((a, b) => rank(a.point) - rank(b.point) || a.index - b.index)
    .map(({ point }) => point);
}

function followUpPoint(followUp: AgendaFacts["followUps"][number], { today }: AgendaFacts): AgendaPoint {
  const isLate = followUp.dueOn !== null && followUp.dueOn < today;
  return {
    key: `follow-up:${followUp.id}`,
    kind: isLate ? "follow-up-overdue" : "follow-up",
    title: followUp.text,
    why: isLate
      ? `${followUp.owner}’s follow-up, due ${sinceInWords(followUp.dueOn as Day, today)}.`
      : `${followUp.owner}’s follow-up, still open.`,
    about: followUp.checkInId,
  };
}

function disagreementPoints({ disagreements }: AgendaFacts): AgendaPoint[] {
  return disagreements
    .map((each, index) => ({ ...each, index, apart: Math.abs(each.self - each.manager) }))
    .filter(({ apart }) => apart > 0)
    .sort((a, b) => b.apart - a.apart || a.index - b.index)
    .slice(0, MAX_DISAGREEMENTS)
    .map(({ competencyId, name, self, manager, cycle, apart }) => ({
      key: `disagreement:${competencyId}`,
      kind: "disagreement" as const,
      title: `${name}: ${apart} ${plural(apart, "level")} apart`,
      why: `In ${cycle} the self-rating was ${self} and the manager’s ${manager}: compare what you each saw before agreeing.`,
      about: competencyId,
    }));
}

function goalPoints({ goals, today }: AgendaFacts): AgendaPoint[] {
  return goals.flatMap((goal): AgendaPoint[] => {
    if (isGoalOverdue(goal, today)) return [{ ...pointOf(goal, "goal-overdue"), why: explainOverdue(goal, today) }];
    const silentFor = daysBetween(goal.changedOn, today);
    if (goal.state !== "active" || silentFor < SILENT_AFTER_DAYS) return [];
    return [
      { ...pointOf(goal, "goal-silent"), why: `Nothing has changed in it for ${Math.floor(silentFor / 7)} weeks.` },
    ];
  });
}

function pointOf(goal: AgendaFacts["goals"][number], kind: PointKind): Omit<AgendaPoint, "why"> {
  return { key: `goal:${goal.id}`, kind, title: `Goal: ${goal.name}`, about: goal.id };
}

function explainOverdue(goal: AgendaFacts["goals"][number], today: Day): string {
  const late = goal.actions.filter(({ doneOn, dueOn }) => doneOn === null && dueOn !== null && dueOn < today);
  const own = goal.dueOn !== null && goal.dueOn < today ? `It was due ${sinceInWords(goal.dueOn, today)}. ` : "";
  const [first] = late;
  if (!first) return own.trim();
  const more = late.length > 1 ? ` and ${countInWords(late.length - 1)} more` : "";
  return `${own}Late: “${first.text}”${more}.`;
}

function gapPoints({ gaps, goals }: AgendaFacts): AgendaPoint[] {
  const worked = new Set(
    goals.filter(({ state }) => state === "planned" || state === "active").map(({ competencyId }) => competencyId),
  );
  return gaps
    .map((gap, index) => ({ ...gap, index }))
    .filter(({ competencyId, weight, gap }) => isCore(weight) && gap > 0 && !worked.has(competencyId))
    .sort((a, b) => b.gap - a.gap || a.index - b.index)
    .slice(0, MAX_GAPS)
    .map(({ competencyId, name, gap, role }) => ({
      key: `gap:${competencyId}`,
      kind: "gap" as const,
      title: `${name}: a gap without a goal`,
      why: `Core for ${role}, ${countInWords(gap)} ${plural(gap, "level")} below target, with no goal yet.`,
      about: competencyId,
    }));
}

function feedbackPoint({ id, competencies, answers }: AgendaFacts["feedback"][number]): AgendaPoint {
  return {
    key: `feedback:${id}`,
    kind: "feedback",
    title: `Feedback on ${competencies.join(", ")}`,
    why: `${capitalise(countInWords(answers))} ${plural(answers, "colleague")} gave feedback. What surprised you?`,
    about: id,
  };
}

function evidencePoints({ evidence, lastHeldOn, person }: AgendaFacts): AgendaPoint[] {
  if (evidence.length === 0) return [];
  const titles = evidence.slice(0, 3).map(({ title }) => title);
  const rest = evidence.length - titles.length;
  const since = lastHeldOn === null ? "in the last three months" : "since your last check-in";
  return [
    {
      key: "evidence",
      kind: "evidence",
      title: `${evidence.length} ${plural(evidence.length, "evidence item")} ${since}`,
      why: `${titles.join("; ")}${rest > 0 ? `; and ${countInWords(rest)} more` : ""}. ${
        person.isReader ? "Worth telling before it is forgotten." : "Shared with you: worth asking about."
      }`,
      about: null,
    },
  ];
}

function sinceInWords(day: Day, today: Day): string {
  const days = daysBetween(day, today);
  if (days < 14) return `${countInWords(days)} ${plural(days, "day")} ago`;
  return `${countInWords(Math.floor(days / 7))} weeks ago`;
}
