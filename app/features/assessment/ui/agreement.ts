import type { AgreeResult } from "#app/features/assessment/data/agree";
import { refusalMessage } from "#app/features/assessment/domain/lifecycle";

/** The fields of one agreed competency: "" not agreed, "0" not observed, else the level. */
export type AgreementContent = { agreed: string; reason: string };

type Refusing = Exclude<Extract<AgreeResult, { ok: false }>["reason"], "newer-version">;

/** Why an agreed rating is not saved, after the words "Not saved: ". */
export function explainAgreeing(reason: Refusing): string {
  if (reason === "needs-reason") return "add a reason: this rating differs from both of yours.";
  if (reason === "changed-meanwhile") return "the other person was faster. Please try again.";
  return refusalMessage(reason);
}
