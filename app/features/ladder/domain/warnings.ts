import { quote } from "#app/kernel/nearest";
import type { LadderPlaces, YamlDocument } from "./document";
import { isCore } from "./lookup";
import type { Competency, Ladder, ProficiencyStep, PromotionRule, Role } from "./schema";
import { type Issue, warningAt } from "./source";

/** Three or four competencies are the heart of a role. */
const MAX_DEFINING = 4;

/**
 * What is allowed in a ladder and still worth a second thought: a step of the scale that a competency does not describe, shares of
 * time that cannot sum to 100, an expectation that falls from one role to the next without a reason, a role with nothing core, a weight in both lists of the
 * promotion rule, a role with no defining expectation or too many.
 */
export function findWarnings(ladder: Ladder, places: LadderPlaces): Issue[] {
  return [
    ...contradictingWeights(places.ladder, ladder),
    ...ladder.competencies.flatMap((competency) => {
      const document = places.competencies.get(competency.id);
      return document ? undescribedSteps(document, competency, ladder.proficiencies) : [];
    }),
    ...ladder.tracks.flatMap((track) =>
      track.roles.flatMap((id, index) => {
        const role = ladder.roles.find((candidate) => candidate.id === id);
        const previous = ladder.roles.find((candidate) => candidate.id === track.roles[index - 1]);
        const document = places.roles.get(id);
        if (!role || !document) return [];
        return [
          ...impossibleTime(document, role),
          ...missingCore(document, role),
          ...unsuitedDefining(document, ladder.promotionRule, role),
          ...(previous ? unexplainedFalls(document, role, previous) : []),
        ];
      }),
    ),
  ];
}

function contradictingWeights(document: YamlDocument, { promotionRule }: Ladder): Issue[] {
  if (promotionRule.kind === "profile") return [];
  return promotionRule.mustMeet
    .filter((weight) => promotionRule.mayBeOneBelow[weight] !== undefined)
    .map((weight) => {
      const place = document.placeOfKey(["promotionRule", "mayBeOneBelow", weight]);
      return warningAt(
        document.path,
        place,
        `${quote(weight)} is in "mustMeet" too, which wins: none may be one below`,
      );
    });
}

function undescribedSteps(document: YamlDocument, competency: Competency, scale: ProficiencyStep[]): Issue[] {
  const described = new Set(competency.proficiencies.map(({ level }) => level));
  const missing = scale.filter(({ level }) => !described.has(level)).map(({ level, name }) => `${level} (${name})`);
  if (missing.length === 0) return [];
  const noun = missing.length === 1 ? "level" : "levels";
  return [
    warningAt(document.path, document.placeOfKey(["proficiencies"]), `no descriptor for ${noun} ${missing.join(", ")}`),
  ];
}

function impossibleTime(document: YamlDocument, role: Role): Issue[] {
  if (!role.time) return [];
  const least = role.time.activities.reduce((sum, { from }) => sum + from, 0);
  const most = role.time.activities.reduce((sum, { to }) => sum + to, 0);
  if (least <= 100 && most >= 100) return [];
  const fault = least > 100 ? `they add up to at least ${least}` : `they add up to at most ${most}`;
  return [
    warningAt(document.path, document.placeOfKey(["time", "activities"]), `the shares cannot sum to 100: ${fault}`),
  ];
}

function missingCore(document: YamlDocument, role: Role): Issue[] {
  if (role.expectations.some(({ weight }) => isCore(weight))) return [];
  return [warningAt(document.path, document.placeOfKey(["expectations"]), "no expectation of this role is core")];
}

/** A defining expectation counts under the profile rule alone, and with too many the rule asks for everything again. */
function unsuitedDefining(document: YamlDocument, { kind }: PromotionRule, role: Role): Issue[] {
  const defining = role.expectations.flatMap(({ weight }, index) => (weight === "defining" ? [index] : []));
  if (kind !== "profile") {
    const message = `"defining" does not count: the promotion rule is not of kind "profile"`;
    return defining.map((index) =>
      warningAt(document.path, document.placeOf(["expectations", index, "weight"]), message),
    );
  }
  if (defining.length > 0 && defining.length <= MAX_DEFINING) return [];
  const message =
    defining.length === 0
      ? `no expectation of this role is defining: name up to ${MAX_DEFINING} that are its heart`
      : `${defining.length} expectations of this role are defining: with more than ${MAX_DEFINING} the rule asks for nearly everything`;
  return [warningAt(document.path, document.placeOfKey(["expectations"]), message)];
}

/** A competency that the next role does not expect at all is not a fall: roles name only what matters for them. */
function unexplainedFalls(document: YamlDocument, role: Role, previous: Role): Issue[] {
  const before = new Map(previous.expectations.map(({ competency, proficiency }) => [competency, proficiency]));
  return role.expectations.flatMap(({ competency, proficiency, why }, index) => {
    const earlier = before.get(competency);
    if (earlier === undefined || proficiency >= earlier || why !== undefined) return [];
    const message = `${quote(competency)} falls from ${earlier} in ${quote(previous.id)} to ${proficiency}: say why`;
    return [warningAt(document.path, document.placeOf(["expectations", index, "proficiency"]), message)];
  });
}
