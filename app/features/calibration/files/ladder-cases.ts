import { type CheckedCases, checkCases } from "#app/features/calibration/domain/shared-cases/check-cases";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readYamlFiles } from "#app/features/ladder/files/ladder-folder";

/** The written cases in a ladder's folder, `cases/*`, checked against that ladder; none where there is no such folder. */
export async function readLadderCases(folder: string, ladder: Ladder): Promise<CheckedCases> {
  return checkCases(ladder, await readYamlFiles(folder, "cases"));
}
