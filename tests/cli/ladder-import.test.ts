import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edited, FRAMEWORK, STANDARD } from "#tests/features/ladder/files/ladder-import/fixtures";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "cairn-import-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Starting the command takes the better part of a second, more on a busy machine. */
const TIMEOUT_MS = 30_000;

function cairn(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const command = ["node_modules/tsx/dist/cli.mjs", "app/cli/main.ts", ...args];
    execFile(process.execPath, command, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

async function write(name: string, text: string): Promise<string> {
  const full = path.join(scratch, name);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, text);
  return full;
}

describe("cairn ladder import", { timeout: TIMEOUT_MS }, () => {
  it("refuses a broken file with its place, exits with 1 and writes nothing", async () => {
    const source = await write("broken.md", edited(FRAMEWORK, '          - "Tastes', '          -\t"Tastes'));
    const out = path.join(scratch, "never");
    expect(await cairn("ladder", "import", "monzo", source, "--out", out)).toEqual({
      code: 1,
      out: "",
      err: `${source}:11:12: not valid YAML: a tab after a dash counts as indentation: use a space\n`,
    });
    expect((await readdir(scratch)).filter((name) => name.includes("never"))).toEqual([]);
    const { code, out: json } = await cairn("ladder", "import", "monzo", source, "--out", out, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(json)).toMatchObject({ ok: false, issues: [{ path: source, line: 11, column: 12 }] });
  });

  it("refuses a folder that is not empty, a format it does not know and a file that is not there", async () => {
    const source = await write("sound.md", FRAMEWORK);
    const taken = path.dirname(await write("taken/mine.txt", "mine"));
    expect(await cairn("ladder", "import", "monzo", source, "--out", taken)).toEqual({
      code: 1,
      out: "",
      err: `${taken} is not empty: give a new or an empty folder\n`,
    });
    expect(await readdir(taken)).toEqual(["mine.txt"]);
    const out = path.join(scratch, "other");
    expect((await cairn("ladder", "import", "excel", source, "--out", out)).err).toBe(
      'unknown format "excel": choose one of financial-times, monzo, forward-impact, csv\n',
    );
    expect((await cairn("ladder", "import", "csv", `${source}x`, "--out", out)).err).toBe(
      `${source}x: there is no such file or folder\n`,
    );
  });

  it("writes a ladder that passes its check, and keeps the whole report beside it", async () => {
    for (const [file, text] of Object.entries(STANDARD)) await write(file, text);
    const out = path.join(scratch, "ladder");
    const { code, out: printed } = await cairn(
      "ladder",
      "import",
      "forward-impact",
      path.join(scratch, "standard"),
      "--out",
      out,
    );
    expect(code).toBe(0);
    expect(printed).toContain("Bakery standard: 3 competencies, 9 criteria, 5 proficiencies, 4 roles, 2 tracks");
    expect(printed).toContain('craft.yaml:19:9: skills.1.markers.foundational.agent: "Ran the mixer"');
    expect((await readdir(out)).sort()).toEqual(["competencies", "import-report.md", "ladder.yaml", "roles"]);
    expect(await readFile(path.join(out, "import-report.md"), "utf8")).toContain("  - Ran the mixer\n");
    expect((await cairn("ladder", "check", out)).code).toBe(0);
  });

  it("prints the report for machines", async () => {
    const source = await write("bread.md", FRAMEWORK);
    const { code, out } = await cairn(
      "ladder",
      "import",
      "monzo",
      source,
      "--out",
      path.join(scratch, "json"),
      "--json",
    );
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ ok: true, ladder: expect.stringContaining("Bread Framework: 2 competencies") });
    expect(report.report.filter(({ kind }: { kind: string }) => kind === "left-out")).toEqual([
      { kind: "left-out", path: source, line: 2, column: 1, message: "path", texts: ["/kitchen"] },
    ]);
  });
});
