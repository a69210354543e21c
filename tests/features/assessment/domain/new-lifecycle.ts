import type { Lifecycle } from "#app/policy/stages";

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
