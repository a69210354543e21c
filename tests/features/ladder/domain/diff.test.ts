import { describe, expect, it } from "vitest";
import { diffLadders } from "#app/features/ladder/domain/diff";
import { applyDiff } from "#tests/features/ladder/domain/apply-diff";
import { edited, FILES, requireLadder, sourceWith } from "./fixture";

const OBSERVABILITY = "competencies/observability.yaml";
const MENTORING = "competencies/mentoring.yaml";

/** The changes from the small ladder to one with files replaced, as `! sentence` where they break and `- sentence` where not. */
function changes(files: Record<string, string | null>): string[] {
  const before = requireLadder().ladder;
  const after = requireLadder(sourceWith(files)).ladder;
  const diff = diffLadders(before, after);
  expect(applyDiff(before, diff)).toEqual(after);
  return diff.changes.map(({ sentence, breaking }) => `${breaking ? "!" : "-"} ${sentence}`);
}

/** The small ladder with mentoring in a file of another id, and whatever else is replaced. */
function withMentoringAs(id: string, rule: string, files: Record<string, string | null> = {}) {
  const everywhere = Object.fromEntries(
    Object.entries(FILES).map(([path, text]) => [path, text.replaceAll("mentoring", id)]),
  );
  return {
    ...everywhere,
    [MENTORING]: null,
    [`competencies/${id}.yaml`]: FILES[MENTORING].replace("id: mentoring", `id: ${id}\n${rule}`),
    ...files,
  };
}

describe("diffLadders: criteria", () => {
  it("a new criterion breaks ratings at its level", () => {
    const more = edited(
      OBSERVABILITY,
      "      - id: sets-objective",
      "      - id: new\n        text: is new\n      - id: sets-objective",
    );
    expect(changes({ [OBSERVABILITY]: more })).toEqual([
      "! Observability at 3 (Leading) has a new criterion: “is new”.",
    ]);
  });

  it("a criterion moved to another level breaks both and is not taken for one gone and one new", () => {
    const criterion = "      - id: finds-fault\n        text: finds the cause of a fault from traces\n";
    const moved = edited(OBSERVABILITY, criterion, "").replace(
      "      - id: answers-question",
      `${criterion}      - id: answers-question`,
    );
    expect(changes({ [OBSERVABILITY]: moved })).toEqual([
      "! A criterion of Observability moves from 2 (Practising) to 1 (Learning): “finds the cause of a fault from traces”.",
    ]);
  });

  it.each([
    // finds, cause, fault, traces: four words to compare.
    ["three of five words left", "finds the cause of a fault", "-"],
    ["half of the words left", "finds the cause of a delay and a fault by traces", "-"],
    ["fewer than half left", "finds the reason of a delay from traces", "!"],
  ])("other words break only where the text is another one: %s", (_, text, mark) => {
    const reworded = edited(OBSERVABILITY, "finds the cause of a fault from traces", text);
    expect(changes({ [OBSERVABILITY]: reworded })).toEqual([
      `${mark} A criterion of Observability at 2 (Practising) has other words: “${text}”, before “finds the cause of a fault from traces”.`,
    ]);
  });

  it("another order breaks nothing", () => {
    const [first, second] = [
      "      - id: follows-alert\n        text: follows one alert to the request behind it\n",
      "      - id: answers-question\n        text: answers one question with a figure\n",
    ];
    expect(changes({ [OBSERVABILITY]: edited(OBSERVABILITY, first + second, second + first) })).toEqual([
      "- The criteria of Observability at 1 (Learning) stand in another order.",
    ]);
  });
});

describe("diffLadders: competencies", () => {
  it("one without a successor breaks", () => {
    const without = Object.fromEntries(
      (["roles/engineer.yaml", "roles/senior-engineer.yaml", "roles/manager.yaml"] as const).map((path) => [
        path,
        FILES[path]
          .replace(/ {2}- competency: mentoring\n {4}proficiency: \d\n {4}weight: (supporting|optional)\n/, "")
          .replace("competency: mentoring", "competency: observability"),
      ]),
    );
    const ladder = edited("ladder.yaml", "  - id: people\n    name: People\n    competencies: [mentoring]\n", "");
    expect(changes({ ...without, "ladder.yaml": ladder, [MENTORING]: null })).toEqual([
      "- “People” is no longer a category.",
      "! Mentoring is no longer in the ladder.",
      "- Engineer is no longer asked for Mentoring; it was at 1 (Learning), optional.",
      "- Senior Engineer is no longer asked for Mentoring; it was at 2 (Practising), supporting.",
      "- Manager is now asked for Observability at 3 (Leading), core.",
      "- Manager is no longer asked for Mentoring; it was at 3 (Leading), core.",
    ]);
  });

  it("one that replaces another is the same one: its expectations and ratings go with it", () => {
    expect(changes(withMentoringAs("coaching", "replaces: mentoring"))).toEqual([
      "- Mentoring has the id “coaching” now; it was “mentoring”.",
    ]);
  });

  it("one under a new id that replaces nothing is new, and the old one breaks", () => {
    const lines = changes(withMentoringAs("coaching", ""));
    expect(lines).toContain("- Mentoring is new, in “People”.");
    expect(lines).toContain("! Mentoring is no longer in the ladder.");
  });

  it("one that goes on in parts breaks and says where", () => {
    const part = FILES[MENTORING]
      .replace("id: mentoring", "id: sponsoring\nsplits: mentoring")
      .replace("name: Mentoring", "name: Sponsoring");
    const lines = changes(
      withMentoringAs("coaching", "splits: mentoring", {
        "competencies/sponsoring.yaml": part,
        "ladder.yaml": edited("ladder.yaml", "[mentoring]", "[coaching, sponsoring]"),
      }),
    );
    expect(lines).toContain("- Sponsoring is new, in “People”: it takes a part of Mentoring.");
    expect(lines).toContain("! Mentoring is no longer in the ladder; it goes on in Mentoring and Sponsoring.");
  });

  it("another category, name or meaning breaks nothing", () => {
    const ladder = edited("ladder.yaml", "[observability]", "[observability, mentoring]").replace(
      "  - id: people\n    name: People\n    competencies: [mentoring]\n",
      "",
    );
    const renamed = edited(MENTORING, "name: Mentoring", "name: Coaching").replace(
      "Helping colleagues grow.",
      "Something else.",
    );
    expect(changes({ "ladder.yaml": ladder, [MENTORING]: renamed })).toEqual([
      "- “People” is no longer a category.",
      "- Mentoring is called Coaching now.",
      "- What Coaching means has other words.",
      "- Coaching moves from “People” to “Operations”.",
    ]);
  });
});

describe("diffLadders: roles, scale and rule", () => {
  it("a higher, a lower and an otherwise weighted expectation are said per role, and break nothing", () => {
    const role = edited("roles/senior-engineer.yaml", "proficiency: 3", "proficiency: 2").replace(
      "proficiency: 2\n    weight: supporting",
      "proficiency: 3\n    weight: core",
    );
    expect(changes({ "roles/senior-engineer.yaml": role })).toEqual([
      "- Senior Engineer is asked for Observability at 2 (Practising), down from 3 (Leading).",
      "- Senior Engineer is asked for Mentoring at 3 (Leading), up from 2 (Practising).",
      "- Mentoring is core for Senior Engineer now; it was supporting.",
    ]);
  });

  it("a role that is gone breaks", () => {
    const ladder = edited(
      "ladder.yaml",
      "  - id: management\n    name: Management\n    summary: Those who lead.\n    roles: [manager]\n",
      "",
    );
    expect(changes({ "ladder.yaml": ladder, "roles/manager.yaml": null })).toEqual([
      "- “Management” is no longer a track.",
      "! Manager is no longer a role of the ladder.",
    ]);
  });

  it("responsibilities are named", () => {
    const role = edited(
      "roles/manager.yaml",
      "text: Holds growth conversations.",
      "text: Holds talks.\n  - id: hires\n    title: Hires\n    text: Hires people.",
    );
    expect(changes({ "roles/manager.yaml": role })).toEqual([
      "- The responsibilities of Manager change: new “Hires”; in other words “Grows people”.",
    ]);
  });

  it("a longer scale breaks; a step under another name does not, a step that means something else does", () => {
    const longer = edited(
      "ladder.yaml",
      "categories:",
      "  - level: 4\n    name: Shaping\n    scope: All.\n    autonomy: All.\ncategories:",
    );
    expect(changes({ "ladder.yaml": longer })).toEqual([
      "! The scale has 4 steps instead of 3: 1 Learning, 2 Practising, 3 Leading, 4 Shaping.",
    ]);
    expect(changes({ "ladder.yaml": edited("ladder.yaml", "name: Leading", "name: Guiding") })).toEqual([
      "- Step 3 of the scale is called “Guiding” now; it was “Leading”.",
    ]);
    const other = edited(
      "ladder.yaml",
      "scope: A team.\n    autonomy: For others.",
      "scope: The whole company.\n    autonomy: Sets direction.",
    );
    expect(changes({ "ladder.yaml": other })).toEqual(["! The scope or autonomy of step 3 (Leading) has other words."]);
  });

  it("another promotion rule is given in words, both ways, and breaks nothing stored", () => {
    const [line, ...rest] = changes({
      "ladder.yaml": edited("ladder.yaml", "consecutiveCycles: 2", "consecutiveCycles: 1"),
    });
    expect(rest).toEqual([]);
    expect(line).toMatch(
      /^- The promotion rule reads now: .*One cycle is enough\. Before: .*This holds in 2 cycles in a row\.$/,
    );
  });
});
