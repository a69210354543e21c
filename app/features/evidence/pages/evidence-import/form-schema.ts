import { z } from "zod";
import { IMPORT_FORMATS } from "#app/features/evidence/files/evidence-import";
import { decodeTable } from "#app/platform/csv/table-text";

/** Below the largest form that the server takes. */
const MAX_IMPORT_CHARACTERS = 3 * 1024 * 1024;

const text = z.string().max(MAX_IMPORT_CHARACTERS, "The text is larger than 3 MB: import it in parts.");

export const importSchema = z.object({
  intent: z.enum(["preview", "edit", "import"]).catch("preview"),
  format: z.enum(["", ...IMPORT_FORMATS]).catch(""),
  text: text.default(""),
  file: z.instanceof(File).optional(),
  /** The hash of the plan that was shown; only that plan is written. */
  planHash: z.string().max(64).optional(),
  leaveOut: z.literal("on").optional(),
});
export type ImportForm = z.infer<typeof importSchema>;

export type Upload = { ok: true; text: string } | { ok: false; message: string };

/** The text of what was uploaded or pasted; a file goes before pasted text. */
export async function readUpload({ file, text: pasted }: ImportForm): Promise<Upload> {
  if (file && file.size > 0) {
    if (file.size > MAX_IMPORT_CHARACTERS) return { ok: false, message: "The file is larger than 3 MB: split it." };
    const decoded = decodeTable(new Uint8Array(await file.arrayBuffer()));
    return decoded === null
      ? { ok: false, message: "The file is not text in UTF-8. Save it as UTF-8 and try again." }
      : { ok: true, text: decoded.text };
  }
  return pasted.trim() === ""
    ? { ok: false, message: "Choose a file, or paste its text." }
    : { ok: true, text: pasted };
}
