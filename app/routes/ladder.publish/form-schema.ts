import { z } from "zod";
import type { LadderSource } from "#app/domain/ladder/source";
import { type LadderZip, MAX_INFLATED_BYTES, MAX_ZIP_BYTES, readLadderZip } from "#app/integrations/ladder-zip";

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

/** The ladder files of what was uploaded. */
export async function readUpload(form: FormData): Promise<LadderZip> {
  const file = uploadSchema.safeParse(form.get("file"));
  if (!file.success || file.data.size === 0) return { ok: false, message: "Choose a zip archive of a ladder folder." };
  if (file.data.size > MAX_ZIP_BYTES) return { ok: false, message: "The archive is larger than 2 MB." };
  return readLadderZip(new Uint8Array(await file.data.arrayBuffer()));
}
