import type { PromotionRule, Weight } from "#app/features/ladder/domain/schema";
import type { Where } from "./log";

/**
 * A ladder as an importer understood its source, before it is fitted to the format: texts of any length, ids where the source has them,
 * proficiencies as numbers on `scale` from 1. `buildLadder` makes a ladder of it.
 */
export type LadderDraft = {
  where: Where;
  id: string | null;
  name: string;
  summary: string | null;
  scale: DraftStep[];
  categories: DraftCategory[];
  tracks: DraftTrack[];
  /** Null where the source says nothing of promotion. */
  promotionRule: PromotionRule | null;
};

export type DraftStep = { name: string; where: Where };

export type DraftCategory = {
  id: string | null;
  name: string;
  where: Where;
  competencies: DraftCompetency[];
};

export type DraftCompetency = {
  /** What roles refer to. */
  key: string;
  id: string | null;
  name: string;
  where: Where;
  meaning: string | null;
  steps: DraftStepContent[];
};

export type DraftStepContent = {
  step: number;
  where: Where;
  descriptor: string | null;
  criteria: DraftCriterion[];
  evidence: string[];
  misreading: string | null;
};

type DraftCriterion = { id: string | null; text: string };

export type DraftTrack = {
  id: string | null;
  name: string;
  where: Where;
  summary: string | null;
  roles: DraftRole[];
};

export type DraftRole = {
  id: string | null;
  name: string;
  where: Where;
  summary: string | null;
  atAGlance: { label: string; text: string }[];
  responsibilities: { id: string; title: string; text: string }[];
  expectations: DraftExpectation[];
};

export type DraftExpectation = { competency: string; step: number; weight: Weight; why: string | null };

export function emptyStep(step: number, where: Where): DraftStepContent {
  return { step, where, descriptor: null, criteria: [], evidence: [], misreading: null };
}

/** The content of a step of a competency, made where it is not there yet. */
export function stepOf(competency: DraftCompetency, step: number, where: Where): DraftStepContent {
  const found = competency.steps.find((content) => content.step === step);
  if (found) return found;
  const made = emptyStep(step, where);
  competency.steps.push(made);
  return made;
}
