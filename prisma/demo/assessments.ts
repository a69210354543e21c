import { needsReason } from "#app/features/assessment/domain/agreement";
import { type RatingValue, sameRating, UNRATED } from "#app/features/assessment/domain/rating";
import type { Competency, Ladder } from "#app/features/ladder/domain/schema";
import type { Phase, RatingKind } from "#app/policy/stages";
import type { REASONS } from "./bank";
import { laterOf } from "./calendar";
import { type DemoCycle, listParticipants } from "./cycles";
import { buildEvidence, type DemoEvidence } from "./evidence";
import { type DemoPeople, type DemoPerson, rolesIn } from "./people";
import { randomFor } from "./random";
import { agreeOn, type BothSides, rateBothSides } from "./skills";
import { buildTimeline, type Side, type Timeline } from "./timeline";
import type { Story, Words } from "./words";

export type DemoRating = {
  competencyId: string;
  value: RatingValue;
  note: string;
  criteriaSeen: string[];
  at: Date;
};

export type DemoSheet = {
  id: string;
  kind: RatingKind;
  raterId: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  ratings: DemoRating[];
};

export type DemoAssessment = {
  id: string;
  slug: string;
  /** Null for one of one's own. */
  cycle: DemoCycle | null;
  person: DemoPerson;
  reviewerId: string | null;
  roleId: string;
  targetRoleId: string;
  phase: Phase;
  createdAt: Date;
  engineerConfirmedAt: Date | null;
  managerConfirmedAt: Date | null;
  finalAt: Date | null;
  sharedWithId: string | null;
  sharedAt: Date | null;
  sheets: DemoSheet[];
  evidence: DemoEvidence[];
};

const NOTED = 0.42;
const REMARKED = 0.6;
/** How often they write down why where they need not: it was one side's rating. */
const EXPLAINED_ANYWAY = 0.2;

/** The assessments of one cycle, one for each who takes part. */
export function buildAssessments(ladder: Ladder, demo: DemoPeople, words: Words, cycle: DemoCycle): DemoAssessment[] {
  return listParticipants(demo, cycle).map(({ person, reviewerId }) => {
    const reviewer = demo.byId.get(reviewerId);
    if (!reviewer) throw new Error(`${reviewerId} is not there to review`);
    const timeline = buildTimeline(cycle, person);
    const rated = rateBothSides(ladder, person, reviewer, cycle.back);
    const slug = `${cycle.slug}-${person.slug}`;
    const told = tellStories(words, person, rated, cycle.slug);
    const self = buildSelfSheet(slug, person, rated, timeline.self, told);
    const manager = buildManagerSheet(slug, words, person, reviewer, rated, timeline.review, { cycle, told });
    const agreed = buildAgreedSheet(slug, words, person, rated, timeline, cycle);
    const { phase, finalAt } = phaseOf(timeline);
    return {
      id: `assessment-${slug}`,
      slug,
      cycle,
      person,
      reviewerId,
      ...rolesIn(person, cycle.back),
      phase,
      createdAt: timeline.launchedAt,
      engineerConfirmedAt: timeline.engineerConfirmedAt,
      managerConfirmedAt: timeline.managerConfirmedAt,
      finalAt,
      sharedWithId: null,
      sharedAt: null,
      sheets: [self, manager, agreed].filter((sheet) => sheet !== null),
      evidence: self ? buildEvidence(ladder, slug, person, self, told) : [],
    };
  });
}

function phaseOf({ self, review, engineerConfirmedAt, managerConfirmedAt }: Timeline): {
  phase: Phase;
  finalAt: Date | null;
} {
  if (engineerConfirmedAt && managerConfirmedAt) {
    return { phase: "final", finalAt: laterOf(engineerConfirmedAt, managerConfirmedAt) };
  }
  return { phase: self?.submittedAt && review?.submittedAt ? "comparison" : "rating", finalAt: null };
}

/** A story for each self-rating that gets a note. */
export function tellStories(
  words: Words,
  person: DemoPerson,
  rated: readonly BothSides[],
  cycleSlug: string,
): Map<string, Story> {
  const stories = rated.flatMap(({ competency, self }) => {
    if (self.state !== "rated" || !randomFor("noted", person.id, competency.id, cycleSlug).chance(NOTED)) return [];
    const story = words.story(person, competency.id, self.proficiency, cycleSlug);
    return story ? [[competency.id, story] as const] : [];
  });
  return new Map(stories);
}

export function buildSelfSheet(
  slug: string,
  person: DemoPerson,
  rated: readonly BothSides[],
  side: Side,
  told: ReadonlyMap<string, Story>,
): DemoSheet | null {
  return buildSheet(slug, "self", person.id, rated, side, ({ competency, self }) => ({
    value: self,
    note: told.get(competency.id)?.note ?? "",
  }));
}

function buildManagerSheet(
  slug: string,
  words: Words,
  person: DemoPerson,
  reviewer: DemoPerson,
  rated: readonly BothSides[],
  side: Side,
  { cycle, told }: { cycle: DemoCycle; told: ReadonlyMap<string, Story> },
): DemoSheet | null {
  return buildSheet(slug, "manager", reviewer.id, rated, side, ({ competency, manager }) => {
    const isNoted = randomFor("remarked", person.id, competency.id, cycle.slug).chance(REMARKED);
    const remark =
      isNoted && manager.state === "rated"
        ? words.remark(person, competency.id, manager.proficiency, cycle.slug, told.get(competency.id))
        : null;
    return { value: manager, note: remark ?? "" };
  });
}

/** A side that is not submitted has the first part of its ratings; a submitted one leaves out what its rater left unrated. */
function buildSheet(
  slug: string,
  kind: "self" | "manager",
  raterId: string,
  rated: readonly BothSides[],
  side: Side,
  say: (of: BothSides) => { value: RatingValue; note: string },
): DemoSheet | null {
  if (!side) return null;
  const spoken = rated.slice(0, Math.ceil(rated.length * side.share));
  const step = (side.lastChangeAt.getTime() - side.begunAt.getTime()) / Math.max(1, spoken.length);
  const ratings = spoken.flatMap((of, index): DemoRating[] => {
    const { value, note } = say(of);
    if (value.state === "unrated") return [];
    const at = new Date(Math.round(side.begunAt.getTime() + step * index));
    const criteriaSeen = pickCriteria(of.competency, value, [slug, kind]);
    return [{ competencyId: of.competency.id, value, note, criteriaSeen, at }];
  });
  return {
    id: `sheet-${slug}-${kind}`,
    kind,
    raterId,
    createdAt: side.begunAt,
    submittedAt: side.submittedAt,
    ratings,
  };
}

/** Two thirds of the criteria of the rated proficiency, and at least one. */
function pickCriteria(competency: Competency, value: RatingValue, key: string[]): string[] {
  if (value.state !== "rated") return [];
  const criteria = competency.proficiencies.find(({ level }) => level === value.proficiency)?.criteria ?? [];
  const random = randomFor("criteria", competency.id, ...key);
  const seen = criteria.filter(() => random.chance(0.65));
  return (seen.length > 0 ? seen : criteria.slice(0, 1)).map(({ id }) => id);
}

function buildAgreedSheet(
  slug: string,
  words: Words,
  person: DemoPerson,
  rated: readonly BothSides[],
  { agreement }: Timeline,
  cycle: DemoCycle,
): DemoSheet | null {
  if (!agreement) return null;
  const agreedOn = agreement.complete ? rated : rated.slice(0, Math.ceil(rated.length / 2));
  const ratings = agreedOn.flatMap((sides): DemoRating[] => {
    const { self, manager, competency } = sides;
    const value = agreeOn(sides, person, [slug]);
    if (value.state === UNRATED.state) return [];
    const kind = reasonKind(value, sides);
    const isExplained =
      needsReason(value, self, manager) || randomFor("explained", slug, competency.id).chance(EXPLAINED_ANYWAY);
    const note = kind && isExplained ? words.reason(person, competency.id, kind, cycle.slug) : "";
    return [{ competencyId: competency.id, value, note, criteriaSeen: [], at: agreement.at }];
  });
  return {
    id: `sheet-${slug}-agreed`,
    kind: "agreed",
    raterId: null,
    createdAt: agreement.at,
    submittedAt: null,
    ratings,
  };
}

/** Null where both said the same, and agreed on it. */
function reasonKind(agreed: RatingValue, { self, manager }: BothSides): keyof typeof REASONS | null {
  if (sameRating(self, manager)) return sameRating(agreed, self) ? null : "elsewhere";
  if (self.state !== "rated" || manager.state !== "rated") return null;
  return sameRating(agreed, self) ? "person" : sameRating(agreed, manager) ? "manager" : "between";
}
