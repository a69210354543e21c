import type { AgreeResult } from "#app/features/assessment/data/agree";
import { refusalMessage } from "#app/features/assessment/domain/lifecycle";

/** The fields of one agreed competency: "" not agreed, "0" not observed, else the level. */
export type AgreementContent = { agreed: string; reason: string };

type Refusing = Exclude<Extract<AgreeResult, { ok: false }>["reason"], "newer-version">;

/** Why an agreed rating is not saved, after the words "Not saved: ". */
export function explainAgreeing(reason: Refusing): string {
  if (reason === "needs-reason") return "this is neither side’s rating, so say why.";
  if (reason === "changed-meanwhile") return "the other side was quicker. Please try again.";
  return refusalMessage(reason);
}
