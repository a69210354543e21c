import { isCore } from "#app/features/ladder/domain/lookup";
import type { LadderWith, ProfileRule, Role, Weight } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import { computeGaps } from "./gap";
import type { Ratings } from "./rating";

export type Verdict = "met" | "not-met" | "unknown";

/** One competency of a role over cycles. */
export type CompetencyRecord = {
  id: string;
  weight: Weight;
  /** Levels below target in each cycle, the latest first: negative above it, null without a rating. */
  gaps: readonly (number | null)[];
};

/** `one-below`: one level below target in every rated cycle. `two-below`: two or more in at least one. */
type DefiningState = "met" | "one-below" | "two-below" | "unrated";

/** What the profile says of some cycles together. */
export type ProfileReading = {
  /** How many cycles it reads, the latest first. */
  cycles: number;
  defining: { id: string; state: DefiningState }[];
  core: {
    /** Ratings that the core competencies have in these cycles where none is missing. */
    ratings: number;
    /** How many of them the rule needs at target. */
    needed: number;
    /** How many are, with those that a strength offsets. */
    atTarget: number;
    unrated: number;
    twoBelow: string[];
    /** Core competencies that a strength offsets. */
    offset: string[];
  };
  /** Defining and core competencies above target in each of the cycles; empty where the rule reads more cycles than these. */
  strengths: string[];
  verdict: Verdict;
};

/** An endorsed result for a defining competency. Results of one source depend on one another and count once. */
export type Result = { on: Day; source: number };

export type ProfileReadiness = {
  /** The latest cycle alone; null without any. */
  latest: ProfileReading | null;
  /** All cycles that the rule reads; null where there are fewer. */
  sustained: ProfileReading | null;
  /** Whether there are results enough for the latest cycle alone to count. */
  hasResults: boolean;
  /** What meets the rule; null where it is not met. */
  metBy: "cycles" | "results" | null;
  verdict: Verdict;
};

/**
 * Reads the profile over the latest `cycles` cycles of the records. A missing rating is neither at target nor below: it
 * leaves the verdict open where nothing else decides it.
 */
export function readProfile(rule: ProfileRule, records: readonly CompetencyRecord[], cycles: number): ProfileReading {
  const defining: ProfileReading["defining"] = [];
  const core = { ratings: 0, needed: 0, atTarget: 0, unrated: 0, twoBelow: [] as string[], offset: [] as string[] };
  const strengths: string[] = [];
  const oneBelow: { id: string; times: number }[] = [];
  for (const { id, weight, gaps } of records) {
    if (!isCore(weight)) continue;
    const counted = countGaps(gaps, cycles);
    if (cycles >= rule.cycles && counted.above === cycles) strengths.push(id);
    if (weight === "defining") {
      defining.push({ id, state: stateOf(counted) });
      continue;
    }
    core.ratings += cycles;
    core.atTarget += counted.met;
    core.unrated += counted.unrated;
    if (counted.further > 0) core.twoBelow.push(id);
    else if (counted.oneBelow > 0) oneBelow.push({ id, times: counted.oneBelow });
  }
  const offsets = Math.min(rule.strengthsOffset, strengths.length);
  for (const { id, times } of oneBelow.sort((a, b) => b.times - a.times).slice(0, offsets)) {
    core.offset.push(id);
    core.atTarget += times;
  }
  core.needed = Math.ceil((rule.coreAtTarget * core.ratings) / 100);
  const verdicts = [...defining.map(({ state }) => VERDICTS[state]), judgeCore(core)];
  return { cycles, defining, core, strengths, verdict: worst(verdicts) };
}

type Counted = { met: number; above: number; oneBelow: number; further: number; unrated: number };

function countGaps(gaps: CompetencyRecord["gaps"], cycles: number): Counted {
  const counted = { met: 0, above: 0, oneBelow: 0, further: 0, unrated: 0 };
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const gap = gaps[cycle] ?? null;
    if (gap === null) counted.unrated += 1;
    else if (gap > 1) counted.further += 1;
    else if (gap === 1) counted.oneBelow += 1;
    else {
      counted.met += 1;
      if (gap < 0) counted.above += 1;
    }
  }
  return counted;
}

function stateOf({ met, further, unrated }: Counted): DefiningState {
  if (further > 0) return "two-below";
  if (met > 0) return "met";
  return unrated > 0 ? "unrated" : "one-below";
}

const VERDICTS: Record<DefiningState, Verdict> = {
  met: "met",
  "one-below": "not-met",
  "two-below": "not-met",
  unrated: "unknown",
};

function judgeCore({ needed, atTarget, unrated, twoBelow }: ProfileReading["core"]): Verdict {
  if (twoBelow.length > 0) return "not-met";
  if (atTarget >= needed) return "met";
  return atTarget + unrated >= needed ? "unknown" : "not-met";
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("not-met")) return "not-met";
  return verdicts.includes("unknown") ? "unknown" : "met";
}

/**
 * Readiness for a role by the profile rule. `cycles` holds the ratings of each cycle, the latest first. The rule is met by
 * the cycles that it reads together, or by the latest cycle alone with results enough. Without any cycle the verdict is
 * "unknown"; with fewer than the rule reads and too few results it is "not-met", whatever is rated.
 */
export function computeProfileReadiness(
  ladder: LadderWith<ProfileRule>,
  role: Role,
  cycles: readonly Ratings[],
  results: readonly Result[],
): ProfileReadiness {
  const rule = ladder.promotionRule;
  const records = recordCompetencies(ladder, role, cycles);
  const latest = cycles.length > 0 ? readProfile(rule, records, 1) : null;
  const sustained = cycles.length >= rule.cycles ? readProfile(rule, records, rule.cycles) : null;
  const hasResults = areEnough(rule, results);
  const metBy = sustained?.verdict === "met" ? "cycles" : latest?.verdict === "met" && hasResults ? "results" : null;
  const verdict = metBy ? "met" : latest === null ? "unknown" : (sustained?.verdict ?? "not-met");
  return { latest, sustained, hasResults, metBy, verdict };
}

/** What a role expects of each competency against its ratings, cycle by cycle. */
export function recordCompetencies(
  ladder: LadderWith<ProfileRule>,
  role: Role,
  cycles: readonly Ratings[],
): CompetencyRecord[] {
  const perCycle = cycles.map((ratings) => computeGaps(ladder, role, ratings));
  return computeGaps(ladder, role, new Map()).map(({ competencyId, weight }, index) => ({
    id: competencyId,
    weight,
    gaps: perCycle.map((gaps) => gaps[index]?.gap ?? null),
  }));
}

/** Enough sources, with two of them far enough apart in time. */
function areEnough({ orOneCycleWith }: ProfileRule, results: readonly Result[]): boolean {
  if (!orOneCycleWith) return false;
  if (new Set(results.map(({ source }) => source)).size < orOneCycleWith.results) return false;
  return results.some((earlier) =>
    results.some(
      (later) => later.source !== earlier.source && later.on >= monthsAfter(earlier.on, orOneCycleWith.monthsApart),
    ),
  );
}

/** The same day of a later month, as text to compare with: a 31 June that does not exist still sorts where it would be. */
function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${two((index % 12) + 1)}-${two(date)}`;
}
