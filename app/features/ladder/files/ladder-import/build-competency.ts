import {
  type Competency,
  type CompetencyLevel,
  type Criterion,
  MAX_CRITERIA_PER_LEVEL,
  MAX_EVIDENCE_PER_LEVEL,
  MAX_LINE_LENGTH,
  MAX_PARAGRAPH_LENGTH,
} from "#app/features/ladder/domain/schema";
import type { DraftCompetency, DraftStepContent } from "./draft";
import { clean, toListItems, toName, toPieces, toWholeSentences, withoutFullStop } from "./fit-text";
import { IdGiver, idOfCriterion, idOfName } from "./ids";
import type { ImportLog, Where } from "./log";

/** A descriptor is read in a narrow column: this much of the criteria is enough to tell the steps apart. */
const DERIVED_DESCRIPTOR_LENGTH = 220;

export type CompetencyContext = { ladderName: string; stepNames: string[]; ids: IdGiver; log: ImportLog };

/**
 * One competency of a draft, fitted to the format. More than one where a step has too many criteria: they are then shared out in order.
 * None, which the report says, where the source describes no step.
 */
export function buildCompetency(draft: DraftCompetency, category: string, context: CompetencyContext): Competency[] {
  const { log, ids } = context;
  const { name, rest } = toName(draft.name);
  const criterionIds = new IdGiver(log);
  const levels = draft.steps
    .toSorted((a, b) => a.step - b.step)
    .flatMap((content) => buildLevel(content, name, criterionIds, log));
  if (levels.length === 0) {
    log.leftOut(
      draft.where,
      `the competency "${name}": no step of it is described`,
      [draft.id, draft.name, draft.meaning].flatMap((text) => text ?? []),
    );
    return [];
  }
  const parts = Math.ceil(Math.max(...levels.map(({ criteria }) => criteria.length)) / MAX_CRITERIA_PER_LEVEL);
  if (parts > 1) {
    log.guessed(
      draft.where,
      `"${name}" becomes ${parts} competencies: a step holds at most ${MAX_CRITERIA_PER_LEVEL} criteria`,
    );
  }
  const meaning = buildMeaning(draft, name, rest, levels, context);
  return Array.from({ length: parts }, (_, part) => ({
    id: ids.give(
      {
        own: part === 0 ? draft.id : draft.id && `${draft.id}-${part + 1}`,
        wanted: idOfName(part === 0 ? draft.name : `${draft.name} ${part + 1}`, "competency"),
        within: category,
      },
      part === 0 ? draft.where : null,
    ),
    name: part === 0 ? name : toName(`${name.slice(0, 60)} (part ${part + 1})`).name,
    meaning,
    proficiencies: levels.flatMap((level) => partOf(level, part, parts)),
  }));
}

function buildMeaning(
  { meaning, where }: DraftCompetency,
  name: string,
  wholeName: string | null,
  levels: CompetencyLevel[],
  { ladderName, stepNames, log }: CompetencyContext,
): string {
  const said = [wholeName, meaning].flatMap((text) => (text && clean(text) !== "" ? [clean(text)] : [])).join(". ");
  const [first, ...others] = toPieces(said, MAX_PARAGRAPH_LENGTH);
  if (others.length > 0)
    log.leftOut(
      where,
      `the end of what "${name}" means: a meaning has up to ${MAX_PARAGRAPH_LENGTH} characters`,
      others,
    );
  if (first !== undefined) return first;
  log.guessed(where, `what "${name}" means: the source does not say`);
  const [lowest, highest] = [levels.at(0), levels.at(-1)].map((level) => stepNames[(level?.level ?? 1) - 1] ?? "");
  const reach = lowest === highest ? `at ${lowest}` : `from ${lowest} to ${highest}`;
  return `${name}, as ${ladderName} describes it ${reach}.`;
}

function buildLevel(content: DraftStepContent, competency: string, ids: IdGiver, log: ImportLog): CompetencyLevel[] {
  const { step, where, descriptor, misreading } = content;
  const pieces = content.evidence.flatMap((text) => toWholeSentences(text, MAX_LINE_LENGTH));
  const evidence = pieces.filter(({ length }) => length <= MAX_LINE_LENGTH);
  const described = descriptor === null ? "" : clean(descriptor);
  const given = content.criteria.filter(({ text }) => clean(text) !== "");
  const fromElsewhere = described !== "" ? [{ id: null, text: described }] : pieces.map((text) => ({ id: null, text }));
  const criteria = (given.length > 0 ? given : fromElsewhere).flatMap(({ id, text }) =>
    buildCriteria(id, text, ids, where),
  );
  if (criteria.length === 0) return [];
  if (pieces.length > evidence.length && (given.length > 0 || described !== "")) {
    const tooLong = pieces.filter(({ length }) => length > MAX_LINE_LENGTH);
    log.leftOut(
      where,
      `sentences of an example of "${competency}": one has up to ${MAX_LINE_LENGTH} characters`,
      tooLong,
    );
  }
  const [line, ...overlong] = toPieces(described, MAX_LINE_LENGTH);
  if (overlong.length > 0 && given.length > 0) {
    log.leftOut(
      where,
      `the end of a descriptor of "${competency}": it has up to ${MAX_LINE_LENGTH} characters`,
      overlong,
    );
  }
  const [mistake, ...mistakes] = toPieces(misreading ?? "", MAX_LINE_LENGTH);
  if (mistakes.length > 0) log.leftOut(where, `the end of a misreading of "${competency}"`, mistakes);
  return [
    {
      level: step,
      descriptor: line ?? deriveDescriptor(criteria),
      criteria,
      evidence: given.length === 0 && described === "" ? [] : evidence,
      ...(mistake === undefined ? {} : { misreading: mistake }),
    },
  ].map((level) => withinLimits(level, content, competency, log));
}

/** One criterion for each entry of a text that is a list, and for each piece of what is too long for one. */
function buildCriteria(id: string | null, text: string, ids: IdGiver, where: Where): Criterion[] {
  const pieces = toListItems(text).flatMap((item) => toPieces(item, MAX_LINE_LENGTH));
  return pieces.map((piece, index) => ({
    id: ids.give(
      { own: id === null || index === 0 ? id : `${id}-${index + 1}`, wanted: idOfCriterion(piece) },
      index === 0 ? where : null,
    ),
    text: withoutFullStop(piece),
  }));
}

/** The first criteria, as far as they are short enough to read at a glance. */
function deriveDescriptor(criteria: Criterion[]): string {
  let descriptor = "";
  let used = 0;
  for (const { text } of criteria) {
    const next = `${descriptor}${descriptor === "" ? "" : " "}${/[.!?…]$/.test(text) ? text : `${text}.`}`;
    if (used > 0 && next.length > DERIVED_DESCRIPTOR_LENGTH) break;
    descriptor = next;
    used += 1;
  }
  if (used < criteria.length && descriptor.length <= DERIVED_DESCRIPTOR_LENGTH)
    descriptor += ` And ${criteria.length - used} more.`;
  return toPieces(descriptor, MAX_LINE_LENGTH)[0] ?? descriptor;
}

/** Too many examples for one step: neighbours share a line while they fit; the rest is reported. */
function withinLimits(
  level: CompetencyLevel,
  { where }: DraftStepContent,
  competency: string,
  log: ImportLog,
): CompetencyLevel {
  const room = MAX_EVIDENCE_PER_LEVEL * Math.ceil(level.criteria.length / MAX_CRITERIA_PER_LEVEL);
  if (level.evidence.length <= room) return level;
  const joined: string[] = [];
  for (const text of level.evidence) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + 2 + text.length <= MAX_LINE_LENGTH)
      joined[joined.length - 1] = `${last}; ${text}`;
    else joined.push(text);
  }
  const overflow = joined.slice(room);
  if (overflow.length > 0)
    log.leftOut(where, `examples of "${competency}": a step holds at most ${MAX_EVIDENCE_PER_LEVEL}`, overflow);
  return { ...level, evidence: joined.slice(0, room) };
}

/** An even share of a level's criteria and examples, in order; nothing where it has fewer criteria than there are parts. */
function partOf(level: CompetencyLevel, part: number, parts: number): CompetencyLevel[] {
  if (parts === 1) return [level];
  const own = Math.ceil(level.criteria.length / MAX_CRITERIA_PER_LEVEL);
  if (part >= own) return [];
  const share = <Item>(items: Item[]) =>
    items.slice(Math.floor((part * items.length) / own), Math.floor(((part + 1) * items.length) / own));
  const criteria = share(level.criteria);
  if (criteria.length === 0) return [];
  return [
    {
      ...level,
      criteria,
      evidence: share(level.evidence),
      descriptor: part === 0 ? level.descriptor : deriveDescriptor(criteria),
    },
  ];
}
