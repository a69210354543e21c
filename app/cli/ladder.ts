import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { readLadderCases } from "#app/features/calibration/files/ladder-cases";
import { toJsonSchemas } from "#app/features/ladder/domain/json-schema";
import { formatIssue, type Issue } from "#app/features/ladder/domain/source";
import { readLadderAt } from "#app/features/ladder/files/ladder-folder";

type CheckReport = { ok: boolean; errors: number; warnings: number; issues: Issue[] };

/** Prints all that is wrong with the ladder in a folder or JSON file, and what is worth a second thought. Gives the exit code: 1 where there are errors. */
export async function checkLadder(folder: string, { json }: { json: boolean }): Promise<number> {
  const { issues } = await readLadderAt(folder, {
    checkCases: async (place, ladder) => (await readLadderCases(place, ladder)).issues,
  });
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const report: CheckReport = { ok: errors === 0, errors, warnings: issues.length - errors, issues };
  console.log(json ? JSON.stringify(report, null, 2) : toText(report, folder));
  return report.ok ? 0 : 1;
}

function toText({ ok, errors, warnings, issues }: CheckReport, folder: string): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const summary = `${folder}: ${ok ? "" : `${count(errors, "error")}, `}${count(warnings, "warning")}`;
  return [...issues.map(formatIssue), summary].join("\n");
}

/** Writes the JSON Schemas of the format. */
export async function writeLadderSchemas(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { fileName, text } of toJsonSchemas()) {
    await writeFile(path.join(folder, fileName), text);
    console.log(path.join(folder, fileName));
  }
}
