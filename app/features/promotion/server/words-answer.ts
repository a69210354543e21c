import type { SaveWordsResult } from "#app/features/promotion/data/promotion-draft";
import type { WordsAnswer } from "#app/features/promotion/domain/words-answer";

/** The answer to a text that saves itself. What another tab saved comes back, so that its writer can choose. */
export function answerWords(saved: SaveWordsResult, at: Date): Response {
  const savedAt = at.toISOString();
  if (saved.ok) return Response.json({ ok: true, version: saved.version, savedAt } satisfies WordsAnswer);
  if (saved.reason === "not-a-draft") return new Response("Not a draft", { status: 409 });
  return Response.json({ ok: false, current: saved.current } satisfies WordsAnswer);
}
