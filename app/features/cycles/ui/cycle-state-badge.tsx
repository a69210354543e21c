import type { CycleState } from "#app/domain/cycle/cycle";
import { Badge } from "../ui/badge";

const STATES = {
  draft: { label: "Draft", tone: "warning" },
  open: { label: "Open", tone: "accent" },
  closed: { label: "Closed", tone: "neutral" },
} as const;

export function CycleStateBadge({ state }: { state: CycleState }) {
  return <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>;
}
