import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LadderDiff } from "#app/features/ladder/domain/diff-types";
import { applyDiff } from "#tests/features/ladder/domain/apply-diff";
import { edited, requireLadder, sourceWith } from "#tests/features/ladder/domain/fixture";
import { COMMAND_TIMEOUT_MS, cairn, writeLadder } from "./run-cairn";

const CHANGES = {
  "ladder.yaml": edited("ladder.yaml", '"2026.1"', '"2026.2"'),
  "roles/manager.yaml": edited("roles/manager.yaml", "proficiency: 3", "proficiency: 2"),
  "competencies/observability.yaml": edited(
    "competencies/observability.yaml",
    "deletes alerts nobody acted upon",
    "draws *one* graph",
  ),
};

let scratch: string;
let older: string;
let newer: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "cairn-diff-"));
  older = await writeLadder(scratch, "older");
  newer = await writeLadder(scratch, "newer", CHANGES);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe("cairn ladder diff", { timeout: COMMAND_TIMEOUT_MS }, () => {
  it("refuses a ladder with errors, names their places, and exits with 1", async () => {
    const broken = await writeLadder(scratch, "broken", {
      "roles/manager.yaml": edited("roles/manager.yaml", "competency: mentoring", "competency: mentorin"),
    });
    expect(await cairn("ladder", "diff", older, broken)).toEqual({
      code: 1,
      out: "",
      err: `${broken}/roles/manager.yaml:9:17: unknown competency "mentorin" (did you mean "mentoring"?)\n`,
    });
  });

  it("refuses an unknown format", async () => {
    const { code, err } = await cairn("ladder", "diff", older, newer, "--format", "yaml");
    expect([code, err]).toEqual([1, 'unknown format "yaml": choose one of text, markdown, json\n']);
  });

  it("says what changed and what breaks, and exits with 0", async () => {
    expect(await cairn("ladder", "diff", older, newer)).toEqual({
      code: 0,
      out: `Small ladder 2026.1 → 2026.2: 2 changes, 1 of them breaking

Observability
  ! A criterion of Observability at 3 (Leading) has other words: “draws *one* graph”, before “deletes alerts nobody acted upon”.
      Ratings at 3 (Leading) need another look.

Manager
  - Manager is asked for Mentoring at 2 (Practising), down from 3 (Leading).
`,
      err: "",
    });
  });

  it("exits with 1 for a breaking difference only when asked to", async () => {
    expect((await cairn("ladder", "diff", older, newer, "--fail-on-breaking")).code).toBe(1);
    expect((await cairn("ladder", "diff", older, older, "--fail-on-breaking")).code).toBe(0);
  });

  it("gives Markdown with marks of the texts shown as they are", async () => {
    const { out } = await cairn("ladder", "diff", older, newer, "--format", "markdown");
    expect(out).toContain("## Observability\n\n- **Breaking.** A criterion");
    expect(out).toContain("“draws \\*one\\* graph”");
  });

  it("gives JSON from which the newer version can be made", async () => {
    const { out } = await cairn("ladder", "diff", older, newer, "--json");
    const diff = JSON.parse(out) as LadderDiff;
    expect(diff.breaking).toBe(true);
    expect(applyDiff(requireLadder().ladder, diff)).toEqual(requireLadder(sourceWith(CHANGES)).ladder);
  });
});

describe("cairn ladder export", { timeout: COMMAND_TIMEOUT_MS }, () => {
  it("refuses an unknown format and a ladder with errors, and writes nothing", async () => {
    const out = path.join(scratch, "refused.json");
    expect((await cairn("ladder", "export", older, "--format", "pdf", "--out", out)).code).toBe(1);
    const unsaid = await cairn("ladder", "export", older, "--out", out);
    expect([unsaid.code, unsaid.err]).toEqual([1, expect.stringContaining("no format is given: choose one of json")]);
    const both = await cairn("ladder", "export", older, "--json", "--format", "csv", "--out", out);
    expect([both.code, both.err]).toEqual([1, expect.stringContaining("cannot be used with")]);
    const { code, err } = await cairn(
      "ladder",
      "export",
      path.join(scratch, "nowhere"),
      "--format",
      "json",
      "--out",
      out,
    );
    expect([code, err]).toEqual([1, `${scratch}/nowhere/ladder.yaml:1:1: the file is missing\n`]);
    await expect(readFile(out)).rejects.toThrow("ENOENT");
  });

  it("writes JSON that `check` and `diff` read as the same ladder", async () => {
    const out = path.join(scratch, "whole.json");
    expect((await cairn("ladder", "export", "ladder", "--format", "json", "--out", out)).code).toBe(0);
    expect((await cairn("ladder", "diff", "ladder", out)).out).toBe("Engineering ladder 2026.5 → 2026.5: No changes\n");
    expect(await cairn("ladder", "check", out)).toEqual({ code: 0, out: `${out}: 0 warnings\n`, err: "" });
    expect((await cairn("ladder", "export", "ladder", "--json")).out).toBe(await readFile(out, "utf8"));
  });

  it("names the place of an error in a JSON file", async () => {
    const file = path.join(scratch, "broken.json");
    const { out } = await cairn("ladder", "export", older, "--format", "json");
    await writeFile(file, out.replace('"weight": "core"', '"weight": "cor"'));
    const checked = await cairn("ladder", "check", file);
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(
      /broken\.json:\d+:21: "weight" must be one of defining, core, supporting, optional, not "cor"/,
    );
  });

  it.each([
    ["markdown", /^# Small ladder 2026\.1\n/],
    ["html", /^<!doctype html>/],
    ["csv", /^category_id,category,/],
  ])("prints %s where no file is named", async (format, start) => {
    const { code, out } = await cairn("ladder", "export", older, "--format", format);
    expect(code).toBe(0);
    expect(out).toMatch(start);
  });

  it("ends without a word where its reader has read enough", async () => {
    const command = ["node_modules/tsx/dist/cli.mjs", "app/cli/main.ts", "ladder", "export", "ladder", "--json"];
    const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
    let told = "";
    child.stderr.on("data", (chunk) => (told += chunk));
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect([code, told]).toEqual([0, ""]);
  });
});
