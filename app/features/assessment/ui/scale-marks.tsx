import type { ReactElement } from "react";
import { proficiencyOf, type RatingValue } from "#app/features/assessment/domain/rating";
import { inOrder, MARK_ORDER, markText, type SeriesKind } from "#app/ui/charts/series";

type ScaleMarksProps = {
  /** The highest proficiency of the scale. */
  max: number;
  /** What the role expects; leave out what the reader is not to see, here and below. */
  target?: number | null;
  self?: RatingValue;
  manager?: RatingValue;
  agreed?: RatingValue;
};

const WIDTH = 120;
const INSET = 9;
const MIDDLE = 13;
/** Self sits above the line, the manager below it: side by side where they agree. */
const HEIGHTS: Record<SeriesKind, number> = { self: 5.5, manager: 20.5, agreed: MIDDLE, target: MIDDLE };

/** The ratings of one competency on a small scale of dots, for a row of a table; the same in words for screen readers. */
export function ScaleMarks({ max, target = null, self, manager, agreed }: ScaleMarksProps): ReactElement {
  const ratings = [
    { kind: "self" as const, rating: self },
    { kind: "manager" as const, rating: manager },
    { kind: "agreed" as const, rating: agreed },
  ].flatMap(({ kind, rating }) => (rating ? { kind, rating } : []));
  const words = [
    ...ratings.map(({ kind, rating }) => `${kind} ${inWords(rating)}`),
    ...(target === null ? [] : [`target ${target}`]),
  ].join(", ");
  const drawing = drawingOf(max, [
    ...(target === null ? [] : [{ kind: "target" as const, value: target }]),
    ...ratings.flatMap(({ kind, rating }) => {
      const value = proficiencyOf(rating);
      return value === null ? [] : { kind, value };
    }),
  ]);
  return (
    <span className="scale">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: shapes and numbers alone */}
      <svg viewBox={`0 0 ${WIDTH} 26`} aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawing }} />
      <span className="sr-only">{words || "nothing rated"}</span>
    </span>
  );
}

type Mark = { kind: SeriesKind; value: number };

/** A page has dozens of scales, and there are few different ones: each is drawn once, as text. */
const drawn = new Map<string, string>();
const MAX_DRAWN = 1_000;

function drawingOf(max: number, marks: readonly Mark[]): string {
  const key = `${max} ${marks.map(({ kind, value }) => `${kind} ${value}`)}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  if (drawn.size >= MAX_DRAWN) drawn.clear();
  const drawing = draw(max, marks);
  drawn.set(key, drawing);
  return drawing;
}

function draw(max: number, marks: readonly Mark[]): string {
  const xOf = (value: number) => {
    const share = max > 1 ? (Math.min(Math.max(value, 1), max) - 1) / (max - 1) : 0.5;
    return Math.round((INSET + share * (WIDTH - 2 * INSET)) * 10) / 10;
  };
  // A step is a dot: a line without length, with a round end.
  const steps = Array.from({ length: max }, (_, index) => `M${xOf(index + 1)} ${MIDDLE}h0`);
  return [
    `<path d="M${INSET} ${MIDDLE}H${WIDTH - INSET}"/><path class="scale-steps" d="${steps.join("")}"/>`,
    ...inOrder(MARK_ORDER, marks).map(({ kind, value }) =>
      markText({ kind, x: xOf(value), y: HEIGHTS[kind], scale: kind === "agreed" ? 0.8 : 1 }),
    ),
  ].join("");
}

function inWords(rating: RatingValue): string {
  switch (rating.state) {
    case "rated":
      return String(rating.proficiency);
    case "not-observed":
      return "not observed";
    case "unrated":
      return "not rated";
  }
}
