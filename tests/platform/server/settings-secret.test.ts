import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { auditKeysOf, readSettings } from "#app/platform/server/settings";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "cairn-secret-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (environment: Record<string, string>, makesSecret?: boolean) =>
  readSettings({ NODE_ENV: "test", DATA_DIR: folder, ...environment }, { demo: false, makesSecret });

test("a command that only looks makes no secret: without one there are no keys", () => {
  expect(auditKeysOf(read({}, false))).toBeNull();
  expect(existsSync(path.join(folder, "secret"))).toBe(false);
});

test("the server makes one, for its own user alone, and commands find it", async () => {
  const keys = auditKeysOf(read({}));
  expect((await stat(path.join(folder, "secret"))).mode & 0o777).toBe(0o600);
  expect(auditKeysOf(read({}, false))).toEqual(keys);
  const secret = (await readFile(path.join(folder, "secret"), "utf8")).trim();
  expect(auditKeysOf(read({ DATA_DIR: "absent", SECRET: secret }, false))).toEqual(keys);
});

test("former secrets are listed by commas; each has a key of its own, and the present one is first", () => {
  const [now, before, long] = ["n".repeat(32), "b".repeat(32), "l".repeat(32)];
  const keys = auditKeysOf(read({ SECRET: now, SECRET_PREVIOUS: ` ${before},, ${long} ` }));
  expect(keys?.map(({ id }) => id)).toEqual(
    [now, before, long].map((secret) => auditKeysOf(read({ SECRET: secret }))?.[0].id),
  );
  expect(new Set(keys?.map(({ id }) => id)).size).toBe(3);
});
