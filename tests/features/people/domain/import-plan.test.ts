import { describe, expect, test } from "vitest";
import { countRefusedRows, planPeopleImport } from "#app/features/people/domain/import-plan";
import { choices, csv, HEADER, SHORT_HEADER, short, world } from "./import-world";

const plan = (...rows: string[][]) => planPeopleImport(csv(SHORT_HEADER, ...rows), world, choices);
const reasons = (...rows: string[][]) =>
  plan(...rows).refused.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);

describe("a file is refused as a whole", () => {
  test.each([
    [[], "the file is empty"],
    [csv(SHORT_HEADER), "there is nobody below the header"],
    [csv(["name", "email"], ["A", "a@x.test"]), 'the column "role" is missing'],
    [csv([...SHORT_HEADER, "salary"], short("eve")), 'unknown column "salary"'],
    [csv(["nane", "email", "role"], short("eve")), '(did you mean "name"?)'],
    [csv([...SHORT_HEADER, "E-Mail"], short("eve")), 'the column "E-Mail" is there twice'],
    [csv([...SHORT_HEADER, " "], short("eve")), "column 5 has no name"],
  ])("%#: %s", (lines, reason) => {
    const { fileRefused, create, change, refused } = planPeopleImport(lines, world, choices);
    expect(fileRefused.map((refusal) => refusal.reason).join("; ")).toContain(reason);
    expect([create, change, refused]).toEqual([[], [], []]);
  });
});

describe("a row is refused", () => {
  test.each([
    [["", "eve@x.test", "senior-engineer", ""], "2 name: the name is missing"],
    [["x".repeat(121), "eve@x.test", "senior-engineer", ""], "2 name: a name has at most 120 characters"],
    [["Eve", "", "senior-engineer", ""], "2 email: the e-mail address is missing"],
    [["Eve", "eve at x", "senior-engineer", ""], '2 email: "eve at x" is not an e-mail address'],
    [["Eve", "eve@x.test", "", ""], "2 role: the role is missing"],
    [
      ["Eve", "eve@x.test", "Senor Engineer", ""],
      '2 role: the ladder has no role "Senor Engineer" (did you mean "Senior Engineer"?)',
    ],
    [["Eve", "eve@x.test", "senior-engineer", "ben@y"], '2 manager email: "ben@y" is not an e-mail address'],
    [["Eve", "eve@x.test", "senior-engineer", "EVE@x.test"], "2 manager email: nobody is their own manager"],
    [
      ["Eve", "eve@x.test", "senior-engineer", "benn@x.test"],
      '2 manager email: nobody has the address "benn@x.test" (did you mean "ben@x.test"?)',
    ],
    [
      ["Eve", "eve@x.test", "senior-engineer", "dee@x.test"],
      "2 manager email: DEE has left, so they cannot be a manager",
    ],
    [["Dee", "dee@x.test", "senior-engineer", ""], "2 email: DEE has left: bring them back on their own page first"],
    [["Eve", "eve@x.test"], "2 null: has 2 cells where the header has 4: is a comma inside a text without quotes?"],
  ])("%#", (row, expected) => expect(reasons(row)).toEqual([expected]));

  test.each([
    ["start date", "2024-02-30", '"2024-02-30" is not a date like 2024-03-31'],
    ["administrator", "maybe", '"maybe" is neither yes nor no'],
    ["team", "Platform /", "write a team within a team as Platform / Storage, with a name on each side"],
    ["team", "Payments / Storage", "the team Storage is within Platform, so it cannot be within Payments"],
    ["location", "x".repeat(121), "a location has at most 120 characters"],
    ["target role", "CTO", 'the ladder has no role "CTO"'],
  ])("for its %s %j", (column, value, reason) => {
    const lines = csv(["name", "email", "role", column], ["Eve", "eve@x.test", "Staff engineer", value]);
    expect(planPeopleImport(lines, world, choices).refused).toEqual([{ line: 2, column, reason }]);
  });

  test("for all its mistakes at once", () => {
    const { refused } = plan(["", "eve", "boss", "ben"]);
    expect(refused.map(({ column }) => column)).toEqual(["name", "email", "role", "manager email"]);
  });

  test("with each other row of the same address, since nobody can tell which is meant", () => {
    expect(reasons(short("eve"), short("fay"), ["Eve", " EVE@x.test", "staff-engineer", ""])).toEqual([
      "2 email: the same address is on line 4",
      "4 email: the same address is on line 2",
    ]);
  });

  test("when the importer would withdraw their own access", () => {
    const lines = csv([...SHORT_HEADER, "administrator"], [...short("ada"), "no"]);
    expect(planPeopleImport(lines, world, choices).refused[0]?.reason).toBe(
      "you cannot withdraw your own access by an import",
    );
  });
});

describe("the reporting line", () => {
  test("refuses a manager from below", () => {
    expect(reasons(short("ada", "cy"))).toEqual([
      "2 manager email: this closes a loop in the reporting line: ADA → CY → BEN → ADA (each reports to the next)",
    ]);
  });

  test("refuses a loop among the rows of the file, and those who would report into it", () => {
    expect(reasons(short("eve", "fay"), short("fay", "eve"), short("gus", "eve"))).toEqual([
      "2 manager email: this closes a loop in the reporting line: EVE → FAY → EVE (each reports to the next)",
      "3 manager email: this closes a loop in the reporting line: EVE → FAY → EVE (each reports to the next)",
      "4 manager email: their manager's row, on line 2, cannot be taken over",
    ]);
  });

  test("refuses those below a row that is refused, all the way down", () => {
    expect(reasons(short("gus", "fay"), short("fay", "eve"), ["", ...short("eve").slice(1)])).toEqual([
      "2 manager email: their manager's row, on line 3, cannot be taken over",
      "3 manager email: their manager's row, on line 4, cannot be taken over",
      "4 name: the name is missing",
    ]);
  });

  test("refuses what is a loop only because another row is left out", () => {
    const turned = plan(short("ben"), short("ada", "ben"));
    expect(turned.refused).toEqual([]);
    const leftOut = reasons(["", ...short("ben").slice(1)], short("ada", "ben"));
    expect(leftOut).toEqual([
      "2 name: the name is missing",
      "3 manager email: this closes a loop in the reporting line: ADA → BEN → ADA (each reports to the next)",
    ]);
  });

  test("leaves alone a row that keeps its manager on a loop that another row closes", () => {
    const { refused, unchanged } = plan(short("ben", "ada"), short("ada", "ben"));
    expect([refused.map(({ line }) => line), unchanged.map(({ line }) => line)]).toEqual([[3], [2]]);
  });

  test("takes a manager who is further down in the same file", () => {
    const { create, refused } = plan(short("eve", "fay"), short("fay", "ada"));
    expect([create.length, refused.length]).toEqual([2, 0]);
  });
});

describe("a plan", () => {
  const full = (...cells: string[]) => planPeopleImport(csv(HEADER, cells), world, choices);

  test("creates someone with all that is said, and their team within a team", () => {
    const { create, newTeams } = full(
      " Eve  Ng ",
      "EVE@x.test",
      "staff engineer",
      "",
      "Ben@x.test",
      "platform / Cache",
      "Oslo",
      "2024-03-31",
      "yes",
    );
    expect(newTeams).toEqual([{ name: "Cache", parent: "Platform" }]);
    expect(create).toEqual([
      {
        line: 2,
        person: {
          name: "Eve Ng",
          email: "eve@x.test",
          ladderId: "engineering",
          roleId: "staff-engineer",
          targetRoleId: null,
          managerEmail: "ben@x.test",
          team: "Platform / Cache",
          location: "Oslo",
          startedOn: "2024-03-31",
          isAdministrator: true,
        },
      },
    ]);
  });

  test("names what changes field by field; an empty cell clears, except for access", () => {
    const { change } = full("Ben", "ben@x.test", "senior-engineer", "", "", "", "", "", "");
    expect(change[0]?.fields).toEqual([
      { field: "name", before: "BEN", after: "Ben" },
      { field: "targetRoleId", before: "staff-engineer", after: "" },
      { field: "managerEmail", before: "ada@x.test", after: "" },
      { field: "team", before: "Platform / Storage", after: "" },
      { field: "location", before: "Lisbon", after: "" },
    ]);
    const ada = full("ADA", "ada@x.test", "engineering-manager", "", "", "", "", "", "");
    expect([ada.change, ada.unchanged]).toEqual([[], [{ line: 2, personId: "ada" }]]);
  });

  test("leaves what the file has no column for", () => {
    const lines = csv(["role", "email", "name"], ["Staff Engineer", "ben@x.test", "BEN"]);
    const { change } = planPeopleImport(lines, world, choices);
    expect(change.map(({ fields }) => fields)).toEqual([
      [{ field: "roleId", before: "senior-engineer", after: "staff-engineer" }],
    ]);
  });

  test("counts a row with several mistakes once", () => {
    expect(countRefusedRows(plan(["", "eve", "boss", ""], ["", "fay", "boss", ""]))).toBe(2);
  });

  test("plans ten thousand people in reasonable time", () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => [
      `Person ${index}`,
      `p${index}@x.test`,
      "senior-engineer",
      index === 0 ? "ada@x.test" : `p${Math.floor((index - 1) / 8)}@x.test`,
    ]);
    const started = performance.now();
    expect(plan(...rows).create).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("the ladder of a row", () => {
  const two = {
    ladders: [...choices.ladders, { id: "data-science", name: "Data science" }],
    roles: [
      ...choices.roles,
      { ladderId: "data-science", id: "data-scientist", name: "Data Scientist" },
      { ladderId: "data-science", id: "senior-engineer", name: "Senior Engineer" },
    ],
  };
  const header = ["name", "email", "role", "ladder", "target role"];
  const planOne = (...cells: string[]) => planPeopleImport(csv(header, ["Eve", ...cells]), world, two);

  test("a role that two ladders have is refused while the row names neither", () => {
    expect(planOne("eve@x.test", "Senior Engineer", "", "").refused).toMatchObject([{ column: "role" }]);
  });

  test("an unknown ladder is refused with what was meant", () => {
    const [refusal] = planOne("eve@x.test", "Senior Engineer", "Data sience", "").refused;
    expect(refusal).toMatchObject({ column: "ladder", reason: expect.stringContaining("Data science") });
  });

  test("the ladder is the one named, the only one with the role, or the one the person is on", () => {
    const ladderOf = (plan: ReturnType<typeof planOne>) => (plan.create[0] ?? plan.change[0])?.person.ladderId;
    expect(ladderOf(planOne("eve@x.test", "Senior Engineer", "data science", ""))).toBe("data-science");
    expect(ladderOf(planOne("eve@x.test", "Data Scientist", "", ""))).toBe("data-science");
    expect(ladderOf(planOne("ben@x.test", "Senior Engineer", "", ""))).toBe("engineering");
  });

  test("the role aimed at is one of the same ladder, and does not outlive a change of ladder", () => {
    const refused = planOne("eve@x.test", "Data Scientist", "", "Staff Engineer").refused;
    expect(refused).toMatchObject([{ column: "target role" }]);
    const [moved] = planPeopleImport(
      csv(header.slice(0, 4), ["Ben", "ben@x.test", "Data Scientist", ""]),
      world,
      two,
    ).change;
    expect(moved?.person).toMatchObject({ ladderId: "data-science", targetRoleId: null });
  });
});
