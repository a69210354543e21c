/** The result of a refused form: all input, and what is wrong. */
export type Answer = {
  typed: Record<string, string>;
  /** Messages by the name of a field; an empty name is the form as a whole. */
  problems: Record<string, string>;
  /** What another member decided meanwhile. */
  conflict: { revision: number; after: number | null; reason: string; by: string } | null;
};
