import { z } from "zod";
import type { LadderSource } from "#app/features/ladder/domain/source";
import { MAX_INFLATED_BYTES, MAX_ZIP_BYTES } from "#app/features/ladder/files/ladder-zip";

/** The files that were shown, sent back with the fingerprint of what was shown for them. */
const sourceSchema = z.object({
  files: z.array(z.object({ path: z.string().max(300), text: z.string().max(MAX_INFLATED_BYTES) })).max(2_000),
});

export const confirmSchema = z.object({
  intent: z.literal("publish"),
  source: z
    .string()
    .max(MAX_INFLATED_BYTES * 2)
    .transform((text, context): LadderSource => {
      try {
        return sourceSchema.parse(JSON.parse(text));
      } catch {
        context.issues.push({ code: "custom", message: "These are no files of a ladder", input: text });
        return z.NEVER;
      }
    }),
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
});

const uploadSchema = z.instanceof(File);

export type Upload = { ok: true; zip: Uint8Array } | { ok: false; message: string };

/** The archive that was uploaded. */
export async function readUpload(form: FormData): Promise<Upload> {
  const file = uploadSchema.safeParse(form.get("file"));
  if (!file.success || file.data.size === 0) return { ok: false, message: "Choose a zip archive of a ladder folder." };
  if (file.data.size > MAX_ZIP_BYTES) return { ok: false, message: "The archive is larger than 2 MB." };
  return { ok: true, zip: new Uint8Array(await file.data.arrayBuffer()) };
}
