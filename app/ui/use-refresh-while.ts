import { useLoaderData, useNavigation, useRevalidator } from "@remix-run/react";
import { startTransition, useEffect, useState } from "react";

/** Delay between polls of a pending result. */
const REFRESH_MS = 700;

/**
 * Reloads the page's data repeatedly while something on it isn't ready. Each reload waits for the one before, so that
 * none aborts another. It never runs during a navigation, which it would restart. Without JavaScript the page offers a
 * link.
 */
export function useRefreshWhile(isWaiting: boolean): void {
  const { revalidate } = useRevalidator();
  const answer = useLoaderData();
  const isStaying = useNavigation().state === "idle";
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer is another object, and asks for the next question
  useEffect(() => {
    if (!isWaiting || !isStaying) return;
    // The transition lets the router report a navigation that has begun, before this reads its state.
    const timer = setTimeout(() => startTransition(() => setAsked((count) => count + 1)), REFRESH_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, isStaying, answer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is due, as things stand then
  useEffect(() => {
    if (asked > 0 && isStaying) revalidate();
  }, [asked]);
}
