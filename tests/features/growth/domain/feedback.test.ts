import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GrowthExport, toMarkdown } from "#app/features/growth/domain/export";
import {
  canReadAnswers,
  gatherAnswers,
  leastColleagues,
  UNNAMED_FROM,
  VERDICTS,
} from "#app/features/growth/domain/feedback";

describe("canReadAnswers", () => {
  const unnamed = (answers: number, isClosed: boolean) => canReadAnswers({ named: false, isClosed, answers });

  test("unnamed answers wait for the closing, however many there are", () => {
    for (const answers of [0, UNNAMED_FROM, 8]) expect(unnamed(answers, false)).toBe("not-closed");
  });

  test("and are read from three on", () => {
    expect(unnamed(UNNAMED_FROM - 1, true)).toBe("too-few");
    expect(unnamed(UNNAMED_FROM, true)).toBe("yes");
    expect(unnamed(UNNAMED_FROM + 1, true)).toBe("yes");
  });

  test("named ones are read as they come", () => {
    for (const isClosed of [true, false]) expect(canReadAnswers({ named: true, isClosed, answers: 1 })).toBe("yes");
  });

  test("a request that could never be read is not sent", () => {
    expect(leastColleagues(false)).toBe(UNNAMED_FROM);
    expect(leastColleagues(true)).toBe(1);
  });
});

describe("gatherAnswers", () => {
  const asked = ["a", "b"].map((competencyId) => ({ competencyId, level: 3 }));
  const answer = fc.record({
    id: fc.uuid(),
    author: fc.constant(null),
    content: fc.constantFrom("a", "b").chain((competencyId) =>
      fc
        .record({
          criteria: fc.dictionary(fc.constantFrom("x", "y"), fc.constantFrom(...VERDICTS)),
          words: fc.constantFrom("", "  ", "one", "two", "three"),
        })
        .map((part) => [{ competencyId, ...part }]),
    ),
  });
  const answers = fc.uniqueArray(answer, { selector: ({ id }) => id, maxLength: 8 });

  test("says the same whatever order answers are stored in", () => {
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (list, order) => {
        const shuffled = [...list].map((each) => ({ each, at: order.next().value })).sort((a, b) => a.at - b.at);
        expect(
          gatherAnswers(
            asked,
            shuffled.map(({ each }) => each),
          ),
        ).toEqual(gatherAnswers(asked, list));
      }),
    );
  });

  test("counts each verdict once, keeps all words, and gives away no id", () => {
    fc.assert(
      fc.property(answers, (list) => {
        const gathered = gatherAnswers(asked, list);
        const given = list.flatMap(({ content }) => content.flatMap(({ criteria }) => Object.values(criteria)));
        const counted = gathered.flatMap(({ criteria }) => [...criteria.values()]);
        for (const verdict of VERDICTS) {
          expect(counted.reduce((sum, tally) => sum + tally[verdict], 0)).toBe(
            given.filter((each) => each === verdict).length,
          );
        }
        const words = list.flatMap(({ content }) => content.map((part) => part.words.trim())).filter(Boolean);
        expect(gathered.flatMap((part) => part.words.map(({ text }) => text)).sort()).toEqual(words.sort());
        const text = JSON.stringify(gathered, (_, value) => (value instanceof Map ? [...value] : value));
        for (const { id } of list) expect(text).not.toContain(id);
      }),
    );
  });

  test("words of one answer do not stand at the same place in every competency", () => {
    const ids = Array.from({ length: 8 }, (_, index) => `0000000${index}-0000-4000-8000-000000000000`);
    const list = ids.map((id) => ({
      id,
      author: null,
      content: asked.map(({ competencyId }) => ({ competencyId, criteria: {}, words: id })),
    }));
    const [a, b] = gatherAnswers(asked, list).map(({ words }) => words.map(({ text }) => text));
    expect(a).not.toEqual(b);
    expect(a).not.toEqual(ids);
  });
});

test("the Markdown export quotes words, so that they cannot pass for headings or links", () => {
  const empty: GrowthExport = { name: "Ada", exportedOn: "2026-11-20", goals: [], checkIns: [], feedback: [] };
  fc.assert(
    fc.property(fc.string(), (text) => {
      const checkIns = [{ heldOn: "2026-11-01", with: text, notes: text, myPrivateNote: text, followUps: [] }];
      const headings = toMarkdown({ ...empty, checkIns })
        .split("\n")
        .filter((line) => /^#{1,2} /.test(line));
      expect(headings).toEqual(["# Growth of Ada", "## Goals", "## Check-ins", "## Feedback"]);
    }),
  );
});
