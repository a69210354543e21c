import { z } from "zod";
import { capitalise, plural } from "#app/kernel/words";
import type { GoalSnapshot } from "./goal";

/** One change of a goal. `before` and `after` are text to show, empty for no value. */
export const goalChangeSchema = z.object({
  what: z.enum([
    "goal-added",
    "state",
    "proficiency",
    "why",
    "help",
    "criteria",
    "due",
    "action-added",
    "action-removed",
    "action-text",
    "action-due",
    "action-done",
    "action-reopened",
  ]),
  /** The action it is about. */
  action: z.string().optional(),
  before: z.string(),
  after: z.string(),
});
export type GoalChange = z.infer<typeof goalChangeSchema>;

/**
 * The changes between two states of a goal (`before` is null for a new one). Titles of evidence are left out, because
 * they may be private. Empty without a change.
 */
export function diffGoals(before: GoalSnapshot | null, after: GoalSnapshot): GoalChange[] {
  if (before === null) return [{ what: "goal-added", before: "", after: after.state }];
  const changes: GoalChange[] = [];
  const note = (what: GoalChange["what"], from: string, to: string) => {
    if (from !== to) changes.push({ what, before: from, after: to });
  };
  note("state", describeState(before), describeState(after));
  note("proficiency", describeStep(before), describeStep(after));
  note("why", before.why, after.why);
  note("help", before.helpNeeded, after.helpNeeded);
  const kept = new Set(before.criteria);
  const isSame = before.criteria.length === after.criteria.length && after.criteria.every((id) => kept.has(id));
  if (!isSame) changes.push({ what: "criteria", before: countCriteria(before), after: countCriteria(after) });
  note("due", before.dueOn ?? "", after.dueOn ?? "");
  return [...changes, ...diffActions(before, after)];
}

function diffActions(before: GoalSnapshot, after: GoalSnapshot): GoalChange[] {
  const changes: GoalChange[] = [];
  const earlier = new Map(before.actions.map((action) => [action.id, action]));
  const later = new Set(after.actions.map(({ id }) => id));
  for (const { id, text } of before.actions) {
    if (!later.has(id)) changes.push({ what: "action-removed", action: text, before: text, after: "" });
  }
  for (const action of after.actions) {
    const old = earlier.get(action.id);
    if (!old) {
      changes.push({ what: "action-added", action: action.text, before: "", after: action.text });
      continue;
    }
    const of = { action: action.text };
    if (old.text !== action.text) changes.push({ what: "action-text", ...of, before: old.text, after: action.text });
    if (old.dueOn !== action.dueOn)
      changes.push({ what: "action-due", ...of, before: old.dueOn ?? "", after: action.dueOn ?? "" });
    if (old.doneOn === action.doneOn && old.withEvidence === action.withEvidence) continue;
    if (action.doneOn === null) changes.push({ what: "action-reopened", ...of, before: old.doneOn ?? "", after: "" });
    else {
      const how = action.withEvidence ? "with evidence" : "";
      changes.push({ what: "action-done", ...of, before: "", after: how });
    }
  }
  return changes;
}

const describeState = ({ state, dropReason }: GoalSnapshot) =>
  state === "dropped" ? `dropped: ${dropReason}` : (state as string);

const describeStep = ({ fromProficiency, toProficiency }: GoalSnapshot) =>
  `${fromProficiency === null ? "not rated" : fromProficiency} to ${toProficiency}`;

const countCriteria = ({ criteria }: GoalSnapshot) =>
  `${criteria.length} ${plural(criteria.length, "criterion", "criteria")}`;

/** A change as a sentence without its author: "why it matters was rewritten". Days are given by `dayInWords`. */
export function describeGoalChange(change: GoalChange, dayInWords: (day: string) => string): string {
  const { what, before, after } = change;
  const action = change.action ? `“${change.action}”` : "an action";
  switch (what) {
    case "goal-added":
      return `New goal, ${after}`;
    case "state":
      return `${capitalise(before)} is now ${after}`;
    case "proficiency":
      return `From ${before} became from ${after}`;
    case "why":
      return after === "" ? "Why it matters was taken out" : `Why it matters: ${after}`;
    case "help":
      return after === "" ? "No help is needed any more" : `Help needed: ${after}`;
    case "criteria":
      return `${capitalise(before)} to show became ${after}`;
    case "due":
      return after === "" ? "No day is set any more" : `Due on ${dayInWords(after)}`;
    case "action-added":
      return `New action: ${action}`;
    case "action-removed":
      return `Action taken out: ${action}`;
    case "action-text":
      return `Action reworded: ${action}`;
    case "action-due":
      return after === "" ? `No day is set for ${action} any more` : `${action} is due on ${dayInWords(after)}`;
    case "action-done":
      return after === "" ? `Done: ${action}` : `Done ${after}: ${action}`;
    case "action-reopened":
      return `Open again: ${action}`;
  }
}
