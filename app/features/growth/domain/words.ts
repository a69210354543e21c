import { findCompetency, stepOf } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { describeTextReaders } from "#app/policy/text-kinds";
import type { GoalEvent, GoalState } from "./goal";

/** The name of a competency; of one that the ladder no longer has, its id. */
export const competencyName = (ladder: Ladder, id: string): string => findCompetency(ladder, id)?.name ?? id;

/** "from 2 Practised to 3 Proficient", or "to 3 Proficient" where there was no rating. */
export function describeStep(ladder: Ladder, from: number | null, to: number): string {
  const step = (level: number) => [level, stepOf(ladder, level)?.name].filter(Boolean).join(" ");
  return from === null ? `to ${step(to)}` : `from ${step(from)} to ${step(to)}`;
}

export const STATE_WORDS: Record<GoalState, string> = {
  active: "Active",
  planned: "Planned",
  done: "Done",
  dropped: "Dropped",
};

export const EVENT_WORDS: Record<GoalEvent, string> = {
  start: "Start now",
  postpone: "Move to planned",
  finish: "Mark as done",
  drop: "Drop this goal",
  resume: "Take up again",
};

/** The readers of a plan, for both of them. */
export function planSeenBy(person: { name: string }, manager: { name: string } | null, isSelf: boolean): string {
  const names = isSelf ? { person: "you", manager: manager?.name ?? null } : { person: person.name, manager: "you" };
  return describeTextReaders("growth.goal", names);
}
