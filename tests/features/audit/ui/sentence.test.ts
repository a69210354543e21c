import { describe, expect, test } from "vitest";
import type { RecordEntry } from "#app/features/audit/data/record";
import { listChanges, type NameBook } from "#app/features/audit/ui/changes";
import { groupRecords } from "#app/features/audit/ui/group";
import { describeGroup, describeRecord, type Part } from "#app/features/audit/ui/sentence";
import { AUDIT_ACTIONS, type AuditAction } from "#app/platform/database/audit";

const ada = { id: "ada", name: "Ada" };
const max = { id: "max", name: "Max" };

const entry = (action: AuditAction, changes: Partial<RecordEntry> = {}): RecordEntry => ({
  sequence: 1,
  at: new Date("2026-11-01T09:00:00Z"),
  action,
  actor: max,
  person: ada,
  subject: { kind: "assessment", id: "a1", name: "2026 H2" },
  before: null,
  after: null,
  reason: null,
  isWithheld: false,
  isGone: false,
  ...changes,
});

const text = (parts: Part[]) => parts.map((part) => (typeof part === "string" ? part : part.text)).join("");
const book: NameBook = {
  names: { max: "Max", zoe: "Zoë", storage: "Storage" },
  roles: { senior: "Senior Engineer" },
  competencies: { mentoring: "Mentoring" },
};

describe("describeRecord", () => {
  test.each([...AUDIT_ACTIONS])("%s is a sentence that says who", (action) => {
    const sentence = text(describeRecord(entry(action)));
    expect(sentence).toContain("Max");
    expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
    expect(sentence).not.toMatch(/undefined|null|fail/);
  });

  test("what someone did to their own assessment is theirs", () => {
    expect(text(describeRecord(entry("assessment.confirmed", { actor: ada })))).toBe(
      "Ada confirmed what is agreed on their own assessment in 2026 H2.",
    );
  });

  test("what the program did is said to be its own", () => {
    const subject = { kind: "ladder" as const, id: "v1", name: "engineering 2026.2" };
    expect(text(describeRecord(entry("ladder.published", { actor: null, subject })))).toBe(
      "Cairn itself published the ladder version engineering 2026.2.",
    );
  });

  test("what is no longer there leads nowhere; what changed of a team is said", () => {
    const subject = { kind: "team" as const, id: "t1", name: "Storage" };
    expect(describeRecord(entry("team.removed", { subject, isGone: true }))).toContain("Storage");
    expect(describeRecord(entry("team.created", { subject }))).toContainEqual({ text: "Storage", to: "/teams/t1" });
    const changed = (before: Record<string, unknown>, after: Record<string, unknown>) =>
      text(describeRecord(entry("team.changed", { subject, before, after })));
    expect(changed({ name: "Disks" }, { name: "Storage" })).toBe("Max renamed the team Storage.");
    expect(changed({ parentId: null }, { parentId: "t2" })).toBe("Max moved the team Storage.");
    expect(changed({ name: "Disks", parentId: null }, { name: "Storage", parentId: "t2" })).toBe(
      "Max renamed and moved the team Storage.",
    );
  });

  test("people who take part are counted", () => {
    const subject = { kind: "cycle" as const, id: "c1", name: "2026 H2" };
    const changed = (after: Record<string, unknown>) =>
      text(describeRecord(entry("cycle.participants-changed", { subject, after })));
    expect(changed({ added: ["a"] })).toBe("Max added one person to 2026 H2.");
    expect(changed({ removed: ["a", "b"] })).toBe("Max took two people out of 2026 H2.");
  });
});

describe("groupRecords", () => {
  test("ratings agreed together are one act; another assessment, moment or kind is another", () => {
    const agreed = (sequence: number, changes: Partial<RecordEntry> = {}) =>
      entry("rating.agreed", { sequence, ...changes });
    const groups = groupRecords([
      agreed(5),
      agreed(4),
      agreed(3, { subject: { kind: "assessment", id: "a2", name: "2026 H2" } }),
      agreed(2, { at: new Date("2026-11-01T09:00:01Z") }),
      entry("assessment.confirmed"),
      entry("assessment.confirmed"),
    ]);
    expect(groups.map((group) => group.length)).toEqual([2, 1, 1, 1, 1]);
    expect(text(describeGroup(groups[0] ?? [agreed(1)]))).toBe(
      "Max recorded 2 agreed ratings in the assessment of Ada in 2026 H2.",
    );
  });

  test("assessments begun with their cycle are one act, whomever they are about", () => {
    const created = [ada, max].map((person) =>
      entry("assessment.created", { person, subject: { kind: "assessment", id: person.id, name: "2026 H2" } }),
    );
    const groups = groupRecords(created);
    expect(groups).toHaveLength(1);
    expect(text(describeGroup(groups[0] ?? [entry("assessment.created")]))).toBe(
      "Max began the assessments of 2 people in 2026 H2.",
    );
  });
});

describe("listChanges", () => {
  test("ids are said by name, days as days, and what did not change is left out", () => {
    const before = { managerId: "max", location: "Lisbon", teamId: null, startedOn: "2026-01-05" };
    const after = { managerId: "zoe", location: "Lisbon", teamId: "storage", startedOn: "2026-01-12" };
    expect(listChanges(entry("person.changed", { before, after }), book)).toEqual([
      { label: "Manager", before: "Max", after: "Zoë" },
      { label: "Team", before: null, after: "Storage" },
      { label: "Start date", before: "5 January 2026", after: "12 January 2026" },
    ]);
  });

  test("a role is said by name, and one that the ladder does not have by its id", () => {
    expect(
      listChanges(entry("person.changed", { before: { roleId: "senior" }, after: { roleId: "fellow" } }), book),
    ).toEqual([{ label: "Role", before: "Senior Engineer", after: "fellow" }]);
  });

  test("ten people are named and the rest counted", () => {
    const added = Array.from({ length: 12 }, () => "max");
    const [change] = listChanges(entry("cycle.participants-changed", { after: { added } }), book);
    expect(change?.after).toMatch(/^(Max, ){9}Max and 2 more$/);
  });

  test("an agreed rating is a number, not observed, or nothing", () => {
    const rating = (value: object) => ({ competency: "mentoring", rating: value });
    const changeTo = (value: object) =>
      listChanges(entry("rating.agreed", { before: rating({ state: "unrated" }), after: rating(value) }), book);
    expect(changeTo({ state: "rated", proficiency: 3 })).toEqual([{ label: "Mentoring", before: null, after: "3" }]);
    expect(changeTo({ state: "not-observed" })).toEqual([{ label: "Mentoring", before: null, after: "not observed" }]);
  });

  test("what is withheld has no lines", () => {
    expect(listChanges(entry("rating.agreed", { isWithheld: true }), book)).toEqual([]);
  });
});
