import type { SharedCaseState } from "#app/policy/stages";
import { Badge } from "#app/ui/badge";

const STATES = {
  preparing: { tone: "warning", label: "waiting for consent" },
  open: { tone: "accent", label: "open" },
  closed: { tone: "neutral", label: "closed" },
} as const;

export function CaseStateBadge({ state }: { state: SharedCaseState }) {
  const { tone, label } = STATES[state];
  return <Badge tone={tone}>{label}</Badge>;
}
