import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { describe, expect, inject, test } from "vitest";
import { backUp, restoreBackup } from "#app/platform/backup/copy";
import { checkDatabase } from "#app/platform/database/check-database";
import type { Engine } from "#app/platform/database/engine";
import { TEST_AUDIT_KEYS } from "#tests/support/audit-keys";
import { NO_CONTENTS } from "#tests/support/no-contents";
import { fillPortableWorld } from "#tests/support/portable-world";
import { mountSmallDisk } from "#tests/support/small-disk";
import { createTestDatabase } from "#tests/support/test-database";

const NOW = new Date("2026-11-23T12:00:00Z");
/** Enough rows that writing them takes a while. */
const RATINGS = 40_000;

const newPath = () => path.join(inject("scratchFolder"), randomUUID());

async function createClosed(engine: Engine, ratings: number): Promise<string> {
  const { database, url } = await createTestDatabase(engine);
  await fillPortableWorld(database, { ratings });
  await database.close();
  return url;
}

function runCli(command: string[], url: string): ChildProcess & { output(): string } {
  const child: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "app/cli/main.ts", "db", ...command],
    {
      env: { NODE_ENV: "test", PATH: process.env.PATH, DATABASE_URL: url, DATA_DIR: inject("scratchFolder") },
      // A group of its own: tsx runs the program in a second process, and both are to be killed.
      detached: true,
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return Object.assign(child, { output: () => output });
}

const killAll = (child: ChildProcess) => process.kill(-(child.pid ?? 0), "SIGKILL");

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

async function listContent(url: string) {
  const file = newPath();
  const { tables } = await backUp(url, file, NOW, NO_CONTENTS);
  await rm(file);
  return tables;
}

async function findWrong(url: string): Promise<string[]> {
  const wrong: string[] = [];
  for await (const { ok, check } of checkDatabase(url, { contents: NO_CONTENTS, auditKeys: TEST_AUDIT_KEYS }))
    if (!ok) wrong.push(check);
  return wrong;
}

/** Whether rows are being written at this moment. */
async function isWriting(url: string): Promise<boolean> {
  if (url.startsWith("file:")) {
    const file = url.slice("file:".length);
    const names = await readdir(path.dirname(file));
    const unfinished = names.find((name) => name.startsWith(`${path.basename(file)}.restoring-`));
    return unfinished !== undefined && (await stat(path.join(path.dirname(file), unfinished))).size > 500_000;
  }
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND query LIKE 'INSERT INTO "Rating"%'`,
    [new URL(url).pathname.slice(1)],
  );
  await client.end();
  return rowCount !== 0;
}

describe.each(["sqlite", "postgresql"] as const)("a restore to %s that is killed in the middle", (engine) => {
  test("leaves the old database whole, and can be done again", async () => {
    const file = newPath();
    await backUp(await createClosed("sqlite", RATINGS), file, NOW, NO_CONTENTS);
    const url = await createClosed(engine, 7);
    const before = await listContent(url);

    const restoring = runCli(["restore", file, "--force"], url);
    while (!(await isWriting(url))) {
      if (restoring.exitCode !== null) throw new Error(`it was done before it could be killed:\n${restoring.output()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    killAll(restoring);
    await ended(restoring);

    expect(await listContent(url)).toEqual(before);
    expect(await findWrong(url)).toEqual([]);
    const { tables } = await restoreBackup(url, file, { force: true }, NO_CONTENTS);
    expect(tables.find(({ table }) => table === "Rating")?.rows).toBe(RATINGS);
    expect(await findWrong(url)).toEqual([]);
    const folder = inject("scratchFolder");
    expect((await readdir(folder)).filter((name) => name.includes(".restoring-"))).toEqual([]);
  });
});

test("on a full disk a backup leaves nothing behind, and a restore leaves the old database whole", async (context) => {
  const disk = await mountSmallDisk(2);
  if (!disk) return context.skip("no disk may be mounted here");
  try {
    const big = newPath();
    const source = await createClosed("sqlite", RATINGS);
    await backUp(source, big, NOW, NO_CONTENTS);
    const small = newPath();
    await backUp(await createClosed("sqlite", 7), small, NOW, NO_CONTENTS);
    const url = `file:${path.join(disk.folder, "cairn.db")}`;
    await restoreBackup(url, small, { force: false }, NO_CONTENTS);
    const before = await listContent(url);

    const restoring = runCli(["restore", big, "--force"], url);
    expect(await ended(restoring)).toBe(1);
    expect(restoring.output()).toContain("There is no space left on the disk. Nothing was changed.");
    expect(await listContent(url)).toEqual(before);
    expect(await findWrong(url)).toEqual([]);

    await disk.fillUp();
    const target = path.join(disk.folder, "cairn.backup");
    const backingUp = runCli(["backup", target], source);
    expect(await ended(backingUp)).toBe(1);
    expect(backingUp.output()).toContain("There is no space left on the disk. Nothing was changed.");
    expect(existsSync(target) || existsSync(`${target}.part`)).toBe(false);
  } finally {
    await disk.remove();
  }
});
