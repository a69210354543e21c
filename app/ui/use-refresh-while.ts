import { useLoaderData, useNavigation, useRevalidator } from "@remix-run/react";
import { startTransition, useEffect, useState } from "react";

/** How long after an answer a page asks again how far something is. */
const REFRESH_MS = 700;

/**
 * Loads the page anew, again and again, while something on it is not ready: each time once the answer before is there, so that
 * no question cuts another one off, and never while one goes elsewhere, which would have to begin anew. Without a script the
 * page says how.
 */
export function useRefreshWhile(isWaiting: boolean): void {
  const { revalidate } = useRevalidator();
  const answer = useLoaderData();
  const isStaying = useNavigation().state === "idle";
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer is another object, and asks for the next question
  useEffect(() => {
    if (!isWaiting || !isStaying) return;
    // As a transition: the router tells by one that somebody goes elsewhere, and what it told before is known after it.
    const timer = setTimeout(() => startTransition(() => setAsked((count) => count + 1)), REFRESH_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, isStaying, answer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is due, as things stand then
  useEffect(() => {
    if (asked > 0 && isStaying) revalidate();
  }, [asked]);
}
