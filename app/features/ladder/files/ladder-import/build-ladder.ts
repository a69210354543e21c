import {
  type Competency,
  type Expectation,
  type Ladder,
  MAX_LINE_LENGTH,
  MAX_PARAGRAPH_LENGTH,
  type PromotionRule,
  type Role,
} from "#app/features/ladder/domain/schema";
import { buildCompetency } from "./build-competency";
import type { DraftRole, DraftTrack, LadderDraft } from "./draft";
import { clean, toName, toPieces } from "./fit-text";
import { IdGiver, idOfName } from "./ids";
import type { ImportLog, Where } from "./log";
import { buildScale } from "./scale";

/** How many supporting competencies may be one step below, where the source has no rule: the shipped ladder's choice. */
const SUPPORTING_ONE_BELOW = 2;

/**
 * Makes a ladder of a draft: gives ids, splits or shortens what is longer than the format allows, and fills what the format needs and the
 * source does not say. Each of these is in the report. Null, with the errors at their places, where there is nothing to make a ladder of.
 */
export function buildLadder(draft: LadderDraft, log: ImportLog): Ladder | null {
  const { name, rest } = toName(draft.name);
  if (draft.scale.length < 2) {
    log.error(draft.where, `a ladder needs at least two levels; this has ${draft.scale.length}`);
    return null;
  }
  const proficiencies = buildScale(draft.scale, log);
  const named = draft.categories.flatMap(({ competencies }) =>
    competencies.map((competency) => ({ own: competency.id, wanted: idOfName(competency.name, "competency") })),
  );
  const context = {
    ladderName: name,
    stepNames: proficiencies.map((step) => step.name),
    ids: new IdGiver(log, named),
    log,
  };

  const competencies: Competency[] = [];
  const idsByKey = new Map<string, string[]>();
  const categoryIds = new IdGiver(log);
  const categories = draft.categories.flatMap((category) => {
    const built = category.competencies.flatMap((competency) => {
      const parts = buildCompetency(competency, category.name, context);
      idsByKey.set(
        competency.key,
        parts.map(({ id }) => id),
      );
      return parts;
    });
    competencies.push(...built);
    if (built.length === 0) return [];
    const label = toName(category.name);
    if (label.rest !== null)
      log.guessed(category.where, `a shorter name for a category: "${label.name}"`, [category.name]);
    return [
      {
        id: categoryIds.give({ own: category.id, wanted: idOfName(category.name, "category") }, category.where),
        name: label.name,
        competencies: built.map(({ id }) => id),
      },
    ];
  });
  if (competencies.length === 0) {
    log.error(draft.where, "there is no competency with a description");
    return null;
  }
  log.guessed(draft.where, "one sentence for each step of a competency that has none: the beginning of its criteria");

  const { tracks, roles } = buildTracks(draft, name, idsByKey, log);
  if (roles.length === 0) {
    log.error(draft.where, "there is no role that expects anything");
    return null;
  }
  log.guessed(draft.where, 'the version: "1"');
  return {
    id: new IdGiver(log).give({ own: draft.id, wanted: idOfName(name, "ladder") }, draft.where),
    name,
    version: "1",
    summary: paragraph(joined(rest, draft.summary), draft.where, "summary of the ladder", log) ?? `${name}, imported.`,
    proficiencies,
    categories,
    tracks,
    promotionRule: draft.promotionRule ?? guessRule(draft.where, log),
    competencies,
    roles,
  };
}

function guessRule(where: Where, log: ImportLog): PromotionRule {
  log.guessed(
    where,
    `the promotion rule: every core competency met, up to ${SUPPORTING_ONE_BELOW} supporting ones one step below, in one cycle`,
  );
  return { mustMeet: ["core"], mayBeOneBelow: { supporting: SUPPORTING_ONE_BELOW }, consecutiveCycles: 1 };
}

function buildTracks(draft: LadderDraft, ladderName: string, idsByKey: Map<string, string[]>, log: ImportLog) {
  const trackIds = new IdGiver(log);
  const roleIds = new IdGiver(
    log,
    draft.tracks.flatMap((track) => track.roles.map((role) => ({ own: role.id, wanted: idOfName(role.name, "role") }))),
  );
  const roles: Role[] = [];
  const tracks = draft.tracks.flatMap((track) => {
    const label = toName(track.name);
    const name = label.name;
    const built: Role[] = [];
    for (const [index, role] of track.roles.entries()) {
      const expectations = buildExpectations(role, built.at(-1), idsByKey, log);
      if (expectations.length === 0) {
        log.leftOut(role.where, `the role "${role.name}": it expects nothing that is described`, everyTextOf(role));
        continue;
      }
      const id = roleIds.give({ own: role.id, wanted: idOfName(role.name, "role"), within: track.name }, role.where);
      built.push(buildRole(role, expectations, id, `${ordinalOn(track, index)} of ${ladderName}.`, log));
    }
    roles.push(...built);
    if (built.length === 0) return [];
    const silent = track.roles.filter((role) => role.summary === null);
    if (silent[0]) {
      log.guessed(silent[0].where, `the summaries of the roles on the track "${name}": the place of each on the track`);
    }
    const said = joined(label.rest, track.summary);
    const summary = paragraph(said, track.where, `summary of the track "${name}"`, log);
    return [
      {
        id: trackIds.give({ own: track.id, wanted: idOfName(track.name, "track") }, track.where),
        name,
        summary: summary ?? `The roles of ${name}.`,
        roles: built.map(({ id }) => id),
      },
    ];
  });
  return { tracks, roles };
}

function everyTextOf({ id, name, summary, atAGlance, responsibilities }: DraftRole): string[] {
  return [id, name, summary, ...atAGlance.map(({ text }) => text), ...responsibilities.map(({ text }) => text)].flatMap(
    (text) => text ?? [],
  );
}

const ordinalOn = (track: DraftTrack, index: number) =>
  `Level ${index + 1} of ${track.roles.length} on the track ${toName(track.name).name}`;

function buildExpectations(
  role: DraftRole,
  previous: Role | undefined,
  idsByKey: Map<string, string[]>,
  log: ImportLog,
): Expectation[] {
  const own = role.expectations.flatMap(({ competency, step, weight, why }) =>
    (idsByKey.get(competency) ?? []).map((id): Expectation => {
      const before = previous?.expectations.find((expectation) => expectation.competency === id)?.proficiency ?? 0;
      const [reason, ...rest] = toPieces(why ?? "", MAX_LINE_LENGTH);
      if (rest.length > 0) log.leftOut(role.where, `the end of a reason in "${role.name}"`, rest);
      const falls = step < before ? `The imported ladder asks less here than of ${previous?.name}.` : undefined;
      const said = reason ?? falls;
      return { competency: id, proficiency: step, weight, ...(said === undefined ? {} : { why: said }) };
    }),
  );
  if (own.length > 0 || !previous) return own;
  log.guessed(role.where, `what "${role.name}" expects: the same as ${previous.name}, as the source does not say`);
  return previous.expectations.map(({ why: _, ...expectation }) => expectation);
}

function buildRole(draft: DraftRole, expectations: Expectation[], id: string, place: string, log: ImportLog): Role {
  const { name, rest } = toName(draft.name);
  const said = joined(rest, draft.summary);
  const summary = paragraph(said, draft.where, `summary of "${name}"`, log);
  const responsibilityIds = new IdGiver();
  return {
    id,
    name,
    summary: summary ?? place,
    atAGlance: draft.atAGlance.flatMap(({ label, text }) =>
      toPieces(text, MAX_LINE_LENGTH).map((line, index) => ({
        label: index === 0 ? toName(label).name : "More",
        text: line,
      })),
    ),
    responsibilities: draft.responsibilities.flatMap(({ id: own, title, text }) =>
      toPieces(text, MAX_PARAGRAPH_LENGTH).map((part) => ({
        id: responsibilityIds.give({ own, wanted: idOfName(title, "responsibility") }),
        title: toName(title).name,
        text: part,
      })),
    ),
    differences: [],
    archetypes: [],
    leadsTo: [],
    expectations,
  };
}

/** A name that was cut, whole, and what is said of it. */
function joined(name: string | null, summary: string | null): string | null {
  return [name, summary].filter((text) => text !== null).join(". ") || null;
}

/** A text as one paragraph; what is beyond its limit is reported. Null where there is none. */
function paragraph(text: string | null, where: Where, what: string, log: ImportLog): string | null {
  const [first, ...others] = toPieces(clean(text ?? ""), MAX_PARAGRAPH_LENGTH);
  if (others.length > 0)
    log.leftOut(where, `the end of the ${what}: it has up to ${MAX_PARAGRAPH_LENGTH} characters`, others);
  return first ?? null;
}
