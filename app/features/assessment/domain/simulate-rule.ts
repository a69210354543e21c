import { cyclesRead, isCore } from "#app/features/ladder/domain/lookup";
import {
  COUNTED_WEIGHTS,
  type CountedWeight,
  type Ladder,
  type ProfileRule,
  type Role,
  type Weight,
  type WeightsRule,
} from "#app/features/ladder/domain/schema";
import { createRandom, type Random } from "#app/statistics/random";
import { type CompetencyRecord, readProfile } from "./profile-readiness";
import { judgeWeight } from "./readiness";

/** How agreed ratings err: each is one level low or high with these probabilities, independently of the others. */
export type ErrorModel = {
  id: "usual" | "doubled" | "severity";
  low: number;
  high: number;
  /** The standard deviation of a rater's severity in levels. One rater rates both cycles. */
  severity: number;
};

/**
 * How far managers of the demo differ in severity, in levels of the scale, by the many-facet Rasch model that calibration
 * uses: the standard deviation of severities without their standard errors. A test estimates it again.
 */
export const DEMO_SEVERITY = 0.28;

/** The three columns, in order. */
export const ERROR_MODELS: readonly [ErrorModel, ErrorModel, ErrorModel] = [
  { id: "usual", low: 0.05, high: 0.05, severity: 0 },
  { id: "doubled", low: 0.1, high: 0.1, severity: 0 },
  { id: "severity", low: 0.05, high: 0.05, severity: DEMO_SEVERITY },
];

/** People by what they truly are, against the targets of a role. */
export const PERSON_KINDS = [
  "trulyReady",
  "belowOnTenth",
  "belowOnFifth",
  "belowOnTwoFifths",
  "lacksDefining",
] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

const SHARE_BELOW: Partial<Record<PersonKind, number>> = {
  belowOnTenth: 0.1,
  belowOnFifth: 0.2,
  belowOnTwoFifths: 0.4,
};

/** The share of simulated people who meet the rule, from 0 to 1; null for `lacksDefining` where a role has nothing defining. */
export type RoleCharacteristics = { id: string; name: string } & Record<PersonKind, number | null>;

export type SimulationSize = { people: number; seed: number };
/** At this size a share is exact to 0.007 at worst (two standard errors). */
export const SIMULATION: SimulationSize = { people: 20_000, seed: 1 };

/** The rule reads at least so many cycles of each simulated person. */
const MIN_CYCLES = 2;

/**
 * Operating characteristics of a ladder's promotion rule: how often people whose true levels are known meet it, for each
 * role. Simulates agreed ratings only, so results that could take the place of a cycle never help. The same for the same seed.
 */
export function simulateRule(
  ladder: Ladder,
  model: ErrorModel,
  size: SimulationSize = SIMULATION,
): RoleCharacteristics[] {
  return ladder.roles.map((role) => {
    const shareOf = (kind: PersonKind) => simulateKind(ladder, role, kind, model, size);
    return {
      id: role.id,
      name: role.name,
      trulyReady: shareOf("trulyReady"),
      belowOnTenth: shareOf("belowOnTenth"),
      belowOnFifth: shareOf("belowOnFifth"),
      belowOnTwoFifths: shareOf("belowOnTwoFifths"),
      lacksDefining: shareOf("lacksDefining"),
    };
  });
}

/** How many of a role's core a person of this kind is below on: that share of the defining and core ones, but of core alone. */
export function countBelow(role: Role, kind: PersonKind): number {
  const core = role.expectations.filter(({ weight }) => weight === "core").length;
  const all = role.expectations.filter(({ weight }) => isCore(weight)).length;
  return Math.min(core, Math.round((SHARE_BELOW[kind] ?? 0) * all));
}

/** A competency of a simulated person; each one draws new gaps. */
type Simulated = CompetencyRecord & { target: number; gaps: number[] };

function simulateKind(
  { promotionRule, proficiencies }: Ladder,
  role: Role,
  kind: PersonKind,
  model: ErrorModel,
  { people, seed }: SimulationSize,
): number | null {
  const cycles = Math.max(MIN_CYCLES, cyclesRead(promotionRule));
  const random = createRandom(seedOf(`${seed} ${role.id} ${kind} ${model.id}`));
  const competencies = role.expectations
    .filter(({ weight }) => promotionRule.kind !== "profile" || isCore(weight))
    .map(({ competency: id, weight, proficiency: target }): Simulated => ({ id, weight, target, gaps: [] }));
  const lackable = indexesOf(competencies, "defining");
  const candidates = kind === "lacksDefining" ? lackable : indexesOf(competencies, "core");
  if (kind === "lacksDefining" && lackable.length === 0) return null;
  const below = kind === "lacksDefining" ? 1 : countBelow(role, kind);
  const highest = proficiencies.length;
  const isBelow = new Uint8Array(competencies.length);
  let met = 0;
  for (let person = 0; person < people; person += 1) {
    drawFirst(candidates, below, random);
    isBelow.fill(0);
    for (let place = 0; place < below; place += 1) isBelow[candidates[place] as number] = 1;
    const severity = model.severity === 0 ? 0 : model.severity * random.normal();
    const low = model.low + Math.max(0, severity);
    const high = model.high + Math.max(0, -severity);
    for (const [index, { target, gaps }] of competencies.entries()) {
      const level = Math.max(1, target - (isBelow[index] as number));
      for (let cycle = 0; cycle < cycles; cycle += 1) {
        const drawn = random.next();
        const rated = drawn < low ? level - 1 : drawn < low + high ? level + 1 : level;
        gaps[cycle] = target - Math.min(highest, Math.max(1, rated));
      }
    }
    if (meets(promotionRule, competencies, cycles)) met += 1;
  }
  return met / people;
}

function meets(rule: ProfileRule | WeightsRule, competencies: readonly Simulated[], cycles: number): boolean {
  if (rule.kind === "profile") return readProfile(rule, competencies, rule.cycles).verdict === "met";
  for (let cycle = 0; cycle < Math.min(cycles, rule.consecutiveCycles); cycle += 1) {
    if (!COUNTED_WEIGHTS.every((weight) => meetsWeight(rule, weight, competencies, cycle))) return false;
  }
  return true;
}

function meetsWeight(
  rule: WeightsRule,
  weight: CountedWeight,
  competencies: readonly Simulated[],
  cycle: number,
): boolean {
  const counts = { oneBelow: 0, furtherBelow: 0, unrated: 0 };
  for (const competency of competencies) {
    const gap = competency.gaps[cycle] ?? 0;
    if (competency.weight !== weight || gap <= 0) continue;
    if (gap === 1) counts.oneBelow += 1;
    else counts.furtherBelow += 1;
  }
  return judgeWeight(rule, weight, counts) === "met";
}

function indexesOf(competencies: readonly { weight: Weight }[], weight: Weight): number[] {
  return competencies.flatMap((competency, index) => (competency.weight === weight ? [index] : []));
}

/** Puts `count` of the items, drawn at random, at the front: the first steps of a Fisher–Yates shuffle. */
function drawFirst(items: number[], count: number, random: Random): void {
  for (let place = 0; place < count; place += 1) {
    const other = place + random.below(items.length - place);
    [items[place], items[other]] = [items[other] as number, items[place] as number];
  }
}

/** FNV-1a, so that a role's numbers do not depend on the roles before it. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
