import type { Late, Stage } from "#app/features/cycles/domain/stage";

/** What the stages are called, and the shade of each on the bar: the further, the stronger. */
export const STAGE_LABELS: Record<Stage, string> = {
  "not-begun": "Not begun",
  "self-begun": "Self-assessment begun",
  "review-begun": "Review begun",
  "waiting-for-review": "Waiting for review",
  "waiting-for-self": "Waiting for self-assessment",
  comparison: "In comparison",
  "confirmed-by-one": "Confirmed by one",
  final: "Final",
  closed: "Closed without a result",
};

export const STAGE_FILLS: Record<Stage, { rect: string; swatch: string }> = {
  "not-begun": { rect: "fill-line", swatch: "bg-line" },
  "self-begun": { rect: "fill-heat-2", swatch: "bg-heat-2" },
  "review-begun": { rect: "fill-heat-2", swatch: "bg-heat-2" },
  "waiting-for-review": { rect: "fill-heat-3", swatch: "bg-heat-3" },
  "waiting-for-self": { rect: "fill-heat-3", swatch: "bg-heat-3" },
  comparison: { rect: "fill-heat-4", swatch: "bg-heat-4" },
  "confirmed-by-one": { rect: "fill-heat-5", swatch: "bg-heat-5" },
  final: { rect: "fill-accent", swatch: "bg-accent" },
  closed: { rect: "fill-ink-3", swatch: "bg-ink-3" },
};

export const LATE_LABELS: Record<Late["what"], string> = {
  "self-assessment": "Self-assessment late",
  review: "Review late",
  confirmation: "Confirmation late",
};
