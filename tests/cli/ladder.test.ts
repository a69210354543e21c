import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edited } from "#tests/features/ladder/domain/fixture";
import { COMMAND_TIMEOUT_MS, cairn, writeLadder } from "./run-cairn";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "cairn-ladder-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe("cairn ladder check", { timeout: COMMAND_TIMEOUT_MS }, () => {
  it("refuses a folder without a ladder, and says which file is missing", async () => {
    const folder = path.join(scratch, "nowhere");
    expect(await cairn("ladder", "check", folder)).toEqual({
      code: 1,
      out: `${folder}/ladder.yaml:1:1: the file is missing\n${folder}: 1 error, 0 warnings\n`,
      err: "",
    });
  });

  it("lists every error with its place, and exits with 1", async () => {
    const role = edited("roles/manager.yaml", "competency: mentoring", "competency: mentorin").replace("core", "cor");
    const folder = await writeLadder(scratch, "broken", { "roles/manager.yaml": role });
    const { code, out } = await cairn("ladder", "check", folder);
    expect(code).toBe(1);
    expect(out.split("\n")).toEqual([
      `${folder}/roles/manager.yaml:9:17: unknown competency "mentorin" (did you mean "mentoring"?)`,
      expect.stringMatching(/roles\/manager\.yaml:11:13: "weight" must be one of defining, core, supporting, optional/),
      `${folder}: 2 errors, 0 warnings`,
      "",
    ]);
  });

  it("lists warnings, and exits with 0 where there are no errors", async () => {
    const folder = await writeLadder(scratch, "sound");
    const { code, out } = await cairn("ladder", "check", folder);
    expect(code).toBe(0);
    expect(out).toMatch(/mentoring\.yaml:20:17: warning: .*"several"/);
    expect(out).toContain(`${folder}: 1 warning\n`);
  });

  it("says the same as JSON", async () => {
    const { code, out } = await cairn("ladder", "check", "ladder", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ ok: true, errors: 0, warnings: 0, issues: [] });
  });
});

describe("cairn ladder schema", { timeout: COMMAND_TIMEOUT_MS }, () => {
  it("writes the schemas to a folder it makes", async () => {
    const folder = path.join(scratch, "some", "schema");
    expect((await cairn("ladder", "schema", "--out", folder)).code).toBe(0);
    expect(JSON.parse(await readFile(path.join(folder, "ladder.schema.json"), "utf8"))).toMatchObject({
      title: "Ladder",
      additionalProperties: false,
    });
  });
});
