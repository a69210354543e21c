import { isCore } from "#app/features/ladder/domain/lookup";
import type { Weight } from "#app/features/ladder/domain/schema";
import { Badge } from "#app/ui/badge";

export type ProficiencyName = { level: number; name: string };

/** A step of the scale: its number, framed, and its name. */
export function Proficiency({ level, name }: ProficiencyName) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <LevelNumber level={level} />
      {name}
    </span>
  );
}

export function LevelNumber({ level }: { level: number }) {
  return (
    <span className="inline-block min-w-[22px] shrink-0 rounded border border-line-2 px-1 text-center text-[12px] leading-5 font-semibold tabular-nums">
      {level}
    </span>
  );
}

const STEP = 11;
const GAP = 3;

/** How far up the scale a proficiency is, for the eye that runs down a column; the number beside it says the same. */
export function ProficiencySteps({ level, max }: { level: number; max: number }) {
  const steps = Array.from({ length: max }, (_, index) => index + 1);
  return (
    <svg
      viewBox={`0 0 ${max * (STEP + GAP) - GAP} ${STEP}`}
      className="inline-block h-[11px] w-auto shrink-0 self-start print:hidden"
      aria-hidden="true"
    >
      {steps.map((step) => (
        <rect
          key={step}
          x={(step - 1) * (STEP + GAP) + 0.5}
          y="0.5"
          width={STEP - 1}
          height={STEP - 1}
          rx="2"
          fill={step <= level ? "var(--accent)" : "none"}
          stroke={step <= level ? "var(--accent)" : "var(--line-2)"}
          strokeOpacity={step <= level ? 1 : 0.55}
        />
      ))}
    </svg>
  );
}

export function WeightBadge({ weight }: { weight: Weight }) {
  return <Badge tone={isCore(weight) ? "accent" : "neutral"}>{weight}</Badge>;
}
