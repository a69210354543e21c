import type { Newer } from "#app/features/assessment/domain/rating-answer";
import type { Transport } from "./queue";
import type { Answer, Content } from "./slot";

/** A request that takes longer counts as lost. */
const TIMEOUT_MS = 15_000;

type Saved = { ok: true; version: number; savedAt: string };
type NotSaved =
  | { ok: false; reason: "changed-meanwhile"; current: Newer<Content> }
  | { ok: false; reason: "invalid" | "refused"; message: string };

/** Posts to where ratings save themselves. Null when there was no answer that says anything. */
export async function postPart(url: string, fields: Iterable<readonly [string, string]>): Promise<Response | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams([...fields].map(([name, value]) => [name, value])),
      // A redirect leads to the sign-in page: it is seen, not followed.
      redirect: "manual",
      // A page that is going away may still finish what it sends.
      keepalive: document.visibilityState === "hidden",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.status >= 500 || response.status === 429 ? null : response;
  } catch {
    return null;
  }
}

export const isSignedOut = (response: Response) => response.type === "opaqueredirect";

const GONE = "This is no longer yours to rate. What you wrote is still in this tab.";

type Field = readonly [name: string, value: string];

/** Sends a part to where it saves itself, with the fields that say which part it is. */
export function createTransport(url: string, describePart: (id: string) => readonly Field[]): Transport {
  return async (id, content, version): Promise<Answer<Content>> => {
    const fields = Object.entries(content).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : value.map((each) => [name, each] as const),
    );
    const response = await postPart(url, [...describePart(id), ["version", String(version)], ...fields]);
    if (!response) return { kind: "unreachable" };
    if (isSignedOut(response)) return { kind: "signed-out" };
    if (response.status === 403 || response.status === 404) return { kind: "refused", message: GONE };
    const answer: Saved | NotSaved = await response.json();
    if (answer.ok) return { kind: "saved", version: answer.version, savedAt: answer.savedAt };
    if (answer.reason === "changed-meanwhile") return { kind: "newer", current: answer.current };
    return { kind: "refused", message: answer.message };
  };
}
