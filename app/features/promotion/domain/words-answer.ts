/** The answer to words of a case that save themselves. Not saved: what another tab saved comes back. */
export type WordsAnswer =
  | { ok: true; version: number; savedAt: string }
  | { ok: false; current: { text: string; version: number } };
