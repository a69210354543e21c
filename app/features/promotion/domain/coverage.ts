import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import { countEnoughCriteria } from "#app/features/ladder/domain/enough-criteria";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder, Role, Weight } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import { linkKey } from "#app/kernel/link";
import { UnionFind } from "#app/statistics/union-find";

/** One piece can be luck, or the work of a team; two that have nothing to do with each other show a habit. */
const MIN_INDEPENDENT_PIECES = 2;
/** A role is about what someone does now: what is older than this many years shows what they once did. */
export const MAX_AGE_YEARS = 1;
/** One endorsement: another person saw it too. */
const MIN_VOUCHERS = 1;

/**
 * Why what is there is not yet enough. `few-criteria`: less than makes the level. `undated`: no piece says when it happened,
 * so none can be called recent.
 */
const THIN_REASONS = ["few-criteria", "one-piece", "old", "undated", "unvouched"] as const;
export type ThinReason = (typeof THIN_REASONS)[number];

/** What coverage needs to know of a piece. */
export type CoveredBy = Pick<EvidencePiece, "id" | "title" | "links" | "happenedOn" | "tags"> & {
  vouches: readonly { personId: string; name: string }[];
};

export type CoverageState = "evidenced" | "thin" | "missing";

export type Coverage = {
  state: CoverageState;
  /** Why it is thin, in the order of `THIN_REASONS`; empty unless it is. */
  reasons: ThinReason[];
  /** Ids of the pieces: the newest first, those without a day last. */
  pieces: string[];
  /** How many pieces have nothing to do with one another. */
  independent: number;
  /** Null without a piece that has a day. */
  newestOn: Day | null;
  /** Who vouched for any of the pieces, each once, by name. */
  vouchedBy: { personId: string; name: string }[];
};

/** A criterion is evidenced by one piece tagged with it; whether the pieces are enough is a question of the competency. */
type CriterionCoverage = Coverage & { criterionId: string; text: string };

/**
 * A competency is evidenced when enough of its criteria are. Its pieces, which make it independent, recent and endorsed, are all
 * that are tagged with it, whether a criterion is named or not.
 */
export type CompetencyCoverage = Coverage & {
  competencyId: string;
  name: string;
  weight: Weight;
  /** What the role asks for; the criteria are those of this proficiency. */
  proficiency: number;
  criteria: CriterionCoverage[];
  criteriaShown: number;
  /** How many criteria make the level. */
  criteriaNeeded: number;
};

export type RoleCoverage = {
  roleId: string;
  competencies: CompetencyCoverage[];
  /** How many competencies are in each state. */
  counts: Record<CoverageState, number>;
};

/**
 * How far evidence covers what a role asks: for every competency of the role, in its order, and for each criterion of the
 * proficiency asked. `today` is the reader's day; what happens after it counts as of today. Without a piece a state is
 * "missing", never zero of something. Tags of other competencies and of unknown criteria are left out; an expectation
 * whose competency the ladder does not have is left out too.
 */
export function computeCoverage(ladder: Ladder, role: Role, evidence: readonly CoveredBy[], today: Day): RoleCoverage {
  const newestFirst = [...evidence].sort(byNewest);
  const groups = groupDependent(newestFirst);
  const oldest = yearsBefore(today, MAX_AGE_YEARS);
  const byTag = groupByTag(newestFirst);
  const countsOf = (key: string) => countPieces(byTag.get(key) ?? [], groups);
  const competencies = role.expectations.flatMap(({ competency: id, weight, proficiency }): CompetencyCoverage[] => {
    const competency = findCompetency(ladder, id);
    if (!competency) return [];
    const level = competency.proficiencies.find((each) => each.level === proficiency) ?? { criteria: [] };
    const criteria = level.criteria.map(({ id: criterionId, text }): CriterionCoverage => {
      const counts = countsOf(keyOf(id, criterionId));
      return { criterionId, text, state: counts.pieces.length > 0 ? "evidenced" : "missing", reasons: [], ...counts };
    });
    const criteriaShown = criteria.filter(({ state }) => state === "evidenced").length;
    const criteriaNeeded = countEnoughCriteria(level);
    const counts = countsOf(id);
    const missing = criteriaNeeded - criteriaShown;
    return [
      {
        competencyId: id,
        name: competency.name,
        weight,
        proficiency,
        criteria,
        criteriaShown,
        criteriaNeeded,
        ...judge(counts, missing, oldest),
        ...counts,
      },
    ];
  });
  const counts: RoleCoverage["counts"] = { evidenced: 0, thin: 0, missing: 0 };
  for (const { state } of competencies) counts[state] += 1;
  return { roleId: role.id, competencies, counts };
}

const keyOf = (competencyId: string, criterionId: string) => `${competencyId} ${criterionId}`;

/** The pieces of each competency, and of each criterion, in their order; each piece once. */
function groupByTag(pieces: readonly CoveredBy[]): Map<string, CoveredBy[]> {
  const found = new Map<string, CoveredBy[]>();
  for (const piece of pieces) {
    const keys = piece.tags.flatMap(({ competencyId, criterionId }) =>
      criterionId === null ? [competencyId] : [competencyId, keyOf(competencyId, criterionId)],
    );
    for (const key of new Set(keys)) {
      const those = found.get(key);
      if (those) those.push(piece);
      else found.set(key, [piece]);
    }
  }
  return found;
}

/**
 * Which pieces tell of the same thing: they share a link, or have the same title on the same day; through others too.
 * Gives a number per piece id, equal for pieces that depend on one another. Pieces without a day are compared by link only:
 * the same title twice may well be two things.
 */
export function groupDependent(evidence: readonly CoveredBy[]): Map<string, number> {
  const sets = new UnionFind(evidence.length);
  const firstWith = new Map<string, number>();
  for (const [index, { title, links, happenedOn }] of evidence.entries()) {
    const marks = links.map((link) => `link ${linkKey(link)}`);
    if (happenedOn !== null) marks.push(`day ${happenedOn} ${title.trim().toLowerCase()}`);
    for (const mark of marks) {
      const first = firstWith.get(mark);
      if (first === undefined) firstWith.set(mark, index);
      else sets.union(first, index);
    }
  }
  return new Map(evidence.map(({ id }, index) => [id, sets.find(index)]));
}

type PieceCounts = Omit<Coverage, "state" | "reasons">;

function countPieces(pieces: readonly CoveredBy[], groups: ReadonlyMap<string, number>): PieceCounts {
  const vouchers = new Map(pieces.flatMap(({ vouches }) => vouches.map(({ personId, name }) => [personId, name])));
  return {
    pieces: pieces.map(({ id }) => id),
    independent: new Set(pieces.map(({ id }) => groups.get(id))).size,
    newestOn: pieces[0]?.happenedOn ?? null,
    vouchedBy: Array.from(vouchers, ([personId, name]) => ({ personId, name })).sort(
      (a, b) => compare(a.name, b.name) || compare(a.personId, b.personId),
    ),
  };
}

/** How a competency stands by its pieces, and by how many criteria are missing to make the level. */
function judge(counts: PieceCounts, missing: number, oldest: Day): Pick<Coverage, "state" | "reasons"> {
  if (counts.pieces.length === 0) return { state: "missing", reasons: [] };
  const { independent, newestOn, vouchedBy } = counts;
  const holds: Record<ThinReason, boolean> = {
    "few-criteria": missing > 0,
    "one-piece": independent < MIN_INDEPENDENT_PIECES,
    old: newestOn !== null && newestOn < oldest,
    undated: newestOn === null,
    unvouched: vouchedBy.length < MIN_VOUCHERS,
  };
  const reasons = THIN_REASONS.filter((reason) => holds[reason]);
  return { state: reasons.length > 0 ? "thin" : "evidenced", reasons };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function byNewest(a: CoveredBy, b: CoveredBy): number {
  return compare(b.happenedOn ?? "", a.happenedOn ?? "") || compare(a.id, b.id);
}

/** The same day some years before, as text to compare with: a 29 February that does not exist still sorts where it would be. */
function yearsBefore(day: Day, years: number): Day {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, "0")}${day.slice(4)}`;
}
