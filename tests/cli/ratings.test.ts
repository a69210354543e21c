import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { analyseRatingsFile } from "#app/cli/ratings";
import { readRatingsCsv } from "#app/cli/ratings-csv";
import { listRatings } from "#app/statistics/ratings-table";
import { KRIPPENDORFF, SHROUT_FLEISS } from "#app/statistics/tests/published-data";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "cairn-ratings-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = path.join(folder, "ratings.csv");
  await writeFile(file, text);
  return file;
}

const csvOf = (table: typeof KRIPPENDORFF) =>
  ["rater,subject,item,rating", ...listRatings(table).map((r) => `${r.rater},${r.subject},${r.item},${r.value}`)].join(
    "\n",
  );

/** What the command prints. */
async function analyse(text: string, options: { scale?: string; json?: boolean } = {}): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const code = await analyseRatingsFile(await fileOf(text), { scale: "ordinal", json: false, ...options });
  expect(code).toBe(0);
  return log.mock.calls.flat().join("\n");
}
const analyseJson = async (text: string) => JSON.parse(await analyse(text, { json: true }));

describe("the JSON", () => {
  test("has the published coefficients of Krippendorff's twelve units under the documented keys", async () => {
    const { n, agreement } = await analyseJson(`${csvOf(KRIPPENDORFF)}\nrater 0,subject 11,item,\n`);
    expect(n).toBe(41);
    const alpha = agreement.krippendorffAlpha;
    const values = [alpha.nominal, alpha.ordinal, alpha.interval, alpha.ratio].map(({ value }) => value);
    expect(values).toEqual([0.743, 0.815, 0.849, 0.797].map((value) => expect.closeTo(value, 3)));
    expect(agreement.gwetAC1.value).toBeCloseTo(0.775, 3);
    expect(Object.keys(agreement)).toEqual(expect.arrayContaining(["fleissKappa", "gwetAC2"]));
    expect(Object.keys(agreement.cohenKappa)).toEqual(["unweighted", "linear", "quadratic"]);
    expect(Object.keys(alpha.nominal)).toEqual(["value", "lower", "upper", "n"]);
  });

  test("has the six correlations of Shrout and Fleiss", async () => {
    const { icc, iccTests } = (await analyseJson(csvOf(SHROUT_FLEISS))).agreement;
    expect(iccTests.icc1).toEqual({ f: expect.closeTo(1.7947, 4), df1: 5, df2: 18, p: expect.closeTo(0.16477, 5) });
    const values = [icc.icc1, icc.icc2, icc.icc3, icc.icc1k, icc.icc2k, icc.icc3k].map(({ value }) => value);
    expect(values).toEqual([0.17, 0.29, 0.71, 0.44, 0.62, 0.91].map((value) => expect.closeTo(value, 2)));
    expect(Object.keys(icc.icc1)).toEqual(["value", "lower", "upper", "n"]);
  });

  test("has severity with a measure for every rater, severe ones above zero", async () => {
    const { severity } = await analyseJson(csvOf(SHROUT_FLEISS));
    expect(severity).toMatchObject({ connected: true, converged: true, subsets: [{ items: ["item"] }] });
    const severe = severity.raters.find(({ id }: { id: string }) => id === "rater 1");
    expect(Object.keys(severe)).toEqual(
      expect.arrayContaining(["id", "measure", "standardError", "infit", "outfit", "observedAverage", "fairAverage"]),
    );
    expect(severe.measure).toBeGreaterThan(0);
    expect(severity.thresholds.length).toBeGreaterThan(1);
  });

  test("says why severity is not estimable, group by group, and what would connect them", async () => {
    const lines = ["m1,a", "m1,b", "m2,c", "m2,d"].flatMap((pair, i) => [`${pair},x,${1 + i}`, `${pair},y,${4 - i}`]);
    const { severity, agreement } = await analyseJson(["rater,subject,item,rating", ...lines].join("\n"));
    expect(severity.connected).toBe(false);
    expect(severity.raters.notEstimable).toContain("1 more rating would connect them");
    expect(severity.subsets).toHaveLength(2);
    expect(severity.extraRatings).toHaveLength(1);
    expect(agreement.fleissKappa.notEstimable).toContain("no subject was rated by two raters");
  });
});

test("the text says n, the interval, and why something is not estimable", async () => {
  const text = await analyse(csvOf(KRIPPENDORFF));
  expect(text).toContain("41 ratings by 4 raters of 12 subjects on 1 item");
  expect(text).toMatch(/Krippendorff's alpha, nominal +0\.743 +0\.\d+ … 1\.000 +n 11/);
  expect(text).toContain("not estimable: there is only one, so nothing to compare it with");
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
});

test("the text has the F test of each correlation, by both names", async () => {
  const text = await analyse(csvOf(SHROUT_FLEISS));
  expect(text).toMatch(/ICC\(1\) \(icc1\) +0\.166 +-0\.133 … 0\.723 +n 6 +F\(5, 18\) = 1\.79, p = 0\.165/);
  expect(text).toMatch(/ICC\(C,1\) \(icc3\) +0\.715 +0\.342 … 0\.946 +n 6 +F\(5, 15\) = 11\.03, p < 0\.001/);
});

test("an empty list of ratings is not an error", async () => {
  expect((await analyseJson("rater,subject,item,rating\n")).severity.raters).toEqual({
    notEstimable: "there are no ratings",
  });
});

describe("reading the file", () => {
  const read = async (text: string) => readRatingsCsv(await fileOf(text));

  test("takes columns in any order, others beside, semicolons, blanks as missing and a byte order mark", async () => {
    const file = await read('\uFEFFItem;rating;note;Rater;subject\r\ni;3;;a;s\r\ni;;"why; not";b;s\r\n\r\n');
    expect(file).toEqual({
      ok: true,
      ratings: [
        { rater: "a", subject: "s", item: "i", value: 3 },
        { rater: "b", subject: "s", item: "i", value: null },
      ],
    });
  });

  test("names every bad line", async () => {
    const lines = ["a,s,i,1", "a,s,i,2", ",s,i,1", "a,t,i,high", "a,u,i"];
    expect(await read(["rater,subject,item,rating", ...lines].join("\n"))).toEqual({
      ok: false,
      issues: [
        { line: 3, message: "a rated s on i already in line 2" },
        { line: 4, message: "the rater is blank" },
        { line: 5, message: '"high" is not a number: leave a missing rating blank' },
      ],
    });
  });

  test.each([
    ["", [{ line: 1, message: "the file is empty: it needs the columns rater, subject, item, rating" }]],
    [
      "rater,subject,score\na,b,1",
      [
        { line: 1, message: 'the column "item" is missing' },
        { line: 1, message: 'the column "rating" is missing' },
      ],
    ],
  ])("refuses %j", async (text, issues) => {
    expect(await read(text)).toEqual({ ok: false, issues });
  });

  test("names the line of a quotation mark that is not closed", async () => {
    const file = await read('rater,subject,item,rating\na,b,c,1\n"a,b,c,2\n');
    expect(file.ok).toBe(false);
    expect(file.ok ? [] : file.issues).toMatchObject([
      { line: expect.any(Number), message: expect.stringMatching(/quote/i) },
    ]);
  });
});

test("a broken file, an unknown scale and a missing file end with exit code 1 and the reason", {
  timeout: 60_000,
}, async () => {
  const run = promisify(execFile);
  const command = (...args: string[]) =>
    run("npx", ["tsx", "app/cli/main.ts", "ratings", "analyse", ...args]).then(
      () => ({ code: 0, stderr: "" }),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
    );
  const broken = await fileOf("rater,subject,item,rating\na,b,c,x\n");
  expect(await command(broken)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${broken}:2: "x" is not a number`),
  });
  expect(await command("/no/such.csv")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("there is no such file"),
  });
  expect(await command(broken, "--scale", "odd")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('unknown scale "odd"'),
  });
});
