import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { sourceWith } from "#tests/features/ladder/domain/fixture";

/** Starting the command takes the better part of a second, more on a busy machine. */
export const COMMAND_TIMEOUT_MS = 30_000;

/** Runs the `cairn` command as a terminal would. */
export function cairn(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const command = ["node_modules/tsx/dist/cli.mjs", "app/cli/main.ts", ...args];
    execFile(process.execPath, command, { maxBuffer: 16 * 1024 * 1024 }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

/** Writes the small ladder, with files replaced, to a folder of its own. */
export async function writeLadder(
  scratch: string,
  name: string,
  changes: Record<string, string | null> = {},
): Promise<string> {
  const folder = path.join(scratch, name);
  for (const { path: file, text } of sourceWith(changes).files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}
