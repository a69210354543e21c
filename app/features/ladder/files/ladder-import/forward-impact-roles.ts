import { didYouMean, quote } from "#app/kernel/nearest";
import type { DraftRole, DraftTrack } from "./draft";
import { clean, toName } from "./fit-text";
import {
  behaviourExpectation,
  type Context,
  type Discipline,
  type Kind,
  skillExpectations,
  type Track,
} from "./forward-impact-expectations";
import { type Capability, type Level, plain, type StandardFiles } from "./forward-impact-files";
import type { ImportLog, Where } from "./log";
import type { MapNode, TextNode } from "./source-tree";

const KINDS: readonly [Kind, ...string[]][] = [
  ["core", "coreSkills", "primarySkills"],
  ["supporting", "supportingSkills", "secondarySkills"],
  ["broad", "broadSkills"],
];

/** Every discipline, alone and with each track that suits it, with a role for each level. */
export function readRoles(context: Context): DraftTrack[] {
  const { standard, log, where, levels } = context;
  const tracks = standard.folder("tracks").map(({ id, map }) => readTrack(id, map, context));
  const disciplines = standard.folder("disciplines").map(({ id, map }) => readDiscipline(id, map, tracks, context));
  if (disciplines.length === 0 && log.errors.length === 0)
    log.error(where, "there are no files in a folder named disciplines");
  if (log.errors.length > 0) return [];
  checkWords(context);
  log.guessed(where, "what broad skills and behaviours weigh: optional and supporting");
  for (const { id, where: place } of levels) log.mapped(place, `level ${id} became a role of every track`);
  return disciplines.flatMap((discipline) => {
    const combinations: (Track | null)[] = discipline.validTracks
      ? discipline.validTracks.map((name) => tracks.find(({ id }) => id === name) ?? null)
      : [null, ...tracks];
    if (!discipline.validTracks && tracks.length > 0) {
      log.guessed(discipline.where, `the tracks of "${discipline.roleTitle}": all, as the source names none`);
    }
    log.mapped(
      discipline.where,
      `discipline "${discipline.specialization}" became ${combinations.length === 1 ? "a track" : `${combinations.length} tracks`}`,
    );
    return combinations.map((track) => toDraftTrack(discipline, track, context));
  });
}

function readTrack(id: string, map: MapNode, { standard, capabilities, behaviours }: Context): Track {
  const { read } = standard;
  const summary = [read.text(map, "description"), read.text(map, "roleContext")].flatMap((text) =>
    text ? [clean(text.text)] : [],
  );
  const known = [
    ...capabilities.map((capability) => capability.id),
    ...capabilities.flatMap(({ skills }) => skills.map((skill) => skill.id)),
  ];
  return {
    id,
    where: map.where,
    name: read.text(map, "name", "title")?.text ?? id,
    summary: summary.join(" ") || null,
    skills: standard.modifiers(map, "skillModifiers", known),
    behaviours: standard.modifiers(
      map,
      "behaviourModifiers",
      behaviours.map((behaviour) => behaviour.id),
    ),
    minLevel: read.text(map, "minLevel", "minGrade")?.text ?? null,
  };
}

function readDiscipline(
  id: string,
  map: MapNode,
  tracks: Track[],
  { standard, capabilities, behaviours, log }: Context,
): Discipline {
  const { read } = standard;
  const known = new Set(capabilities.flatMap(({ skills }) => skills.map((skill) => skill.id)));
  const skills = new Map<string, Kind>();
  for (const [kind, ...keys] of KINDS) {
    for (const item of read.texts(read.at(map, ...keys))) {
      const name = item.text.trim();
      if (!known.has(name)) log.error(item.where, `unknown skill ${quote(name)}${didYouMean(name, known)}`);
      else if (!skills.has(name)) skills.set(name, kind);
    }
  }
  const isManagement = read.flag(map, "isManagement") ?? false;
  const human = read.map(read.at(map, "human")) ?? map;
  const name = read.text(map, "specialization", "name");
  const roleTitle = read.text(map, "roleTitle");
  return {
    id,
    where: map.where,
    specialization: (name ?? roleTitle)?.text ?? id,
    roleTitle: (roleTitle ?? name)?.text ?? id,
    isManagement,
    description: read.text(map, "description")?.text ?? null,
    summary: isManagement
      ? read.text(human, "managementRoleSummary", "professionalRoleSummary")
      : read.text(human, "professionalRoleSummary", "managementRoleSummary"),
    skills,
    behaviours: standard.modifiers(
      map,
      "behaviourModifiers",
      behaviours.map((behaviour) => behaviour.id),
    ),
    validTracks: readValidTracks(map, tracks, standard, log),
    minLevel: read.text(map, "minLevel", "minGrade")?.text ?? null,
  };
}

/** Names of tracks; "" for none, which the source writes as null. Null where the source says nothing. */
function readValidTracks(map: MapNode, tracks: Track[], { read }: StandardFiles, log: ImportLog): string[] | null {
  const node = read.at(map, "validTracks");
  if (node?.kind !== "list") return null;
  const known = tracks.map(({ id }) => id);
  const names = node.items.flatMap((item) => {
    if (item.kind === "nothing") return [""];
    const text = read.take(item);
    const name = text?.text.trim() ?? "";
    if (text && !known.includes(name)) log.error(text.where, `unknown track ${quote(name)}${didYouMean(name, known)}`);
    return text ? [name] : [];
  });
  return names.length > 0 ? [...new Set(names)] : null;
}

/** Levels must speak of proficiencies that the skills are described in. */
function checkWords({ levels, steps, standard, log }: Context): void {
  for (const { base, maturity } of levels) {
    for (const node of base.values()) {
      const word = standard.read.take(node)?.text ?? "";
      if (!steps.skill.has(plain(word)))
        log.error(node.where, `unknown proficiency ${quote(word)}${didYouMean(plain(word), steps.skill.keys())}`);
    }
    if (maturity && steps.behaviour.size > 0 && !steps.behaviour.has(plain(maturity.text))) {
      log.error(
        maturity.where,
        `unknown maturity ${quote(maturity.text)}${didYouMean(plain(maturity.text), steps.behaviour.keys())}`,
      );
    }
  }
}

function toDraftTrack(discipline: Discipline, track: Track | null, context: Context): DraftTrack {
  const { levels } = context;
  const name = track
    ? `${toName(discipline.specialization).name} – ${toName(track.name).name}`
    : discipline.specialization;
  const lowest = Math.max(rankOf(levels, discipline.minLevel), rankOf(levels, track?.minLevel ?? null));
  return {
    id: track ? `${discipline.id}-${track.id}` : discipline.id,
    name,
    where: (track ?? discipline).where,
    summary: [discipline.description, track?.summary].flatMap((text) => (text ? [clean(text)] : [])).join(" ") || null,
    roles: levels.filter((_, index) => index >= lowest).map((level) => toRole(discipline, track, level, context)),
  };
}

function rankOf(levels: Level[], id: string | null): number {
  return Math.max(
    0,
    levels.findIndex((level) => level.id === id?.trim()),
  );
}

function toRole(discipline: Discipline, track: Track | null, level: Level, context: Context): DraftRole {
  const { behaviours, standard, log } = context;
  const variables = new Map([
    ...level.variables,
    ["roleTitle", clean(discipline.roleTitle)],
    ["specialization", clean(discipline.specialization)],
  ]);
  const fill = (where: Where, text: string) => {
    const filled = clean(text).replace(/\{(\w+)\}/g, (whole, key: string) => variables.get(key) ?? whole);
    if (filled !== clean(text)) log.guessed(where, "the names in braces are filled in", [text]);
    return filled;
  };
  const expectations = [
    ...skillExpectations(discipline, track, level, context),
    ...behaviours.flatMap(({ id }) => behaviourExpectation(id, discipline, track, level, context)),
  ];
  const summary = [
    discipline.summary ? fill(discipline.summary.where, discipline.summary.text) : null,
    level.qualification ? fill(level.where, level.qualification) : null,
  ];
  return {
    id: [discipline.id, track?.id, level.id.toLowerCase()].filter(Boolean).join("-"),
    name: `${titleOf(discipline, level)}${track ? ` – ${toName(track.name).name}` : ""}`,
    where: level.where,
    summary: summary.filter((text) => text !== null).join(" ") || null,
    atAGlance: level.glance,
    responsibilities: context.capabilities.flatMap((capability) => {
      const own = expectations.filter(({ competency }) =>
        capability.skills.some(({ id }) => competency === `skill:${id}`),
      );
      const node = responsibilityAt(
        capability,
        discipline.isManagement,
        Math.max(0, ...own.map(({ step }) => step)),
        context,
      );
      const text = standard.read.take(node);
      return text ? [{ id: capability.id, title: capability.name, text: text.text }] : [];
    }),
    expectations,
  };
}

/** "Senior" goes before the title of the role, "Level II" after it, a manager's grade after a comma. */
function titleOf({ roleTitle, isManagement }: Discipline, { professionalTitle, managementTitle }: Level): string {
  const title = clean(roleTitle);
  if (isManagement) return `${title}, ${clean(managementTitle)}`;
  const grade = clean(professionalTitle);
  if (grade.toLowerCase().includes(title.toLowerCase())) return grade;
  return /^(level|grade|band|l)\b|\d$|\b[IVX]+$/i.test(grade) ? `${title} ${grade}` : `${grade} ${title}`;
}

function responsibilityAt(
  capability: Capability,
  isManagement: boolean,
  step: number,
  { steps }: Context,
): TextNode | null {
  const map = isManagement
    ? (capability.management ?? capability.professional)
    : (capability.professional ?? capability.management);
  const entry = map?.entries.find(({ key, value }) => steps.skill.get(plain(key)) === step && value.kind === "text");
  return entry?.value.kind === "text" ? entry.value : null;
}
