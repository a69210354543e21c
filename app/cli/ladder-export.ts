import { writeFile } from "node:fs/promises";
import { formatIssue } from "#app/features/ladder/domain/source";
import { readLadderAt } from "#app/features/ladder/files/ladder-folder";
import { isLadderFormat, LADDER_FORMATS } from "#app/features/ladder/files/ladder-formats";

/** Writes a ladder as one text, to a file or to the terminal. Gives the exit code: 1 where it cannot be read or written. */
export async function exportLadder(
  place: string,
  { format, out }: { format: string | null; out: string | null },
): Promise<number> {
  if (format === null || !isLadderFormat(format)) {
    const problem = format === null ? "no format is given" : `unknown format "${format}"`;
    console.error(`${problem}: choose one of ${Object.keys(LADDER_FORMATS).join(", ")} with --format`);
    return 1;
  }
  const { ladder, issues } = await readLadderAt(place);
  if (!ladder) {
    for (const issue of issues) console.error(formatIssue(issue));
    return 1;
  }
  const text = LADDER_FORMATS[format].print(ladder);
  if (out === null) {
    process.stdout.write(text);
    return 0;
  }
  try {
    await writeFile(out, text);
  } catch (error) {
    console.error(`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  console.log(out);
  return 0;
}
