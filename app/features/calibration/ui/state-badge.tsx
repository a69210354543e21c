import { STATE_LABELS } from "#app/features/calibration/domain/session/session";
import type { SessionState } from "#app/policy/stages";
import { Badge } from "#app/ui/badge";

const TONES = { open: "accent", closed: "warning", released: "neutral" } as const;

export function SessionStateBadge({ state }: { state: SessionState }) {
  return <Badge tone={TONES[state]}>{STATE_LABELS[state]}</Badge>;
}
