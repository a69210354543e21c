import { expectationsByCompetency, isCore } from "#app/features/ladder/domain/lookup";
import type { LadderWith, ProfileRule, Role } from "#app/features/ladder/domain/schema";
import { joinWords, plural } from "#app/kernel/words";
import {
  type CompetencyRecord,
  type ProfileReadiness,
  type ProfileReading,
  readProfile,
  recordCompetencies,
} from "./profile-readiness";
import type { Ratings } from "./rating";

type Words = { headline: string; details: string[]; wouldChange: string[] };

/** Everything a sentence needs to know. */
type Facts = {
  rule: ProfileRule;
  role: Role;
  readiness: ProfileReadiness;
  records: readonly CompetencyRecord[];
  nameOf: (id: string) => string;
  targetOf: (id: string) => number;
};

/**
 * Readiness by the profile rule in plain words: what is met, what is missing, and what would change it; never a verdict on
 * the person. Missing ratings are named as missing.
 */
export function describeProfileReadiness(
  ladder: LadderWith<ProfileRule>,
  role: Role,
  readiness: ProfileReadiness,
  cycles: readonly Ratings[],
): Words {
  const names = new Map(ladder.competencies.map(({ id, name }) => [id, name]));
  const expectations = expectationsByCompetency(role);
  const facts: Facts = {
    rule: ladder.promotionRule,
    role,
    readiness,
    records: recordCompetencies(ladder, role, cycles),
    nameOf: (id) => names.get(id) ?? id,
    targetOf: (id) => expectations.get(id)?.proficiency ?? 0,
  };
  const reading = readiness.metBy === "results" ? readiness.latest : (readiness.sustained ?? readiness.latest);
  const isRated = facts.records.some(({ gaps }) => gaps.some((gap) => gap !== null));
  if (!reading || !isRated) {
    return { headline: `Nothing is rated yet for ${role.name}.`, details: [], wouldChange: [] };
  }
  return {
    headline: describeHeadline(facts, reading),
    details: describeReading(facts, reading),
    wouldChange: readiness.verdict === "met" ? [] : describeNextCycle(facts),
  };
}

function describeHeadline({ role, rule, readiness }: Facts, reading: ProfileReading): string {
  if (readiness.metBy === "cycles") return `${capitalCycles(reading)} the profile of ${role.name}.`;
  if (readiness.metBy === "results") {
    return `The latest cycle and ${rule.orOneCycleWith?.results} endorsed results meet the profile of ${role.name}.`;
  }
  const { defining, core } = reading;
  const met = defining.filter(({ state }) => state === "met").length;
  if (defining.some(({ state }) => state === "one-below" || state === "two-below")) {
    return `${met} of ${defining.length} defining competencies are met for ${role.name}.`;
  }
  if (reading.verdict === "met") {
    return `The latest cycle meets the profile of ${role.name}. The rule reads ${rule.cycles} cycles.`;
  }
  if (reading.verdict === "unknown") return `What is rated so far meets the profile of ${role.name}.`;
  if (core.twoBelow.length > 0) return `A core competency is 2 levels below target for ${role.name}.`;
  return `${core.atTarget} of ${core.ratings} core ratings are at target for ${role.name}; the rule needs ${core.needed}.`;
}

function capitalCycles({ cycles }: ProfileReading): string {
  return cycles === 1 ? "The latest cycle meets" : `The last ${cycles} cycles meet`;
}

function describeReading({ rule, records, nameOf }: Facts, reading: ProfileReading): string[] {
  const { defining, core, strengths, cycles } = reading;
  const namesOf = (ids: readonly string[]) => joinWords(ids.map(nameOf));
  const inState = (state: string) => defining.filter((each) => each.state === state).map(({ id }) => id);
  const times = cycles === 1 ? "in the latest cycle" : `in the last ${cycles} cycles`;
  const [oneBelow, twoBelow] = [inState("one-below"), inState("two-below")];
  const missing = records.filter(({ weight, gaps }) => isCore(weight) && gaps.slice(0, cycles).includes(null));
  const coreBelow = records
    .filter(({ id, weight, gaps }) => weight === "core" && gaps[0] === 1 && !core.offset.includes(id))
    .map(({ id }) => id);
  return [
    ...(oneBelow.length > 0 ? [`Defining, 1 level below target: ${namesOf(oneBelow)}.`] : []),
    ...(twoBelow.length > 0 ? [`Defining, 2 levels below target ${times}: ${namesOf(twoBelow)}.`] : []),
    ...(core.ratings > 0
      ? [`${core.atTarget} of ${core.ratings} core ratings ${times} are at target; the rule needs ${core.needed}.`]
      : []),
    ...(core.twoBelow.length > 0 ? [`Core, 2 levels below target ${times}: ${namesOf(core.twoBelow)}.`] : []),
    ...(coreBelow.length > 0 ? [`Core, 1 level below target in the latest cycle: ${namesOf(coreBelow)}.`] : []),
    ...(core.offset.length > 0
      ? [
          `${namesOf(strengths)} ${plural(strengths.length, "is a strength", "are strengths")} and ${plural(strengths.length, "offsets", "offset")} ${namesOf(core.offset)}.`,
        ]
      : []),
    ...(missing.length > 0
      ? [`Not rated in every cycle: ${namesOf(missing.map(({ id }) => id))}. Missing ratings don’t count as below.`]
      : []),
    ...(rule.cycles > 1 && cycles < rule.cycles ? [`The rule reads ${rule.cycles} cycles together.`] : []),
  ];
}

/** What the next cycle has to show, with the cycles that still count beside it. */
function describeNextCycle({ rule, readiness, records, nameOf, targetOf }: Facts): string[] {
  const kept = rule.cycles - 1;
  const before = readProfile(rule, records, Math.min(kept, records[0]?.gaps.length ?? 0));
  const far = [
    ...before.defining.filter(({ state }) => state === "two-below").map(({ id }) => id),
    ...before.core.twoBelow,
  ];
  const needed = before.defining.filter(({ state }) => state !== "met" && state !== "two-below");
  const core = records.filter(({ weight }) => weight === "core");
  const neededCore = Math.ceil((rule.coreAtTarget * core.length * rule.cycles) / 100) - before.core.atTarget;
  const hasCoreGap = core.some(({ gaps }) => gaps.slice(0, kept).includes(1));
  const mayBeStrengths = records.filter(
    ({ weight, gaps }) =>
      isCore(weight) && gaps.length >= kept && gaps.slice(0, kept).every((gap) => gap !== null && gap < 0),
  );
  const shown = needed.map(({ id }) => `${nameOf(id)} at level ${targetOf(id)}`);
  return [
    ...(far.length > 0
      ? [
          `${joinWords(far.map(nameOf))} ${plural(far.length, "was", "were")} 2 levels below target. That counts for ${kept === 1 ? "1 more cycle" : `up to ${kept} more cycles`}.`,
        ]
      : []),
    ...(shown.length > 0 ? [`Show ${joinWords(shown)} in the next cycle.`] : []),
    ...(neededCore > core.length
      ? [`More than one cycle is needed: ${neededCore} more core ratings at target, and a cycle has ${core.length}.`]
      : neededCore > 0
        ? [`Have at least ${neededCore} of ${core.length} core competencies at target in the next cycle.`]
        : []),
    ...(hasCoreGap && mayBeStrengths.length > 0 && rule.strengthsOffset > 0
      ? [
          `${joinWords(mayBeStrengths.map(({ id }) => nameOf(id)))} above target again ${plural(mayBeStrengths.length, "is a strength that offsets", "are strengths, one of which offsets")} a core competency 1 level below.`,
        ]
      : []),
    ...(readiness.latest?.verdict === "met" && rule.orOneCycleWith
      ? [
          `Or add ${rule.orOneCycleWith.results} endorsed, independent results at least ${rule.orOneCycleWith.monthsApart} ${plural(rule.orOneCycleWith.monthsApart, "month")} apart: then the latest cycle is enough.`,
        ]
      : []),
  ];
}
