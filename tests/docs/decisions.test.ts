import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const FOLDER = "docs/decisions";
const records = readdirSync(FOLDER).filter((name) => /^\d{4}-.+\.md$/.test(name));
const index = readFileSync(path.join(FOLDER, "README.md"), "utf8").split("\n");

describe("decision records", () => {
  test.each(records)("%s has a date and a state and the same row in the index", (name) => {
    const [title, blank, date, state] = readFileSync(path.join(FOLDER, name), "utf8").split("\n");
    expect(title).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `));
    expect(blank).toBe("");
    expect(date).toMatch(/^Date: \d{4}-\d{2}-\d{2}\\$/);
    expect(state).toMatch(/^State: (proposed|accepted|superseded by \d+)$/);
    const [, number, words] = /^# (\d+)\. (.+)$/.exec(title ?? "") ?? [];
    expect(index).toContain(
      `| ${number} | [${words}](${name}) | ${date?.slice(6, 16)} | ${state?.slice("State: ".length)} |`,
    );
  });
});
