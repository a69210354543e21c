import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/** How often a visible page polls for changes. */
const EVERY_MS = 10_000;

/**
 * Polls the session's revision while the page is visible and when it gets focus, and reloads after a change. Returns
 * text for a polite announcement. Without JavaScript the page stays as it was loaded.
 */
export function useSessionRevision(address: string, revision: string, isLive: boolean): string {
  const { revalidate, state } = useRevalidator();
  const [message, setMessage] = useState("");
  const known = useRef(revision);
  const busy = useRef(false);
  busy.current = state !== "idle";
  useEffect(() => {
    known.current = revision;
  }, [revision]);
  useEffect(() => {
    if (!isLive) return;
    const ask = async () => {
      if (document.visibilityState !== "visible" || busy.current) return;
      // Offline, or signed out in another tab: the next question, or the next step, tells.
      const response = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
      if (!response?.ok || response.redirected) return;
      const answer: unknown = await response.json().catch(() => null);
      const found =
        typeof answer === "object" && answer !== null && "revision" in answer ? String(answer.revision) : null;
      if (found === null || found === known.current) return;
      known.current = found;
      setMessage("Someone changed something in this session. You see it as it is now.");
      revalidate();
    };
    const timer = setInterval(ask, EVERY_MS);
    window.addEventListener("focus", ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", ask);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [address, isLive, revalidate]);
  return message;
}
