import type { MoveCycleResult } from "#app/features/cycles/data/move-cycle";
import { cycleRefusalMessage } from "#app/features/cycles/domain/cycle";
import { plural } from "#app/kernel/words";

/** What to tell an administrator whose move is refused. */
export function explainMoveRefusal(refusal: Extract<MoveCycleResult, { ok: false }>): string {
  switch (refusal.reason) {
    case "changed-meanwhile":
    case "not-the-version":
    case "not-found":
      return "Someone changed this cycle meanwhile. Look at what the move would do now, and confirm again.";
    case "missing-roles":
      return "Nothing was moved: choose a role for each one that the newer version no longer has.";
    default:
      return cycleRefusalMessage(refusal.reason);
  }
}

/** What a move did, or taking it back. */
export function describeMove(
  intent: "move" | "revert",
  { moved, version }: { moved: number; version: string },
): string {
  const they = `${moved} ${plural(moved, "assessment is", "assessments are")}`;
  return intent === "revert"
    ? `${they} back on version ${version}.`
    : `${they} on version ${version} now. Whoever has something to look at again finds it on their home page.`;
}
