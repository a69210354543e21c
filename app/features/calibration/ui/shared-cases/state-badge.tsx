import type { CaseState } from "#app/features/calibration/domain/shared-cases/lifecycle";
import { Badge } from "#app/ui/badge";

const STATES = {
  preparing: { tone: "warning", label: "waiting for consent" },
  open: { tone: "accent", label: "open" },
  closed: { tone: "neutral", label: "closed" },
} as const;

export function CaseStateBadge({ state }: { state: CaseState }) {
  const { tone, label } = STATES[state];
  return <Badge tone={tone}>{label}</Badge>;
}
