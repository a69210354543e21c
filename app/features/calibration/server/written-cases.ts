import type { LoadedLadder } from "#app/data/ladder-library";
import type { WrittenCase } from "#app/domain/shared-cases/case";
import { readLadderCases } from "#app/integrations/ladder-folder";
import type { RequestContext } from "./context";

/** The written cases of the ladder's folder that fit the current version of its ladder; those that do not are left out. */
export async function listWrittenCases(
  context: RequestContext,
): Promise<{ current: LoadedLadder; written: WrittenCase[] }> {
  const current = await context.ladders.requireCurrent();
  const { cases } = await readLadderCases(context.settings.LADDER_DIR, current.ladder);
  return { current, written: cases };
}
