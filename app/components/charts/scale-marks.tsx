import type { ReactElement } from "react";
import { proficiencyOf, type RatingValue } from "#app/domain/assessment/rating";
import { inOrder, MARK_ORDER, type SeriesKind, SeriesMark } from "./series";

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
export function ScaleMarks({ max, target, self, manager, agreed }: ScaleMarksProps): ReactElement {
  const xOf = (value: number) => {
    const share = max > 1 ? (Math.min(Math.max(value, 1), max) - 1) / (max - 1) : 0.5;
    return Math.round((INSET + share * (WIDTH - 2 * INSET)) * 10) / 10;
  };
  // A step is a dot: a line without length, with a round end.
  const steps = Array.from({ length: max }, (_, index) => `M${xOf(index + 1)} ${MIDDLE}h0`);
  const ratings = [
    { kind: "self" as const, rating: self },
    { kind: "manager" as const, rating: manager },
    { kind: "agreed" as const, rating: agreed },
  ].flatMap(({ kind, rating }) => (rating ? { kind, rating } : []));
  const hasTarget = target !== null && target !== undefined;
  const marks = inOrder(MARK_ORDER, [
    ...(hasTarget ? [{ kind: "target" as const, value: target }] : []),
    ...ratings.flatMap(({ kind, rating }) => {
      const value = proficiencyOf(rating);
      return value === null ? [] : { kind, value };
    }),
  ]);
  const words = [
    ...ratings.map(({ kind, rating }) => `${kind} ${inWords(rating)}`),
    ...(hasTarget ? [`target ${target}`] : []),
  ].join(", ");
  return (
    <span className="scale">
      <svg viewBox={`0 0 ${WIDTH} 26`} aria-hidden="true">
        <path d={`M${INSET} ${MIDDLE}H${WIDTH - INSET}`} />
        <path className="scale-steps" d={steps.join("")} />
        {marks.map(({ kind, value }) => (
          <SeriesMark key={kind} kind={kind} x={xOf(value)} y={HEIGHTS[kind]} scale={kind === "agreed" ? 0.8 : 1} />
        ))}
      </svg>
      <span className="sr-only">{words || "nothing rated"}</span>
    </span>
  );
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
