import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { IdGiver, idOfCriterion, idOfName } from "#app/features/ladder/files/ladder-import/ids";
import { imported } from "./fixtures";

const idOf = (name: string) => idOfName(name, "competency");

describe("an id of a name", () => {
  it.each([
    ["C", "c"],
    ["C++", "c-plus-plus"],
    ["C#", "c-sharp"],
    ["F#", "f-sharp"],
    ["Net", "net"],
    [".NET", "dot-net"],
    ["Node.js", "node-js"],
    ["Façade & Straße", "facade-strasse"],
    ["Łódź", "lodz"],
    ["CI/CD", "ci-cd"],
  ])("of %s is %s", (name, id) => {
    expect(idOf(name)).toBe(id);
  });

  it("has a hash for letters beyond Latin, also beside Latin ones, in either form of Unicode", () => {
    expect(idOf("設計")).toMatch(/^competency-[0-9a-f]{8}$/);
    expect(idOf("設計")).not.toBe(idOf("協力"));
    expect(idOf("React 設計")).toMatch(/^react-[0-9a-f]{8}$/);
    expect(idOf("React 設計")).not.toBe(idOf("React 協力"));
    expect(idOf("йод".normalize("NFD"))).toBe(idOf("Йод".normalize("NFC")));
  });

  it("has a hash where the name is longer than an id", () => {
    const [one, other] = [`${"word ".repeat(15)}one`, `${"word ".repeat(15)}other`];
    expect(idOf(one)).not.toBe(idOf(other));
    expect(idOf(one).length).toBeLessThanOrEqual(64);
  });

  it("of a criterion is its words, with a hash where it has more of them", () => {
    expect(idOfCriterion("Kneads alone.")).toBe("kneads-alone");
    const [one, other] = ["a", "b"].map((end) => idOfCriterion(`One two three four five six seven ${end}`));
    expect(one).toMatch(/^one-two-three-four-five-six-seven-[0-9a-f]{8}$/);
    expect(one).not.toBe(other);
  });

  it("of one name in two places has the name of the place in both", () => {
    const entries = ["Data", "Web"].map((within) => ({ own: null, wanted: "senior", within }));
    const give = (order: typeof entries) => {
      const ids = new IdGiver(null, entries);
      return new Map(order.map((entry) => [entry.within, ids.give(entry)]));
    };
    expect(give(entries)).toEqual(give(entries.toReversed()));
    expect([...give(entries).values()]).toEqual(["senior-data", "senior-web"]);
  });
});

const NAMES = ["C", "C++", "C#", ".NET", "Net", "設計", "協力", "React 設計", "Тесты", "Тест", "Proofing", "Ökologie"];
const rowOf = (name: string) =>
  `"${name}","Begins ${name}\nAsks about ${name} before anything is changed","Leads ${name}"`;
const idsOf = (names: readonly string[]) => {
  const { ladder } = imported("csv", { "x.csv": ["Skill,低い,高い", ...names.map(rowOf)].join("\n") });
  const categories = new Map(ladder.categories.map(({ id, competencies }) => [competencies.join(), id]));
  const roles = ladder.roles.map(({ id }) => id);
  return new Map(
    ladder.competencies.map(({ id, name, proficiencies }) => [
      name,
      { id, category: categories.get(id), roles, criteria: proficiencies.flatMap(({ criteria }) => criteria) },
    ]),
  );
};

test("property: neither the order of the rows nor a row more changes an id", () => {
  const all = idsOf(NAMES);
  expect(new Set([...all.values()].map(({ id }) => id)).size).toBe(NAMES.length);
  fc.assert(
    fc.property(fc.shuffledSubarray(NAMES, { minLength: 1 }), (names) => {
      for (const [name, ids] of idsOf(names)) expect(ids).toEqual(all.get(name));
    }),
    { numRuns: 30 },
  );
});
