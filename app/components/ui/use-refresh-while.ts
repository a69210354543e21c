import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** How long after an answer a page asks again how far something is. */
const REFRESH_MS = 700;

/**
 * Loads the page anew, again and again, while something on it is not ready: each time once the answer before is there, so that
 * no question cuts another one off. Without a script the page says how.
 */
export function useRefreshWhile(isWaiting: boolean): void {
  const { revalidate } = useRevalidator();
  const answer = useLoaderData();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer is another object, and asks for the next question
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(revalidate, REFRESH_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, answer, revalidate]);
}
