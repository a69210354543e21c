import { CASE_STATE_WORDS, type CaseState } from "#app/features/promotion/domain/lifecycle";
import { Badge } from "#app/ui/badge";

const TONES: Partial<Record<CaseState, "accent" | "warning">> = { approved: "accent", "not-yet": "warning" };

/** How far a case is. */
export function CaseStateBadge({ state }: { state: CaseState }) {
  return <Badge tone={TONES[state] ?? "neutral"}>{CASE_STATE_WORDS[state]}</Badge>;
}
