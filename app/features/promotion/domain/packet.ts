import { explainReadiness } from "#app/features/assessment/domain/explain-readiness";
import { computeCategoryMeans, expectationsAsRatings } from "#app/features/assessment/domain/gap";
import type { Result } from "#app/features/assessment/domain/profile-readiness";
import { type Ratings, type RatingValue, UNRATED } from "#app/features/assessment/domain/rating";
import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import { categoryOf, findRole, stepOf } from "#app/features/ladder/domain/lookup";
import { describePromotionRule } from "#app/features/ladder/domain/readable-rule";
import type { Ladder, Role, Weight } from "#app/features/ladder/domain/schema";
import { type Day, dayIn } from "#app/kernel/day";
import type { RatingKind } from "#app/policy/stages";
import {
  type CompetencyCoverage,
  type Coverage,
  type CoverageState,
  computeCoverage,
  groupDependent,
  type ThinReason,
} from "./coverage";
import type { Recommendation } from "./lifecycle";

/** A final result of a cycle before, with the ratings that speak for it. */
export type PacketCycle = { name: string; kind: RatingKind; ratings: Ratings };

export type PacketInput = {
  ladder: Ladder;
  role: Role;
  fromRoleId: string;
  personName: string;
  managerName: string | null;
  summary: string;
  /** By competency id. */
  narratives: ReadonlyMap<string, string>;
  /** The chosen pieces; their tags are what each was chosen for in this case. */
  evidence: readonly EvidencePiece[];
  /** The latest first; null where the reader may not read ratings. */
  cycles: readonly PacketCycle[] | null;
  recommendation: { verdict: Recommendation; words: string; on: Day } | null;
  /** It is submitted without a recommendation: the day on which the manager was asked for one. */
  askedInVainOn?: Day | undefined;
  today: Day;
  /** The organisation's time zone: a vouch was given on a day there. */
  zone: string;
};

/** What there is to show for something: how it stands, and why it is thin where it is. */
export type Shown = {
  state: CoverageState;
  reasons: ThinReason[];
  /** Numbers of pieces, as in `PacketPiece`; the newest first. */
  pieces: number[];
  independent: number;
  newestOn: Day | null;
  vouchedBy: string[];
};

export type PacketCompetency<Prose = string> = Shown & {
  id: string;
  name: string;
  category: string;
  weight: Weight;
  expected: { level: number; name: string };
  criteria: (Shown & { id: string; text: string })[];
  /** How many of the criteria make the level; absent in cases submitted when each criterion was counted for itself. */
  criteriaNeeded?: number;
  /** One per cycle of the packet. */
  ratings: RatingValue[];
  narrative: Prose;
};

export type PacketPiece<Prose = string> = {
  number: number;
  title: string;
  links: string[];
  happenedOn: Day | null;
  problem: Prose;
  choice: Prose;
  result: Prose;
  risk: Prose;
  /** Ids of the competencies it was chosen for. */
  shows: string[];
  vouches: { name: string; words: string; on: Day }[];
};

/**
 * A promotion case composed from the records it rests on: what a draft shows now, and what a submission freezes. `Prose` is
 * what may be written in Markdown: a string as it is stored, or formatted where it is shown.
 */
export type CasePacket<Prose = string> = {
  person: { name: string; role: string };
  target: { roleId: string; role: string };
  ladder: { id: string; name: string; version: string; scale: { level: number; name: string }[] };
  manager: string | null;
  summary: Prose;
  recommendation: { verdict: Recommendation; words: Prose; on: Day } | null;
  /** Only where it was submitted without a recommendation. */
  askedInVain?: { on: Day };
  /** Null where the reader may not read ratings; without `wouldChange` in cases submitted before the profile rule. */
  readiness: { headline: string; details: string[]; rule: string[]; wouldChange?: string[] } | null;
  cycles: { name: string; kind: RatingKind }[] | null;
  /** Means by category: what the target asks, and one per cycle. Null stands for no rating. */
  categories: { name: string; target: number | null; means: { mean: number | null; rated: number; of: number }[] }[];
  competencies: PacketCompetency<Prose>[];
  evidence: PacketPiece<Prose>[];
};

/**
 * Composes the case for `role` from its parts; nothing is typed twice. Competencies are those of the role, in the ladder's
 * order, with the criteria of the proficiency that it asks for; a missing rating stays missing, and without any cycle the
 * readiness says so. Pieces chosen for nothing that the role asks are left out.
 */
export function composePacket(input: PacketInput): CasePacket {
  const { ladder, role, evidence, narratives, today, zone } = input;
  const asked = new Set(role.expectations.map(({ competency }) => competency));
  const relevant = evidence.filter(({ tags }) => tags.some(({ competencyId }) => asked.has(competencyId)));
  const coverage = computeCoverage(ladder, role, relevant, today);
  const ordered = [...relevant].sort(newestFirst);
  const numberOf = new Map(ordered.map(({ id }, index) => [id, index + 1]));
  const byId = new Map(coverage.competencies.map((each) => [each.competencyId, each]));
  const cycles = input.cycles ?? [];
  return {
    person: { name: input.personName, role: findRole(ladder, input.fromRoleId)?.name ?? input.fromRoleId },
    target: { roleId: role.id, role: role.name },
    ladder: {
      id: ladder.id,
      name: ladder.name,
      version: ladder.version,
      scale: ladder.proficiencies.map(({ level, name }) => ({ level, name })),
    },
    manager: input.managerName,
    summary: input.summary,
    recommendation: input.recommendation,
    ...(input.askedInVainOn && { askedInVain: { on: input.askedInVainOn } }),
    readiness: input.cycles && describeRule(ladder, role, input.cycles, listResults(role, relevant)),
    cycles: input.cycles?.map(({ name, kind }) => ({ name, kind })) ?? null,
    categories: composeCategories(ladder, role, cycles, asked),
    competencies: ladder.competencies.flatMap(({ id }) => {
      const covered = byId.get(id);
      return covered ? [composeCompetency(ladder, covered, { numberOf, cycles, narratives })] : [];
    }),
    evidence: ordered.map((piece, index) => ({
      number: index + 1,
      title: piece.title,
      links: piece.links,
      happenedOn: piece.happenedOn,
      problem: piece.problem,
      choice: piece.choice,
      result: piece.result,
      risk: piece.risk,
      shows: [...new Set(piece.tags.map(({ competencyId }) => competencyId))].filter((id) => asked.has(id)),
      vouches: piece.vouches.map(({ name, words, vouchedAt }) => ({ name, words, on: dayIn(vouchedAt, zone) })),
    })),
  };
}

function describeRule(
  ladder: Ladder,
  role: Role,
  cycles: readonly PacketCycle[],
  results: readonly Result[],
): CasePacket["readiness"] {
  const { headline, details, wouldChange } = explainReadiness(ladder, role, {
    cycles: cycles.map(({ ratings }) => ratings),
    results,
  });
  return { headline, details, rule: describePromotionRule(ladder.promotionRule), wouldChange };
}

/** The endorsed and dated pieces of evidence for a defining competency; pieces that depend on one another have one source. */
function listResults(role: Role, evidence: readonly EvidencePiece[]): Result[] {
  const defining = new Set(
    role.expectations.flatMap(({ competency, weight }) => (weight === "defining" ? [competency] : [])),
  );
  const sources = groupDependent(evidence);
  return evidence.flatMap(({ id, happenedOn, vouches, tags }) => {
    const counts = vouches.length > 0 && tags.some(({ competencyId }) => defining.has(competencyId));
    return counts && happenedOn !== null ? [{ on: happenedOn, source: sources.get(id) ?? 0 }] : [];
  });
}

function composeCategories(
  ladder: Ladder,
  role: Role,
  cycles: readonly PacketCycle[],
  asked: ReadonlySet<string>,
): CasePacket["categories"] {
  const perCycle = cycles.map(({ ratings }) => computeCategoryMeans(ladder, ratings, asked));
  return computeCategoryMeans(ladder, expectationsAsRatings(role), asked).map(({ categoryId, mean }, index) => ({
    name: ladder.categories.find(({ id }) => id === categoryId)?.name ?? categoryId,
    target: mean,
    means: perCycle.map((means) => {
      const found = means[index];
      return { mean: found?.mean ?? null, rated: found?.rated ?? 0, of: found?.of ?? 0 };
    }),
  }));
}

type Context = {
  numberOf: ReadonlyMap<string, number>;
  cycles: readonly PacketCycle[];
  narratives: ReadonlyMap<string, string>;
};

function composeCompetency(ladder: Ladder, covered: CompetencyCoverage, context: Context): PacketCompetency {
  const { numberOf, cycles, narratives } = context;
  const shown = (of: Coverage): Shown => ({
    state: of.state,
    reasons: of.reasons,
    pieces: of.pieces.flatMap((id) => numberOf.get(id) ?? []),
    independent: of.independent,
    newestOn: of.newestOn,
    vouchedBy: of.vouchedBy.map(({ name }) => name),
  });
  return {
    id: covered.competencyId,
    name: covered.name,
    category: categoryOf(ladder, covered.competencyId)?.name ?? "",
    weight: covered.weight,
    expected: { level: covered.proficiency, name: stepOf(ladder, covered.proficiency)?.name ?? "" },
    ...shown(covered),
    criteria: covered.criteria.map((each) => ({ id: each.criterionId, text: each.text, ...shown(each) })),
    criteriaNeeded: covered.criteriaNeeded,
    ratings: cycles.map(({ ratings }) => ratings.get(covered.competencyId) ?? UNRATED),
    narrative: narratives.get(covered.competencyId) ?? "",
  };
}

const compareText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** The newest first, those without a day last; of one day by their title, so that numbers do not depend on the database. */
function newestFirst(a: EvidencePiece, b: EvidencePiece): number {
  return (
    compareText(b.happenedOn ?? "", a.happenedOn ?? "") || compareText(a.title, b.title) || compareText(a.id, b.id)
  );
}

export type Strength = Record<CoverageState, PacketCompetency<unknown>[]>;

/** Which competencies of a case are evidenced, where the evidence is thin, and where it is missing. */
export function groupByStrength(competencies: readonly PacketCompetency<unknown>[]): Strength {
  const of = (state: CoverageState) => competencies.filter((competency) => competency.state === state);
  return { evidenced: of("evidenced"), thin: of("thin"), missing: of("missing") };
}

/** "2 of 3 criteria shown, 2 needed"; empty for a case submitted when each criterion was counted for itself. */
export function sayCriteria({ criteria, criteriaNeeded }: PacketCompetency<unknown>): string {
  if (criteriaNeeded === undefined) return "";
  const shown = criteria.filter(({ state }) => state === "evidenced").length;
  return `${shown} of ${criteria.length} criteria shown, ${criteriaNeeded} needed`;
}

export const STATE_WORDS: Record<CoverageState, string> = { evidenced: "Evidenced", thin: "Thin", missing: "Missing" };

export const THIN_WORDS: Record<ThinReason, string> = {
  "few-criteria": "too few criteria shown",
  "one-piece": "only one item",
  old: "over a year old",
  undated: "no date",
  unvouched: "not endorsed",
};

/** What stands in place of a recommendation where there is none. */
export function sayNotRecommended(
  { manager, askedInVain }: Pick<CasePacket, "manager" | "askedInVain">,
  formatDay: (day: Day) => string,
): string {
  if (!askedInVain) return "Not given yet.";
  return `No recommendation was given. ${manager ?? "The manager"} was asked for one on ${formatDay(askedInVain.on)}, and the case was submitted without it.`;
}
