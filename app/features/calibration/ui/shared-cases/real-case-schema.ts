import { z } from "zod";
import type { RatingValue } from "#app/features/assessment/domain/rating";
import type { CaseContent } from "#app/features/calibration/domain/shared-cases/case";
import {
  MAX_COMPETENCIES,
  MAX_PIECE_LENGTH,
  MAX_REASONING_LENGTH,
  MAX_STORY_LENGTH,
  MAX_TITLE_LENGTH,
  MIN_COMPETENCIES,
} from "#app/features/calibration/domain/shared-cases/limits";

type TypedItem = { competency: string; text: string; reasoning: string };
export type TypedCase = { title: string; story: string; items: TypedItem[] };

export const EMPTY_CASE: TypedCase = { title: "", story: "", items: [] };

const bounded = (length: number) =>
  z
    .string()
    .max(length * 2)
    .catch("")
    .transform((text) => text.trim());

/** Names of a competency's fields in the form. */
export const itemFields = (index: number) => ({
  competency: `competency-${index}`,
  text: `text-${index}`,
  reasoning: `reasoning-${index}`,
});

/** Reads the input as typed; texts are cut only beyond twice their limit. */
export function readTypedCase(form: FormData): TypedCase {
  const read = (name: string, length: number) => bounded(length).parse(form.get(name) ?? "");
  return {
    title: read("title", MAX_TITLE_LENGTH),
    story: read("story", MAX_STORY_LENGTH),
    items: Array.from({ length: MAX_COMPETENCIES }, (_, index) => {
      const fields = itemFields(index);
      return {
        competency: read(fields.competency, 64),
        text: read(fields.text, MAX_PIECE_LENGTH),
        reasoning: read(fields.reasoning, MAX_REASONING_LENGTH),
      };
    }),
  };
}

export type ParsedCase = { ok: true; title: string; content: CaseContent } | { ok: false; errors: string[] };

/**
 * A case from what was typed and the final ratings of the assessment, which are its reference: they are looked up, not
 * typed. Every mistake at once.
 */
export function parseRealCase(typed: TypedCase, ratings: ReadonlyMap<string, RatingValue>): ParsedCase {
  const errors: string[] = [];
  const within = (what: string, text: string, length: number) => {
    if (text.length > length) errors.push(`${what} has ${text.length} characters; at most ${length} are allowed.`);
  };
  if (!typed.title) errors.push("Give the case a title that says nothing of who it is about.");
  if (!typed.story) errors.push("Say in a few sentences what happened.");
  within("The title", typed.title, MAX_TITLE_LENGTH);
  within("The story", typed.story, MAX_STORY_LENGTH);
  const used = typed.items.map((item, index) => ({ ...item, number: index + 1 })).filter(isUsed);
  const seen = new Set<string>();
  const reference = used.flatMap(({ competency, text, reasoning, number }) => {
    const value = ratings.get(competency);
    if (!competency) errors.push(`Choose the competency of evidence ${number}.`);
    else if (value?.state !== "rated") errors.push(`The competency of evidence ${number} has no final rating.`);
    else if (seen.has(competency)) errors.push(`The competency of evidence ${number} is there twice.`);
    if (!text) errors.push(`Write down evidence ${number}, in words that give nobody away.`);
    within(`Evidence ${number}`, text, MAX_PIECE_LENGTH);
    within(`The reasoning of evidence ${number}`, reasoning, MAX_REASONING_LENGTH);
    seen.add(competency);
    if (value?.state !== "rated") return [];
    return [{ competency, proficiency: value.proficiency, criteria: [], missing: [], reasoning }];
  });
  if (used.length < MIN_COMPETENCIES) {
    errors.push(
      `A case is about at least ${MIN_COMPETENCIES} competencies: fewer say too little about how someone rates.`,
    );
  }
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    title: typed.title,
    content: {
      story: typed.story,
      evidence: used.map(({ text, competency }) => ({ text, competencies: [competency] })),
      reference,
    },
  };
}

const isUsed = ({ competency, text, reasoning }: TypedItem) => competency !== "" || text !== "" || reasoning !== "";

/** A stored case back in the form. */
export function toTypedCase(title: string, content: CaseContent): TypedCase {
  return {
    title,
    story: content.story,
    items: content.reference.map(({ competency, reasoning }) => ({
      competency,
      reasoning,
      text: content.evidence
        .filter(({ competencies }) => competencies.includes(competency))
        .map(({ text }) => text)
        .join("\n"),
    })),
  };
}
