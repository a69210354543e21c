import type { AnswerRefusal } from "#app/features/calibration/data/shared-cases-answers";
import type { MoveCaseResult } from "#app/features/calibration/data/shared-cases-steps";
import type { CaseEvent } from "#app/features/calibration/domain/shared-cases/lifecycle";

export const NOT_SAVED: Record<AnswerRefusal, string> = {
  incomplete: "Give each competency a rating, or say that it cannot be observed here. What you chose is still below.",
  "is-closed": "The case was closed while you worked on it, and takes no more answers.",
  "already-submitted": "You have submitted your answer already, in another window.",
  "changed-meanwhile":
    "Your draft changed in another window while you worked on it. What you chose here is still below; saving again replaces the other.",
};

export const MOVED: Record<CaseEvent, string> = {
  open: "The case is open: everyone with reports can rate it now.",
  close: "The case is closed. Those who rate now read what others said without an answer of their own.",
  reopen: "The case is open again.",
};

export const NOT_MOVED: Record<Exclude<MoveCaseResult, { ok: true }>["reason"], string> = {
  "is-preparing": "The case is waiting for consent.",
  "is-open": "The case is open already.",
  "is-closed": "The case is closed already.",
  "consent-missing": "Both have to agree before anyone else reads it.",
  "changed-meanwhile": "Someone else changed the case meanwhile. This is how it stands now.",
};
