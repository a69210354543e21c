import type { Lifecycle } from "#app/features/assessment/domain/lifecycle";

/** An assessment that nobody has submitted yet. */
export function newLifecycle(kind: Lifecycle["kind"]): Lifecycle {
  return {
    kind,
    phase: "rating",
    selfSubmitted: false,
    reviewSubmitted: false,
    engineerConfirmed: false,
    managerConfirmed: false,
  };
}
