import { type CaseRefusal, caseRefusalMessage } from "#app/features/promotion/domain/lifecycle";

const WORDS: Record<string, string> = {
  absent: "This case is gone.",
  "changed-meanwhile": "The case changed while you looked at it. Please look again; what you typed is still here.",
  "no-manager": "You have no manager at present who could review it. Ask an administrator to name one.",
  barred: "You have no vote on this case.",
  "committee-closed": "That session is closed.",
  "too-few-voters": "Fewer than two of its members could vote on this case: add members to the session first.",
  "too-few-votes-yet": "At least two votes are needed before the vote can be ended.",
  "too-early": "The day from which the new role counts has not come yet.",
  "too-many": "So many additions make another case: withdraw this one and submit it again.",
};

/** Explains a refused transition of a case to the person who asked for it. */
export function explainStep(reason: string): string {
  return WORDS[reason] ?? caseRefusalMessage(reason as CaseRefusal);
}
