/** The hidden field that names the draft of a form. The server deletes that draft once the form is accepted. */
export const DRAFT_FIELD = "formDraft";
/** The longest name of a draft: the path of a page and the name of a form on it. */
export const MAX_DRAFT_NAME = 200;
/** The longest text of all fields of a draft, as JSON. Every form's own bounds together are below it. */
export const MAX_DRAFT_LENGTH = 200_000;

/** The values of a form's controls by name. A name that several controls have holds a value for each. */
export type DraftFields = Readonly<Record<string, readonly string[]>>;

/** A draft as the page gets it. */
export type StoredDraft = { fields: DraftFields; base: string; version: number; savedAt: string };
/** `current` is the draft that another tab saved, or null where another tab sent or discarded it. */
export type DraftAnswer = { ok: true; version: number; savedAt: string } | { ok: false; current: StoredDraft | null };
