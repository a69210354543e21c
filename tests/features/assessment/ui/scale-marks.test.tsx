import * as fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import { ScaleMarks } from "#app/features/assessment/ui/scale-marks";

type Props = Parameters<typeof ScaleMarks>[0];
const draw = (props: Omit<Props, "max">) => renderToStaticMarkup(<ScaleMarks max={5} {...props} />);
const words = (markup: string) => /<span class="sr-only">(.*?)<\/span>/.exec(markup)?.[1];
const marks = (markup: string) => [...markup.matchAll(/data-mark="(\w+)"/g)].map(([, kind]) => kind);

describe("ScaleMarks", () => {
  test("without anything to show it says so", () => {
    expect(words(draw({}))).toBe("nothing rated");
    expect(marks(draw({}))).toEqual([]);
  });

  test("a missing rating has no mark, and its kind of missing in words", () => {
    const markup = draw({ target: 4, self: UNRATED, manager: NOT_OBSERVED });
    expect(marks(markup)).toEqual(["target"]);
    expect(words(markup)).toBe("self not rated, manager not observed, target 4");
  });

  test("what is left out is not mentioned: the reader is not to know of it", () => {
    expect(words(draw({ self: rated(3) }))).toBe("self 3");
    expect(words(draw({ self: rated(3), target: null }))).toBe("self 3");
  });

  test("every value has its mark, the smaller above the larger", () => {
    const markup = draw({ target: 4, self: rated(3), manager: rated(2), agreed: rated(3) });
    expect(marks(markup)).toEqual(["target", "agreed", "manager", "self"]);
    expect(words(markup)).toBe("self 3, manager 2, agreed 3, target 4");
  });

  test("the scale runs from its first step to its last", () => {
    const x = (value: number) => /data-mark="self" cx="([\d.]+)"/.exec(draw({ self: rated(value) }))?.[1];
    expect([x(1), x(3), x(5)]).toEqual(["9", "60", "111"]);
  });

  test("the drawing is hidden from assistive technology: the words are there", () => {
    expect(draw({ target: 3 })).toMatch(/<svg[^>]* aria-hidden="true"/);
  });

  test("property: no inline style and no number that is none", () => {
    const rating: fc.Arbitrary<RatingValue | undefined> = fc.constantFrom(
      undefined,
      UNRATED,
      NOT_OBSERVED,
      rated(0),
      rated(1),
      rated(9),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), rating, rating, rating, (max, self, manager, agreed) => {
        const markup = renderToStaticMarkup(
          <ScaleMarks max={max} target={max} self={self} manager={manager} agreed={agreed} />,
        );
        expect(markup).not.toMatch(/ style=|NaN|Infinity|undefined/);
      }),
    );
  });
});
