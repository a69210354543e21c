import { CASE_STATE_WORDS } from "#app/features/promotion/domain/lifecycle";
import type { CaseState } from "#app/policy/stages";
import { Badge } from "#app/ui/badge";

const TONES: Partial<Record<CaseState, "accent" | "warning">> = { approved: "accent", "not-yet": "warning" };

/** How far a case is. */
export function CaseStateBadge({ state }: { state: CaseState }) {
  return <Badge tone={TONES[state] ?? "neutral"}>{CASE_STATE_WORDS[state]}</Badge>;
}
