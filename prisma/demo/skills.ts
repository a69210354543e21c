import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import type { Competency, Ladder } from "#app/features/ladder/domain/schema";
import { newerIdOf } from "./ladder-before";
import { type DemoPerson, rolesIn } from "./people";
import { type Random, randomFor } from "./random";

/** Most people are beyond what their role asks, so that most meet the promotion rule for the role they hold. */
const ABOVE_OWN_ROLE = 0.65;
/** How far below the expectation of the role aimed at someone stands where their own role asks nothing. */
const BELOW_NEW_GROUND = 1.4;
/** Who works at the level of the next role already is a little beyond it in everything, and grows slowly. */
const READY_MARGIN = 0.45;
const STEADINESS = 0.1;
const READY_PACE = 0.1;
/** People rate themselves a little higher than their managers do. */
const SELF_OFFSET = 0.25;
/** Beyond this proficiency each further part of a step takes longer. */
const STEEP_FROM = 4;
const STEEPNESS = 0.6;
const MANAGER_NOT_OBSERVED = 0.06;
const SELF_NOT_OBSERVED = 0.02;
const LEFT_UNRATED = 0.015;

export type BothSides = { competency: Competency; self: RatingValue; manager: RatingValue };

/** What someone and their manager say of each competency in the cycle so many before the open one. */
export function rateBothSides(
  ladder: Ladder,
  person: DemoPerson,
  reviewer: DemoPerson,
  cyclesBack: number,
): BothSides[] {
  const { roleId, targetRoleId } = rolesIn(person, cyclesBack);
  const selfOffset = SELF_OFFSET + randomFor("self-offset", person.id).normal(0, 0.2);
  return competenciesToRate(ladder, [roleId, targetRoleId]).map((competency) => {
    const random = randomFor("rating", person.id, competency.id, cyclesBack);
    const skill = skillOf(ladder, person, competency.id, cyclesBack);
    // A rater who sees a strength sees it in the next cycle too.
    const view = (of: string, deviation: number) =>
      randomFor("view", of, person.id, newerIdOf(competency.id)).normal(0, deviation);
    // What was seen of someone who is ready was seen by everyone, so nothing is left out.
    const share = person.entry.isReady ? 0 : 1;
    const rate = (offset: number, deviation: number, notObserved: number) =>
      rateAt(ladder, random, skill + offset + random.normal(0, deviation), {
        notObserved: notObserved * share,
        unrated: LEFT_UNRATED * share,
      });
    return {
      competency,
      self: rate(selfOffset + view("self", 0.42), 0.1, SELF_NOT_OBSERVED),
      manager: rate((reviewer.entry.leniency ?? 0) + view(reviewer.id, 0.18), 0.08, MANAGER_NOT_OBSERVED),
    };
  });
}

function rateAt(
  ladder: Ladder,
  random: Random,
  level: number,
  { notObserved, unrated }: { notObserved: number; unrated: number },
): RatingValue {
  if (random.chance(notObserved)) return NOT_OBSERVED;
  if (random.chance(unrated)) return UNRATED;
  const levels = ladder.proficiencies.map((step) => step.level);
  return rated(Math.min(Math.max(Math.round(level), Math.min(...levels)), Math.max(...levels)));
}

/** Near the expectation of the role held today, less what was learnt since. */
function skillOf(ladder: Ladder, person: DemoPerson, competencyId: string, cyclesBack: number): number {
  const { role, target, lift = 0, isReady, promoted } = person.entry;
  const own = expected(ladder, role, competencyId);
  const aimedAt = expected(ladder, target ?? role, competencyId);
  const standing = own !== null ? own + ABOVE_OWN_ROLE : (aimedAt ?? 1) - BELOW_NEW_GROUND;
  if (isReady) {
    const next = expected(ladder, promoted ? role : (target ?? role), competencyId);
    const steady = randomFor("strength", person.id, newerIdOf(competencyId)).normal(0, STEADINESS);
    if (next !== null) return next + READY_MARGIN + lift + steady - READY_PACE * cyclesBack;
  }
  const strength = randomFor("strength", person.id, newerIdOf(competencyId)).normal(0, 0.42);
  const pace = randomFor("pace", person.id, newerIdOf(competencyId)).normal(0.3, 0.12);
  const promotion = person.entry.promoted ? 0.1 : 0;
  const skill = standing + lift + strength - (pace + promotion) * cyclesBack;
  return skill < STEEP_FROM ? skill : STEEP_FROM + (skill - STEEP_FROM) * STEEPNESS;
}

function expected(ladder: Ladder, roleId: string, competencyId: string): number | null {
  const role = ladder.roles.find(({ id }) => id === roleId);
  return role?.expectations.find(({ competency }) => competency === competencyId)?.proficiency ?? null;
}

/** What both settle on: what they say alike, else mostly the manager's, sometimes the person's, between where they lie far apart. */
export function agreeOn(
  { competency, self, manager }: BothSides,
  { entry }: DemoPerson,
  key: (string | number)[],
): RatingValue {
  const random = randomFor("agreed", competency.id, ...key);
  if (self.state !== "rated" || manager.state !== "rated") return manager.state === "rated" ? manager : self;
  const distance = self.proficiency - manager.proficiency;
  if (Math.abs(distance) > 1) return rated(manager.proficiency + Math.sign(distance));
  if (distance === 0) {
    // Talking about it sometimes changes both minds.
    return !entry.isReady && random.chance(0.03) && manager.proficiency > 1 ? rated(manager.proficiency - 1) : manager;
  }
  return random.chance(0.3) ? self : manager;
}
