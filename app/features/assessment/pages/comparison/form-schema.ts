import { z } from "zod";
import type { AgreedDraft } from "#app/features/assessment/data/agree";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import { plainMessage } from "#app/kernel/plain-message";

export const MAX_REASON_LENGTH = 1_000;

export const intentSchema = z.enum(["save", "confirm", "confirm-anyway"]);

/** Values of the select: empty, 0 for "not observed", or a level of the scale. */
function agreedValueSchema(max: number) {
  return z
    .union([z.literal(""), z.coerce.number().int().min(0).max(max)])
    .transform((value): RatingValue => (value === "" ? UNRATED : value === 0 ? NOT_OBSERVED : rated(value)));
}

/** Stored as typed, so that the screen shows what is stored. A reason of spaces alone is refused. */
const reasonSchema = z
  .string()
  .max(MAX_REASON_LENGTH * 2)
  .transform((text) => (text.trim() === "" ? "" : text.replaceAll("\r\n", "\n")))
  .pipe(z.string().max(MAX_REASON_LENGTH, `Use at most ${MAX_REASON_LENGTH} characters`));
const versionSchema = z.coerce.number().int().min(0);

export type AgreementForm =
  | { ok: true; drafts: AgreedDraft[] }
  | { ok: false; errors: { competencyId: string; message: string }[] };

/** Reads the agreed ratings of the competencies that the form names, of those the assessment asks about. */
export function parseAgreement(form: FormData, competencyIds: readonly string[], max: number): AgreementForm {
  const errors: { competencyId: string; message: string }[] = [];
  const drafts = competencyIds.flatMap((competencyId) => {
    if (!form.has(`agreed.${competencyId}`)) return [];
    const parsed = z
      .object({ value: agreedValueSchema(max), reason: reasonSchema, expectedVersion: versionSchema })
      .safeParse(
        {
          value: form.get(`agreed.${competencyId}`),
          reason: form.get(`reason.${competencyId}`) ?? "",
          expectedVersion: form.get(`version.${competencyId}`) ?? 0,
        },
        { error: plainMessage },
      );
    if (parsed.success) return [{ competencyId, ...parsed.data }];
    errors.push({ competencyId, message: parsed.error.issues[0]?.message ?? "Choose one of the options" });
    return [];
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, drafts };
}
