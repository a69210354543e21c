import { MAX_PARAGRAPH_LENGTH } from "#app/features/ladder/domain/schema";
import { didYouMean, quote } from "#app/kernel/nearest";
import { type DraftCompetency, type DraftRole, type LadderDraft, stepOf } from "./draft";
import { clean, joinExamples, toListItems, toSentences } from "./fit-text";
import type { ImportLog, Where } from "./log";
import { levelsAsScale } from "./scale";
import { type MapNode, type SourceNode, TreeReader } from "./source-tree";
import { splitTracks } from "./split-tracks";

/** The steps that job families of this format are written with; others come in the order in which the levels first use them. */
const KNOWN_PROFICIENCIES = ["awareness", "foundational", "working knowledge", "practitioner", "expert"];

type Named = { id: string; name: string; summary: string | null; where: Where };
type Behaviour = {
  id: string | null;
  items: string[];
  examples: string[];
  level: number;
  theme: number;
  proficiency: string | null;
  where: Where;
};

/**
 * A job family: `levels`, `themes`, and `competencies` that each say what one level asks under one theme. A theme becomes a competency (and an axis), a
 * competency one criterion or more, a level a role. The proficiencies named make the scale; where they tell no levels apart, the levels do.
 */
export function readFinancialTimes(root: SourceNode, log: ImportLog): LadderDraft | null {
  const read = new TreeReader(log);
  const family = read.map(root);
  if (!family) return null;
  const entries = read.maps(read.at(family, "competencies", "behaviours"));
  if (entries.length === 0) {
    log.error(family.where, 'this job family has no "competencies"');
    return null;
  }
  const levels = readNamed(read, family, "level", entries, log);
  const themes = readNamed(read, family, "theme", entries, log);
  const behaviours = entries.flatMap((entry) => readBehaviour(read, entry, levels, themes, log) ?? []);
  if (log.errors.length > 0 || behaviours.length === 0) {
    if (log.errors.length === 0) log.error(family.where, "no competency has a summary");
    return null;
  }

  const { scale, stepOfBehaviour, stepOfLevel, isOwnScale } = chooseScale(behaviours, levels, family.where, log);
  const competencies = themes.map((theme, index) => {
    const competency: DraftCompetency = {
      key: theme.id,
      id: theme.id,
      name: theme.name,
      where: theme.where,
      meaning: theme.summary,
      steps: [],
    };
    for (const behaviour of behaviours)
      if (behaviour.theme === index) addBehaviour(competency, behaviour, behaviours, stepOfBehaviour);
    log.mapped(theme.where, `theme "${theme.name}" became a competency, and an axis of its own`);
    return competency;
  });
  const roles = levels.map((level, index): DraftRole => {
    const own = behaviours.filter((behaviour) => behaviour.level === index);
    log.mapped(level.where, `level "${level.name}" became a role`);
    return {
      id: level.id,
      name: level.name,
      where: level.where,
      summary: level.summary,
      atAGlance: [],
      responsibilities: isOwnScale ? ownWords(own, themes) : [],
      expectations: themes.flatMap(({ id }, theme) => {
        const steps = own.filter((behaviour) => behaviour.theme === theme).map(stepOfBehaviour);
        const step =
          steps.length > 0
            ? Math.max(...steps)
            : isOwnScale
              ? null
              : inheritedStep(behaviours, theme, index, stepOfLevel);
        return step === null ? [] : [{ competency: id, step, weight: "core" as const, why: null }];
      }),
    };
  });
  const name = read.text(family, "name", "title");
  if (!name) log.guessed(family.where, 'the name of the ladder: "Imported ladder"');
  log.guessed(family.where, "the weight of every expectation: core");
  log.mapped(family.where, `${behaviours.length} competencies became criteria`);
  return {
    where: family.where,
    id: read.text(family, "id")?.text ?? null,
    name: name?.text ?? "Imported ladder",
    summary: read.text(family, "summary", "description")?.text ?? null,
    scale,
    categories: competencies.map((competency) => ({
      id: competency.id,
      name: competency.name,
      where: competency.where,
      competencies: [competency],
    })),
    tracks: splitTracks(roles, name?.text ?? "Roles", family.where, log),
    promotionRule: null,
  };
}

/** The levels or themes, in order; where the file has no list of them, those that the competencies name. */
function readNamed(
  read: TreeReader,
  family: MapNode,
  kind: "level" | "theme",
  entries: MapNode[],
  log: ImportLog,
): Named[] {
  const listed = read.items(read.at(family, `${kind}s`));
  const named: Named[] = [];
  const add = (one: Named) => {
    if (named.some(({ id }) => id === one.id)) log.error(one.where, `${kind} ${quote(one.id)} is given twice`);
    else named.push(one);
  };
  for (const item of listed) {
    if (item.kind === "text") {
      const text = read.take(item);
      if (text) add({ id: text.text, name: text.text, summary: null, where: item.where });
      continue;
    }
    const map = read.map(item);
    const id = read.text(map, "id");
    const name = read.text(map, "name", "title") ?? id;
    if (!map || !name) {
      if (map) log.error(map.where, `this ${kind} has neither an id nor a name`);
      continue;
    }
    add({
      id: (id ?? name).text.trim(),
      name: name.text,
      summary: read.text(map, "summary", "description")?.text ?? null,
      where: map.where,
    });
  }
  if (listed.length > 0) return named;
  log.guessed(family.where, `the ${kind}s and their order: as the competencies first name them`);
  for (const entry of entries) {
    const text = read.text(entry, kind);
    const id = text?.text.trim();
    if (text && id && !named.some((one) => one.id === id))
      named.push({ id, name: words(id), summary: null, where: text.where });
  }
  return named;
}

const words = (id: string) => clean(id.replace(/[-_]+/g, " "));

function readBehaviour(
  read: TreeReader,
  entry: MapNode,
  levels: Named[],
  themes: Named[],
  log: ImportLog,
): Behaviour | null {
  const summary = read.text(entry, "summary", "name", "description");
  if (!summary) return null;
  const level = reference(read, entry, "level", levels, log);
  const theme = reference(read, entry, "theme", themes, log);
  const links = read.items(read.at(entry, "supportingUrls")).flatMap((item) => {
    if (item.kind !== "map") return read.texts(item);
    return [read.text(item, "label", "title", "name"), read.text(item, "url", "href")].flatMap((text) => text ?? []);
  });
  const examples = read.texts(read.at(entry, "examples"));
  if (level === -1 || theme === -1) return null;
  return {
    id: read.text(entry, "id")?.text.trim() ?? null,
    items: toListItems(summary.text),
    examples: [...examples.map(({ text }) => clean(text)), ...links.map(({ text }) => clean(text))],
    level,
    theme,
    proficiency: read.text(entry, "proficiency")?.text.trim() ?? null,
    where: entry.where,
  };
}

function reference(read: TreeReader, entry: MapNode, kind: "level" | "theme", named: Named[], log: ImportLog): number {
  const text = read.text(entry, kind);
  if (!text) {
    log.error(entry.where, `this competency has no ${kind}`);
    return -1;
  }
  const id = text.text.trim();
  const index = named.findIndex((one) => one.id === id);
  if (index === -1) {
    const known = named.map((one) => one.id);
    log.error(text.where, `unknown ${kind} ${quote(id)}${didYouMean(id, known)}`);
  }
  return index;
}

/** One competency alone under its theme and level is a paragraph: each sentence is a behaviour. Where there are several, each is one already. */
function addBehaviour(
  competency: DraftCompetency,
  behaviour: Behaviour,
  all: Behaviour[],
  stepFor: (one: Behaviour) => number,
): void {
  const step = stepOf(competency, stepFor(behaviour), behaviour.where);
  const isAlone = all.filter(({ level, theme }) => level === behaviour.level && theme === behaviour.theme).length === 1;
  const texts = isAlone ? behaviour.items.flatMap(toSentences) : behaviour.items;
  for (const [index, text] of texts.entries()) {
    step.criteria.push({ id: behaviour.id && (index === 0 ? behaviour.id : `${behaviour.id}-${index + 1}`), text });
  }
  step.evidence.push(...joinExamples(behaviour.examples));
}

function chooseScale(behaviours: Behaviour[], levels: Named[], where: Where, log: ImportLog) {
  const named = [
    ...new Set(
      levels
        .flatMap((_, level) => behaviours.filter((one) => one.level === level))
        .flatMap(({ proficiency }) => proficiency ?? []),
    ),
  ];
  const isNamedEverywhere = behaviours.every(({ proficiency }) => proficiency !== null);
  if (isNamedEverywhere && named.length >= 2 && named.length <= 9) {
    const rank = (label: string) => KNOWN_PROFICIENCIES.indexOf(label.toLowerCase());
    const isKnown = named.every((label) => rank(label) !== -1);
    const labels = isKnown ? named.toSorted((a, b) => rank(a) - rank(b)) : named;
    log.mapped(where, `the proficiencies became the scale: ${labels.join(", ")}`);
    if (!isKnown) log.guessed(where, "the order of the scale: as the levels first use its steps");
    const stepOfBehaviour = ({ proficiency }: Behaviour) => labels.indexOf(proficiency ?? "") + 1;
    return { scale: labels.map((name) => ({ name, where })), stepOfBehaviour, stepOfLevel: () => 0, isOwnScale: true };
  }
  if (named.length > 0)
    log.guessed(where, "the scale: the levels themselves, as the proficiencies do not tell them apart", named);
  else log.guessed(where, "the scale: the levels themselves");
  const { scale, stepAt } = levelsAsScale(levels, log);
  return { scale, stepOfBehaviour: ({ level }: Behaviour) => stepAt(level), stepOfLevel: stepAt, isOwnScale: false };
}

/** A theme of which a level says nothing asks of it what the levels below ask. */
function inheritedStep(
  behaviours: Behaviour[],
  theme: number,
  level: number,
  stepAt: (level: number) => number,
): number | null {
  const below = behaviours.filter((one) => one.theme === theme && one.level < level).map((one) => stepAt(one.level));
  return below.length > 0 ? Math.max(...below) : null;
}

/** What the source says of this very level, theme by theme: levels that share a step of the scale differ here. */
function ownWords(own: Behaviour[], themes: Named[]): DraftRole["responsibilities"] {
  return themes.flatMap(({ id, name }, theme) => {
    const items = own.filter((one) => one.theme === theme).flatMap((one) => one.items);
    const text = items.map((item) => (/[.!?]$/.test(item) ? item : `${item}.`)).join(" ");
    return text === "" || text.length > MAX_PARAGRAPH_LENGTH ? [] : [{ id, title: name, text }];
  });
}
