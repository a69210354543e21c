import type { CycleProgressCounts } from "#app/features/cycles/data/cycle-progress";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";

/** For administrators: how far each open cycle is. */
export function CycleProgress({ cycles, today }: { cycles: CycleProgressCounts[]; today: string }) {
  return cycles.map((cycle) => (
    <Card key={cycle.id}>
      <section aria-labelledby={`cycle-${cycle.id}`}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id={`cycle-${cycle.id}`}>Progress of {cycle.name}</h2>
          <ButtonLink to={paths.cycle(cycle.id)}>Progress board</ButtonLink>
        </div>
        <dl className="mt-3 grid gap-4 sm:grid-cols-3">
          <Count
            label="Self-assessments submitted"
            value={cycle.selfSubmitted}
            of={cycle.total}
            dueOn={cycle.selfDueOn}
            today={today}
          />
          <Count
            label="Reviews submitted"
            value={cycle.reviewSubmitted}
            of={cycle.total}
            dueOn={cycle.reviewDueOn}
            today={today}
          />
          <Count label="Final" value={cycle.final} of={cycle.total} dueOn={cycle.closesOn} today={today} />
        </dl>
      </section>
    </Card>
  ));
}

type CountProps = { label: string; value: number; of: number; dueOn: string; today: string };

function Count({ label, value, of, dueOn, today }: CountProps) {
  const isLate = dueOn < today && value < of;
  return (
    <div>
      <dt className="text-[13.5px] text-ink-2">
        {label}, due {formatDay(dueOn)} {isLate && <Badge tone="warning">late</Badge>}
      </dt>
      <dd className="mt-1">
        <span className="text-[20px] font-bold tabular-nums">{value}</span> <span className="text-ink-2">of {of}</span>
        <progress className="mt-1 block h-1.5 w-full" max={Math.max(of, 1)} value={value} aria-label={label} />
      </dd>
    </div>
  );
}
