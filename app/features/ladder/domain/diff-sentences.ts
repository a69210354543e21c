import type { Detail, Lineage, ProfileField, Subject } from "./diff-types";
import { describePromotionRule } from "./readable-rule";
import type { Expectation, Ladder } from "./schema";

/** The names that sentences use: those of the newer version, of the older one where the newer has none. */
export type Names = {
  ladder: string;
  competency(id: string): string;
  role(id: string): string;
  category(id: string): string;
  track(id: string): string;
  /** `3 (Leading the team)`. */
  step(level: number): string;
};

export function namesOf(before: Ladder, after: Ladder): Names {
  const lookup = (items: readonly { id: string; name: string }[]) => {
    const names = new Map(items.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const steps = new Map([...before.proficiencies, ...after.proficiencies].map(({ level, name }) => [level, name]));
  return {
    ladder: after.name,
    competency: lookup([...before.competencies, ...after.competencies]),
    role: lookup([...before.roles, ...after.roles]),
    category: lookup([...before.categories, ...after.categories]),
    track: lookup([...before.tracks, ...after.tracks]),
    step: (level) => (steps.has(level) ? `${level} (${steps.get(level)})` : String(level)),
  };
}

const FIELD_NAMES: Record<ProfileField, string> = {
  name: "name",
  summary: "summary",
  replaces: "which roles it takes the place of",
  atAGlance: "“at a glance”",
  responsibilities: "responsibilities",
  qualifications: "qualifications",
  time: "how the time goes",
  differences: "how it differs from other roles",
  archetypes: "archetypes",
  outlook: "outlook",
  aiTools: "use of AI tools",
  leadsTo: "where it leads",
  sampleEvidence: "sample of evidence",
};

/** What the change is about; competencies and roles by name. */
export function subjectOf(detail: Detail, names: Names): Subject {
  if (detail.kind === "scale-resized" || detail.kind === "step-reworded") {
    return { kind: "scale", id: null, name: "Proficiency scale" };
  }
  const role = "roleId" in detail ? detail.roleId : "role" in detail ? detail.role.id : null;
  if (role !== null) return { kind: "role", id: role, name: names.role(role) };
  const competency =
    "competencyId" in detail ? detail.competencyId : "competency" in detail ? detail.competency.id : null;
  if (competency !== null) return { kind: "competency", id: competency, name: names.competency(competency) };
  return { kind: "ladder", id: null, name: names.ladder };
}

/** The change as one sentence that names what it is about. */
export function describeDetail(detail: Detail, names: Names): string {
  if ("roleId" in detail || "role" in detail) return describeRoleDetail(detail, names);
  if ("competencyId" in detail || "competency" in detail) return describeCompetencyDetail(detail, names);
  switch (detail.kind) {
    case "ladder-reworded":
      return detail.field === "name"
        ? `The ladder is called ${quoted(detail.after)} now; it was ${quoted(detail.before)}.`
        : "The summary of the ladder has other words.";
    case "scale-resized":
      return `The scale has ${detail.after.length} steps instead of ${detail.before.length}: ${detail.after
        .map(({ level, name }) => `${level} ${name}`)
        .join(", ")}.`;
    case "step-reworded":
      return detail.before.name === detail.after.name
        ? `The scope or autonomy of step ${names.step(detail.after.level)} has other words.`
        : `Step ${detail.after.level} of the scale is called ${quoted(detail.after.name)} now; it was ${quoted(detail.before.name)}.`;
    case "promotion-rule-changed":
      return `The promotion rule reads now: ${describePromotionRule(detail.after).join(" ")} Before: ${describePromotionRule(detail.before).join(" ")}`;
    case "category-added":
      return `${quoted(detail.category.name)} is a new category.`;
    case "category-removed":
      return `${quoted(detail.category.name)} is no longer a category.`;
    case "category-renamed":
      return `The category ${quoted(detail.before)} is called ${quoted(detail.after)} now.`;
    case "categories-reordered":
      return "The categories stand in another order.";
    case "track-added":
      return `${quoted(detail.track.name)} is a new track.`;
    case "track-removed":
      return `${quoted(detail.track.name)} is no longer a track.`;
    case "track-reworded":
      return detail.field === "name"
        ? `The track ${quoted(detail.before)} is called ${quoted(detail.after)} now.`
        : `The summary of the track ${quoted(names.track(detail.trackId))} has other words.`;
    case "tracks-reordered":
      return "The tracks stand in another order.";
    case "competencies-reordered":
      return `The competencies of ${quoted(names.category(detail.categoryId))} stand in another order.`;
    case "roles-reordered":
      return `The roles of the track ${quoted(names.track(detail.trackId))} stand in another order.`;
  }
}

type CompetencyDetail = Extract<Detail, { competencyId: string } | { competency: unknown }>;
function describeCompetencyDetail(detail: Exclude<CompetencyDetail, { roleId: string }>, names: Names): string {
  const name = names.competency("competencyId" in detail ? detail.competencyId : detail.competency.id);
  switch (detail.kind) {
    case "competency-added":
      return `${name} is new, in ${quoted(names.category(detail.categoryId))}${describeOrigin(detail, names)}.`;
    case "competency-removed":
      return `${detail.competency.name} is no longer in the ladder${describeSuccessors(detail.successors, names)}.`;
    case "competency-renamed":
      return detail.before === detail.after
        ? `${name} has the id ${quoted(detail.competencyId)} now; it was ${quoted(detail.previousId)}.`
        : `${detail.before} is called ${detail.after} now.`;
    case "competency-reworded":
      return `What ${name} means has other words.`;
    case "lineage-changed":
      return `${name} ${describeLineage(detail.after, names)}.`;
    case "competency-moved":
      return `${name} moves from ${quoted(names.category(detail.from))} to ${quoted(names.category(detail.to))}.`;
    case "level-added":
      return `${name} is described at ${names.step(detail.level.level)} now.`;
    case "level-removed":
      return `${name} is no longer described at ${names.step(detail.level)}.`;
    case "descriptor-reworded":
      return `${name} at ${names.step(detail.level)} is summed up in other words: ${quoted(detail.after)}`;
    case "evidence-changed":
      return `${name} at ${names.step(detail.level)} has other examples of evidence.`;
    case "enough-changed":
      return `${name} at ${names.step(detail.level)} now needs ${sayEnough(detail.after)} of its criteria; before, it needed ${sayEnough(detail.before)}.`;
    case "misreading-changed":
      return `${name} at ${names.step(detail.level)} ${
        detail.after === null
          ? "no longer names a common misreading"
          : detail.before === null
            ? "names a common misreading now"
            : "describes the common misreading in other words"
      }.`;
    case "criterion-added":
      return `${name} at ${names.step(detail.level)} has a new criterion: ${quoted(detail.criterion.text)}.`;
    case "criterion-removed":
      return `${name} at ${names.step(detail.level)} no longer has the criterion ${quoted(detail.criterion.text)}.`;
    case "criterion-moved":
      return `A criterion of ${name} moves from ${names.step(detail.from)} to ${names.step(detail.to)}: ${quoted(detail.criterion.text)}.`;
    case "criterion-reworded":
      return `A criterion of ${name} at ${names.step(detail.level)} has other words: ${quoted(detail.after)}, before ${quoted(detail.before)}.`;
    case "criteria-reordered":
      return `The criteria of ${name} at ${names.step(detail.level)} stand in another order.`;
  }
}

const sayEnough = (enough: number | null) => (enough === null ? "two thirds" : String(enough));

function describeRoleDetail(detail: Extract<Detail, { roleId: string } | { role: unknown }>, names: Names): string {
  const name = names.role("roleId" in detail ? detail.roleId : detail.role.id);
  switch (detail.kind) {
    case "role-added":
      return `${name} is a new role on the track ${quoted(names.track(detail.trackId))}.`;
    case "role-removed":
      return detail.successor === null
        ? `${detail.role.name} is no longer a role of the ladder.`
        : `${detail.role.name} is no longer a role of the ladder: ${names.role(detail.successor)} takes its place.`;
    case "role-renamed":
      return detail.before === detail.after
        ? `${name} has another id; before: ${detail.previousId}.`
        : `${name} takes the place of ${detail.before}.`;
    case "role-moved":
      return `${name} moves from the track ${quoted(names.track(detail.from))} to ${quoted(names.track(detail.to))}.`;
    case "profile-changed":
      return describeProfile(name, detail);
    case "expectation-added":
      return `${name} is now asked for ${names.competency(detail.expectation.competency)} at ${inFull(detail.expectation, names)}.`;
    case "expectation-removed":
      return `${name} is no longer asked for ${names.competency(detail.expectation.competency)}; it was at ${inFull(detail.expectation, names)}.`;
    case "expectation-raised":
    case "expectation-lowered":
      return `${name} is asked for ${names.competency(detail.competencyId)} at ${names.step(detail.after)}, ${
        detail.kind === "expectation-raised" ? "up" : "down"
      } from ${names.step(detail.before)}.`;
    case "weight-changed":
      return `${names.competency(detail.competencyId)} is ${detail.after} for ${name} now; it was ${detail.before}.`;
    case "expectation-reason-changed":
      return detail.after === null
        ? `The expectation of ${names.competency(detail.competencyId)} for ${name} no longer carries a reason.`
        : `The expectation of ${names.competency(detail.competencyId)} for ${name} has this reason: ${quoted(detail.after)}`;
    case "expectations-reordered":
      return `The expectations of ${name} stand in another order.`;
  }
}

function describeProfile(name: string, detail: Extract<Detail, { kind: "profile-changed" }>): string {
  if (detail.field === "name") return `${detail.before} is called ${detail.after} now.`;
  const field = FIELD_NAMES[detail.field];
  if (detail.field !== "responsibilities") return `The profile of ${name} changes: ${field}.`;
  const was = new Map(detail.before?.map((one) => [one.id, one]));
  const is = new Map(detail.after?.map((one) => [one.id, one]));
  const titles = (ones: Iterable<{ title: string }>) => [...ones].map(({ title }) => quoted(title)).join(", ");
  const added = [...is.values()].filter(({ id }) => !was.has(id));
  const removed = [...was.values()].filter(({ id }) => !is.has(id));
  const reworded = [...is.values()].filter(({ id, title, text }) => {
    const earlier = was.get(id);
    return earlier && (earlier.title !== title || earlier.text !== text);
  });
  const parts = [
    ...(added.length > 0 ? [`new ${titles(added)}`] : []),
    ...(removed.length > 0 ? [`no longer ${titles(removed)}`] : []),
    ...(reworded.length > 0 ? [`in other words ${titles(reworded)}`] : []),
  ];
  return `The responsibilities of ${name} change: ${parts.join("; ") || "another order"}.`;
}

function inFull({ proficiency, weight }: Expectation, names: Names): string {
  return `${names.step(proficiency)}, ${weight}`;
}

function describeOrigin({ origin }: Extract<Detail, { kind: "competency-added" }>, names: Names): string {
  if (origin.kind === "split") return `: it takes a part of ${names.competency(origin.from)}`;
  return origin.kind === "merge" ? `: it takes in ${joined(origin.from.map(names.competency))}` : "";
}

function describeSuccessors(successors: string[], names: Names): string {
  if (successors.length === 0) return "";
  return `; it goes on in ${joined(successors.map(names.competency))}`;
}

function describeLineage({ replaces, splits, merges }: Lineage, names: Names): string {
  if (replaces !== undefined) return `says that it replaces ${names.competency(replaces)}`;
  if (splits !== undefined) return `says that it takes a part of ${names.competency(splits)}`;
  return merges === undefined
    ? "no longer says where it came from"
    : `says that it takes in ${joined(merges.map(names.competency))}`;
}

export function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function quoted(text: string): string {
  return `“${text}”`;
}
