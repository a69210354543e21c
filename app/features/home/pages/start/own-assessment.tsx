import { OwnNextStepLink } from "#app/features/assessment/ui/next-step-link";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import type { toOwnItem } from "./view-model";

/** My assessment in the open cycle, and what to do with it. */
export function OwnAssessment({ item, today }: { item: ReturnType<typeof toOwnItem>; today: string }) {
  const isMine = item.step.action === "start" || item.step.action === "continue";
  return (
    <Card>
      <section aria-labelledby="own-heading" className="flex flex-wrap items-center justify-between gap-4">
        <div>
          <h2 id="own-heading">{item.cycleName}</h2>
          <p className="text-ink-2">
            {item.step.status}. Aiming at {item.targetName}
            {isMine && item.dueOn && `, due on ${formatDay(item.dueOn)}`}.{" "}
            {isMine && item.dueOn && item.dueOn < today && <Badge tone="warning">late</Badge>}
          </p>
        </div>
        <OwnNextStepLink id={item.id} step={item.step} />
      </section>
    </Card>
  );
}
