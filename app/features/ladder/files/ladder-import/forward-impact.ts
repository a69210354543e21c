import { MAX_LINE_LENGTH, MAX_PROFICIENCY } from "#app/features/ladder/domain/schema";
import { quote } from "#app/kernel/nearest";
import { type DraftCompetency, emptyStep, type LadderDraft } from "./draft";
import { clean, toSentences } from "./fit-text";
import { type Behaviour, type FileTree, plain, type Skill, StandardFiles } from "./forward-impact-files";
import { readRoles } from "./forward-impact-roles";
import type { ImportLog, Where } from "./log";
import type { TextNode } from "./source-tree";

const KNOWN_PROFICIENCIES = ["awareness", "foundational", "working", "practitioner", "expert"];
const KNOWN_MATURITIES = ["emerging", "developing", "practicing", "role-modeling", "exemplifying"];

/** Proficiency and maturity words, each with the step of the scale that it is. */
export type Steps = { skill: Map<string, number>; behaviour: Map<string, number>; count: number };

/**
 * A standard in a folder: capabilities of skills, behaviours, levels, disciplines and tracks. A capability becomes a category, a skill or behaviour a competency;
 * each discipline, alone and with each of its tracks, becomes a track with a role for each level. What a role expects is derived as the format says:
 * the level's base for the kind of skill, moved by the track, never above the highest base of the level.
 */
export function readForwardImpact(files: FileTree[], where: Where, log: ImportLog): LadderDraft | null {
  const standard = new StandardFiles(files, log);
  const { read } = standard;
  const capabilities = standard.capabilities();
  const behaviours = standard.behaviours();
  const levels = standard.levels();
  const skills = capabilities.flatMap((capability) => capability.skills);
  if (skills.length === 0 && log.errors.length === 0)
    log.error(where, "there are no skills in a folder named capabilities");
  if (levels.length === 0 && log.errors.length === 0) log.error(where, "there is no levels.yaml with levels");
  if (log.errors.length > 0) return null;

  const words = orderOf(
    KNOWN_PROFICIENCIES,
    skills.flatMap(({ descriptions, markers }) => [...descriptions.keys(), ...markers.keys()]),
    where,
    log,
  );
  const maturities = orderOf(
    KNOWN_MATURITIES,
    behaviours.flatMap((behaviour) => [...behaviour.maturities.keys()]),
    where,
    log,
  );
  if (words.length > MAX_PROFICIENCY) {
    log.error(
      where,
      `the skills are described at ${words.length} proficiencies; a scale has at most ${MAX_PROFICIENCY}`,
    );
    return null;
  }
  const steps: Steps = {
    count: words.length,
    skill: new Map(words.map((word, index) => [word, index + 1])),
    behaviour: new Map(
      maturities.map((word, index) => [
        word,
        Math.min(words.length, Math.floor((index * words.length) / maturities.length) + 1),
      ]),
    ),
  };
  log.mapped(where, `the proficiencies became the scale: ${words.join(", ")}`);
  if (behaviours.length > 0)
    log.guessed(where, "behaviours are on the same scale as skills: each maturity is the proficiency at its height");

  const categories = capabilities.map((capability) => {
    log.mapped(
      capability.where,
      `capability "${capability.name}" became a category; its skills (${capability.skills.length}) became competencies`,
    );
    if (capability.description) {
      log.leftOut(capability.where, `the description of capability "${capability.name}": a category has only a name`, [
        capability.description.text,
      ]);
    }
    return {
      id: capability.id,
      name: capability.name,
      where: capability.where,
      competencies: capability.skills.map((skill) => toCompetency(skill, steps.skill, read)),
    };
  });
  if (behaviours.length > 0) {
    const first = behaviours[0] as Behaviour;
    log.mapped(first.where, `the behaviours (${behaviours.length}) became competencies of a category "Behaviours"`);
    categories.push({
      id: "behaviours",
      name: "Behaviours",
      where: first.where,
      competencies: behaviours.map((behaviour) => behaviourToCompetency(behaviour, steps.behaviour, read)),
    });
  }
  const about = read.map(standard.file("standard", "framework"));
  const title = read.text(about, "title", "name");
  if (!title) log.guessed(where, 'the name of the ladder: "Engineering standard"');
  const tracks = readRoles({ standard, capabilities, behaviours, levels, steps, where, log });
  return {
    where,
    id: read.text(about, "id")?.text ?? null,
    name: title?.text ?? "Engineering standard",
    summary: read.text(about, "description")?.text ?? null,
    scale: words.map((word) => ({ name: word.replace(/-/g, " "), where })),
    categories,
    tracks,
    promotionRule: null,
  };
}

/** The words in the order the format knows; words of the source's own in the order in which they first come. */
function orderOf(known: string[], used: string[], where: Where, log: ImportLog): string[] {
  const distinct = [...new Set(used)];
  if (distinct.every((word) => known.includes(word))) return distinct.length === 0 ? [] : known;
  const own = distinct.filter((word) => !known.includes(word));
  log.guessed(
    where,
    `the order of ${distinct.join(", ")}: as the files first use them, as ${own.map(quote).join(", ")} is not of the format`,
  );
  return distinct;
}

function toCompetency(skill: Skill, steps: Map<string, number>, read: StandardFiles["read"]): DraftCompetency {
  return {
    key: `skill:${skill.id}`,
    id: skill.id,
    name: skill.name,
    where: skill.where,
    meaning: skill.description,
    steps: [
      ...stepContents(skill.descriptions, steps, read, (word) => skill.markers.get(word) ?? []),
      ...markersAlone(skill, steps),
    ],
  };
}

function behaviourToCompetency(
  behaviour: Behaviour,
  steps: Map<string, number>,
  read: StandardFiles["read"],
): DraftCompetency {
  return {
    key: `behaviour:${behaviour.id}`,
    id: behaviour.id,
    name: behaviour.name,
    where: behaviour.where,
    meaning: behaviour.description,
    steps: stepContents(behaviour.maturities, steps, read, () => []),
  };
}

/** The description of a step is its descriptor and its criteria; the markers are what would show it. */
function stepContents(
  descriptions: Map<string, TextNode>,
  steps: Map<string, number>,
  read: StandardFiles["read"],
  evidence: (word: string) => string[],
): DraftCompetency["steps"] {
  const contents: DraftCompetency["steps"] = [];
  for (const [word, node] of descriptions) {
    const text = read.take(node)?.text ?? "";
    const step = steps.get(plain(word)) ?? 1;
    const content = contents.find((one) => one.step === step) ?? emptyStep(step, node.where);
    if (!contents.includes(content)) contents.push(content);
    content.criteria.push(
      ...toSentences(text)
        .flatMap((sentence) => sentence.split(/(?<=;) /))
        .map((part) => ({ id: null, text: part.replace(/;$/, "") })),
    );
    // Longer than a descriptor may be, it is still whole in the criteria.
    if (content.descriptor === null && clean(text).length <= MAX_LINE_LENGTH) content.descriptor = text;
    content.evidence.push(...evidence(word));
  }
  return contents;
}

/** Markers of a proficiency that has no description are all that is known of it. */
function markersAlone({ descriptions, markers, where }: Skill, steps: Map<string, number>): DraftCompetency["steps"] {
  return [...markers].flatMap(([word, evidence]) =>
    descriptions.has(word) ? [] : [{ ...emptyStep(steps.get(word) ?? 1, where), evidence }],
  );
}
