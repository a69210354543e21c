import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** How often a page asks how far something is. */
const REFRESH_MS = 700;

/** Loads the page anew, again and again, while something on it is not ready. Without a script the page says how. */
export function useRefreshWhile(isWaiting: boolean): void {
  const { revalidate, state } = useRevalidator();
  const isBusy = useRef(false);
  isBusy.current = state !== "idle";
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      if (!isBusy.current) revalidate();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isWaiting, revalidate]);
}
