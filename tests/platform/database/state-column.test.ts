import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { findCycle, listCycles } from "#app/features/cycles/data/cycles";
import { mapped, readOne } from "#app/platform/database/reading";
import { stateColumn, UnknownStateError } from "#app/platform/database/state-column";
import { sql, table } from "#app/platform/database/tables";
import { findJob } from "#app/platform/jobs/job-store";
import { describeOnBothEngines } from "#tests/support/test-database";

const AT = new Date("2026-03-01T09:30:00Z");

describe("a reader of a state column", () => {
  const readDecision = stateColumn("PromotionCase", "decision", ["approve", "not-yet"]);

  test("refuses an unknown value and names table, column and value", () => {
    expect(() => readDecision("later")).toThrow(UnknownStateError);
    expect(() => readDecision("later")).toThrow(
      'PromotionCase.decision holds "later", which is none of approve, not-yet',
    );
    expect(() => readDecision("")).toThrow(UnknownStateError);
    expect(() => readDecision("toString")).toThrow(UnknownStateError);
  });

  test("gives a known value, and null where nothing is stored", () => {
    expect(readDecision("approve")).toBe("approve");
    expect(readDecision(null)).toBeNull();
  });

  test("takes only columns of the schema that hold text", () => {
    // @ts-expect-error The table has no such column.
    stateColumn("PromotionCase", "stage", ["draft"]);
    // @ts-expect-error A number is no state.
    stateColumn("PromotionCase", "version", ["draft"]);
    // @ts-expect-error A column that cannot be null gives no null.
    const state: null = stateColumn("Cycle", "state", ["draft"])("draft");
    expect(state).toBe("draft");
  });
});

describeOnBothEngines("a state that this release does not know", (get) => {
  beforeAll(async () => {
    const { client } = get();
    const person = { id: "p", name: "Ada", email: "ada@x.test", ladderId: "l", roleId: "r", createdAt: AT };
    await client.person.create({ data: person });
    await client.job.create({
      data: { id: "j", kind: "people-import", ownerId: "p", state: "paused", input: "{}", createdAt: AT },
    });
    await client.ladderVersion.create({
      data: { id: "v", ladderId: "l", version: "1.0.0", contentHash: "", content: "{}", publishedAt: AT },
    });
    const days = { startsOn: "2026-01-01", selfDueOn: "2026-02-01", reviewDueOn: "2026-03-01", closesOn: "2026-04-01" };
    await client.cycle.create({
      data: { id: "c", name: "Spring", ladderVersionId: "v", ...days, state: "frozen", createdAt: AT },
    });
  });

  test("is refused where Prisma reads it", async () => {
    await expect(findCycle(get(), "c")).rejects.toThrow('Cycle.state holds "frozen"');
    await expect(findJob(get(), "p", "j")).rejects.toThrow('Job.state holds "paused"');
  });

  test("is refused where one statement reads a whole page", async () => {
    await expect(listCycles(get())).rejects.toThrow('Cycle.state holds "frozen"');
  });

  test("is read as the value once the program knows it", async () => {
    const c = table("Cycle", "c");
    const readState = stateColumn("Cycle", "state", ["frozen"]);
    const state = mapped(c.state, readState);
    const newest = { piece: () => sql`(SELECT ${c.state} FROM ${c})`, isJson: false, decode: state.decode };
    expect(await readOne(get(), newest)).toBe("frozen");
  });
});

describe("every state column of the schema", () => {
  const STATE_NAMES = /^(state|phase|kind|status|vote|decision|recommendation|action|subjectKind)$/;
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "app"], {
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => /\.tsx?$/.test(file));
  const programs = files.map((file) => ({ file, text: readFileSync(file, "utf8") }));

  test("has a reader", () => {
    const schema = readFileSync("prisma/schema.prisma", "utf8");
    const columns = [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(([, model, body = ""]) =>
      [...body.matchAll(/^ {2}(\w+) +String\b/gm)]
        .filter(([, column = ""]) => STATE_NAMES.test(column))
        .map(([, column]) => `stateColumn("${model}", "${column}"`),
    );
    expect(columns.length).toBeGreaterThan(15);
    expect(
      columns.filter((reader) => !programs.some(({ text }) => text.includes(reader))),
      "declare the reader in data/state-columns.ts of its capability",
    ).toEqual([]);
  });

  test("is never cast to its type", () => {
    const cast = /\b(?:state|phase|kind|status|vote|decision|recommendation|action|subjectKind) as (?!const\b)[A-Z"(]/;
    const found = programs
      .filter(({ file }) => /^app\/(features\/\w+\/(data|server|jobs)|platform|composition|cli)\//.test(file))
      .flatMap(({ file, text }) =>
        text
          .split("\n")
          .filter((line) => cast.test(line))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(found, "use the reader of the column: stateColumn of state-column.ts").toEqual([]);
  });
});
