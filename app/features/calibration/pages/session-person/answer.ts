/** What a form that was not taken gets back: everything typed, and what is in the way. */
export type Answer = {
  typed: Record<string, string>;
  /** Messages by the name of a field; an empty name is the form as a whole. */
  problems: Record<string, string>;
  /** What another member decided meanwhile. */
  conflict: { revision: number; after: number | null; reason: string; by: string } | null;
};
