import type { CycleState } from "#app/features/cycles/domain/cycle";
import { Badge } from "#app/ui/badge";

const STATES = {
  draft: { label: "Draft", tone: "warning" },
  open: { label: "Open", tone: "accent" },
  closed: { label: "Closed", tone: "neutral" },
} as const;

export function CycleStateBadge({ state }: { state: CycleState }) {
  return <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>;
}
