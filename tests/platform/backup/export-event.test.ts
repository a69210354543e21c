import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, test } from "vitest";
import { openDatabase } from "#app/platform/database/database";
import { fillPortableWorld } from "#tests/support/portable-world";
import { createTestDatabase } from "#tests/support/test-database";

const run = promisify(execFile);

describe.each(["sqlite", "postgresql"] as const)("db backup (%s)", (engine) => {
  test("is a security event of its own, in the database and in the file", async () => {
    const source = await createTestDatabase(engine);
    await fillPortableWorld(source.database);
    await source.database.client.securityEvent.deleteMany();
    const file = path.join(inject("scratchFolder"), `${randomUUID()}.backup`);
    const db = (command: string[], url: string) =>
      run(process.execPath, ["node_modules/tsx/dist/cli.mjs", "app/cli/main.ts", "db", ...command], {
        env: { NODE_ENV: "test", PATH: process.env.PATH, DATABASE_URL: url, DATA_DIR: inject("scratchFolder") },
      });
    const { stderr } = await db(["backup", file], source.url);
    expect(stderr).not.toContain("security event");
    const made = {
      kind: "export-made",
      personId: null,
      actorId: null,
      address: null,
      detail: '{"command":"db backup"}',
    };
    expect(await source.database.client.securityEvent.findMany()).toMatchObject([made]);

    const restored = `file:${path.join(inject("scratchFolder"), `${randomUUID()}.db`)}`;
    await db(["restore", file], restored);
    const copy = await openDatabase(restored);
    expect(await copy.client.securityEvent.findMany()).toMatchObject([made]);
    await copy.close();
    await source.remove();
  });
});
