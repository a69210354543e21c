import { setImmediate } from "node:timers/promises";

/**
 * Gives the event loop back once, so that whatever else waits has its turn. Timers and what came in are looked at between two
 * rounds of the loop, not within one: two steps make a whole one.
 */
export async function goRound(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
