import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND_TIMEOUT_MS, cairn, writeLadder } from "./run-cairn";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "cairn-rule-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe("cairn ladder rule", { timeout: COMMAND_TIMEOUT_MS }, () => {
  it("refuses a ladder with errors, with each at its place", async () => {
    const folder = path.join(scratch, "nowhere");
    expect(await cairn("ladder", "rule", folder)).toEqual({
      code: 1,
      out: "",
      err: `${folder}/ladder.yaml:1:1: the file is missing\n`,
    });
  });

  it("prints three columns for each role, and the first as JSON", async () => {
    const folder = await writeLadder(scratch, "sound");
    const { code, out } = await cairn("ladder", "rule", folder);
    expect(code).toBe(0);
    expect(out).toMatch(/^A {2}5% of agreed ratings 1 level low, 5% 1 level high$/m);
    expect(out).toMatch(/^Manager \(0 defining, 1 core\) +A +B +C$/m);
    expect(out).toMatch(/^ {2}Truly at every target +0\.\d{3} +0\.\d{3} +0\.\d{3}$/m);
    expect(out).toMatch(/^ {2}1 level below on one defining competency +– +– +–$/m);
    const { roles } = JSON.parse((await cairn("ladder", "rule", folder, "--json")).out);
    expect(roles.map(({ id }: { id: string }) => id)).toEqual(["engineer", "senior-engineer", "manager"]);
    expect(Object.keys(roles[0])).toEqual([
      "id",
      "trulyReady",
      "belowOnTenth",
      "belowOnFifth",
      "belowOnTwoFifths",
      "lacksDefining",
    ]);
    expect(roles[2].lacksDefining).toBeNull();
  });
});
