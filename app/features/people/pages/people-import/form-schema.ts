import { z } from "zod";
import { MAX_IMPORT_BYTES } from "#app/features/people/files/people-csv";
import { plainMessage } from "#app/kernel/plain-message";
import { decodeText } from "#app/platform/csv/csv-lines";

const text = z.string().max(MAX_IMPORT_BYTES, "The text is larger than 3 MB");

/** Sent first: a file, or the text of one. */
const uploadSchema = z.object({ text: text.optional(), file: z.instanceof(File).optional() });

/** Sent to confirm: the same text, and what was shown for it. */
export const confirmSchema = z.object({
  intent: z.literal("import"),
  text,
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
  leaveOut: z.literal("on").optional(),
});

export type Upload = { ok: true; text: string } | { ok: false; message: string };

/** The text of what was uploaded or pasted; a file goes before pasted text. */
export async function readUpload(form: FormData): Promise<Upload> {
  const parsed = uploadSchema.safeParse(
    { text: form.get("text") ?? undefined, file: form.get("file") ?? undefined },
    { error: plainMessage },
  );
  if (!parsed.success) return { ok: false, message: "This is not a file that can be read." };
  const { file, text: pasted = "" } = parsed.data;
  if (file && file.size > 0) {
    if (file.size > MAX_IMPORT_BYTES) return { ok: false, message: "The file is larger than 3 MB." };
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
    if (decoded === null) {
      return { ok: false, message: "The file is not in UTF-8. In a spreadsheet, save it as “CSV UTF-8”." };
    }
    return { ok: true, text: decoded };
  }
  if (pasted.trim() === "") return { ok: false, message: "Choose a file, or paste its text." };
  return { ok: true, text: pasted };
}
