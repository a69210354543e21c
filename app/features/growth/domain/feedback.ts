import { z } from "zod";

/** Limits of a request: more than eight answers are hard to read, and five competencies take ten minutes to answer. */
export const MAX_COLLEAGUES = 8;
export const MAX_ASKED_COMPETENCIES = 5;
export const MAX_QUESTION = 500;
export const MAX_ANSWER_WORDS = 2_000;

/** Anonymous answers are shown from three on: with two, a reader who recognises one knows the author of the other. */
export const UNNAMED_FROM = 3;

/** The subject of a request: the criteria of one level of one competency. */
export const askedSchema = z.object({ competencyId: z.string().max(64), level: z.int().min(1).max(9) });
export type Asked = z.infer<typeof askedSchema>;

export const VERDICTS = ["seen", "not-seen", "cannot-say"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const answerSchema = z.array(
  z.object({
    competencyId: z.string(),
    criteria: z.record(z.string(), z.enum(VERDICTS)),
    words: z.string(),
  }),
);
/** One colleague's answer. */
export type Answer = z.infer<typeof answerSchema>;

export const INVITATIONS = ["open", "answered", "declined"] as const;

/**
 * Whether answers may be read, and if not why. Named ones are readable at once. Anonymous ones become readable all at
 * once when the asker closes the request, from three on. So nobody can watch one arrive and guess its author, and none
 * comes after.
 */
export function canReadAnswers(request: {
  named: boolean;
  isClosed: boolean;
  answers: number;
}): "yes" | "not-closed" | "too-few" {
  if (request.named) return "yes";
  if (!request.isClosed) return "not-closed";
  return request.answers >= UNNAMED_FROM ? "yes" : "too-few";
}

/** The fewest colleagues of a request: an anonymous one that could never be read is refused. */
export function leastColleagues(named: boolean): number {
  return named ? 1 : UNNAMED_FROM;
}

type Tally = Record<Verdict, number>;
export type GatheredCompetency = {
  competencyId: string;
  /** Counts of each criterion: seen, not seen, can't tell. */
  criteria: ReadonlyMap<string, Tally>;
  /** Comments, with their author if the answer is named. */
  words: { text: string; author: string | null }[];
};

type StoredAnswer = { id: string; author: string | null; content: Answer };

/**
 * Answers brought together by competency. Words without a name stand in an order of their own in each competency, made
 * from the random ids of the answers: who recognises one text learns nothing about the others. An answer that says
 * nothing of a criterion is not counted for it.
 */
export function gatherAnswers(asked: readonly Asked[], answers: readonly StoredAnswer[]): GatheredCompetency[] {
  return asked.map(({ competencyId }) => {
    const criteria = new Map<string, Tally>();
    const words: { text: string; author: string | null; place: number }[] = [];
    for (const { id, author, content } of answers) {
      const part = content.find((each) => each.competencyId === competencyId);
      if (!part) continue;
      for (const [criterionId, verdict] of Object.entries(part.criteria)) {
        const tally = criteria.get(criterionId) ?? { seen: 0, "not-seen": 0, "cannot-say": 0 };
        criteria.set(criterionId, { ...tally, [verdict]: tally[verdict] + 1 });
      }
      const text = part.words.trim();
      if (text !== "") words.push({ text, author, place: placeOf(`${id}/${competencyId}`) });
    }
    words.sort((a, b) =>
      a.author !== null && b.author !== null
        ? a.author.localeCompare(b.author)
        : a.place - b.place || (a.text < b.text ? -1 : 1),
    );
    return { competencyId, criteria, words: words.map(({ text, author }) => ({ text, author })) };
  });
}

/** A number that mixes all of a text (FNV-1a with a final mix): neighbours in the alphabet are no neighbours here. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
