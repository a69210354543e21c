import type { WrittenCase } from "#app/features/calibration/domain/shared-cases/case";
import { readLadderCases } from "#app/features/calibration/files/ladder-cases";
import type { LoadedLadder } from "#app/features/ladder/data/ladder-library";
import type { RequestContext } from "#app/platform/server/context";

/** The written cases of the ladder's folder that fit the current version of its ladder; those that do not are left out. */
export async function listWrittenCases(
  context: RequestContext,
): Promise<{ current: LoadedLadder; written: WrittenCase[] }> {
  const current = await context.ladders.requireCurrent();
  const { cases } = await readLadderCases(context.settings.LADDER_DIR, current.ladder);
  return { current, written: cases };
}
