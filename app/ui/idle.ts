/** For browsers without `requestIdleCallback`. */
const IDLE_FALLBACK_MS = 200;
const AT_LAST_MS = 2_000;

/** Calls back once the browser is at rest; gives what takes that back. */
export function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback(callback, { timeout: AT_LAST_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(callback, IDLE_FALLBACK_MS);
  return () => clearTimeout(timer);
}

export const untilIdle = () => new Promise<void>((resolve) => void whenIdle(resolve));
