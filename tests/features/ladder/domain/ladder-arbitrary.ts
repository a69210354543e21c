import fc from "fast-check";
import {
  COUNTED_WEIGHTS,
  type Competency,
  type Ladder,
  MAX_PROFICIENCY,
  type ProfileRule,
  type PromotionRule,
  WEIGHTS,
  type WeightsRule,
} from "#app/features/ladder/domain/schema";

const word = fc.stringMatching(/^[a-z0-9]{1,6}$/);
/** Kebab-case, among them what YAML could take for a number or null. */
const id = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join("-")),
  fc.constantFrom("1", "007", "1e3", "0x1f", "null", "true", "no", "2026-01-01"),
);

/** Any text that stays what it is when trimmed: quotes, colons, line breaks, control characters, emoji, words YAML knows. */
function text(maxLength: number): fc.Arbitrary<string> {
  return fc
    .oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: Math.min(maxLength, 60) }),
      fc.lorem({ maxCount: 40, mode: "words" }),
      fc.constantFrom(
        "null",
        "~",
        "- a",
        "a: b",
        "# c",
        "&a",
        "*a",
        "!t",
        "|",
        ">-",
        "---",
        "...",
        "a\n\n  b\n c",
        "0o7",
        "=",
        "<<",
        "'\"",
        "\tx\ty",
        "\\",
      ),
    )
    .map((value) => value.trim().slice(0, maxLength).trim() || "x");
}

const name = text(80);
const line = text(300);
const paragraph = text(1500);

function listOf<T>(item: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> {
  return fc.array(item, { minLength, maxLength });
}

function idsOf(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(id, { minLength, maxLength });
}

/** Splits a list into one to three parts, none empty. */
function inGroups(ids: string[]): fc.Arbitrary<string[][]> {
  return fc.uniqueArray(fc.integer({ min: 0, max: ids.length - 1 }), { maxLength: 2 }).map((cuts) => {
    const bounds = [...new Set([0, ...cuts, ids.length])].sort((a, b) => a - b);
    return bounds.slice(1).map((end, index) => ids.slice(bounds[index], end));
  });
}

function competency(competencyId: string, steps: number) {
  return fc
    .tuple(
      name,
      paragraph,
      fc.subarray(range(steps), { minLength: 1 }),
      idsOf(steps * 2, steps * 2),
      lineage(competencyId),
    )
    .chain(([competencyName, meaning, levels, criterionIds, origin]) =>
      fc
        .tuple(...levels.map((level) => competencyLevel(level, criterionIds.slice(level * 2 - 2, level * 2))))
        .map((proficiencies) => ({ id: competencyId, name: competencyName, meaning, ...origin, proficiencies })),
    );
}

/** Names competencies that no ladder here has, each in one rule only. */
function lineage(competencyId: string): fc.Arbitrary<Pick<Competency, "replaces" | "splits" | "merges">> {
  const old = `old-${competencyId}`;
  return fc.constantFrom({}, {}, { replaces: old }, { splits: old }, { merges: [old, `${old}-too`] });
}

function competencyLevel(level: number, criterionIds: string[]) {
  return fc.record(
    {
      level: fc.constant(level),
      descriptor: line,
      criteria: fc.tuple(...criterionIds.map((criterionId) => fc.record({ id: fc.constant(criterionId), text: line }))),
      evidence: listOf(line, 3),
      misreading: line,
      enough: fc.integer({ min: 1, max: criterionIds.length }),
    },
    { requiredKeys: ["level", "descriptor", "criteria", "evidence"] },
  );
}

function role(roleId: string, roleIds: string[], competencyIds: string[], steps: number) {
  const related = fc
    .subarray(roleIds)
    .chain((ids) => fc.tuple(...ids.map((other) => fc.record({ role: fc.constant(other), text: paragraph }))));
  const share = fc
    .tuple(name, fc.nat(100), fc.nat(100))
    .map(([activity, a, b]) => ({ activity, from: Math.min(a, b), to: Math.max(a, b) }));
  const expectation = (competencyId: string) =>
    fc.record(
      {
        competency: fc.constant(competencyId),
        proficiency: fc.integer({ min: 1, max: steps }),
        weight: fc.constantFrom(...WEIGHTS),
        why: line,
      },
      { requiredKeys: ["competency", "proficiency", "weight"] },
    );
  return fc.record(
    {
      id: fc.constant(roleId),
      name,
      summary: paragraph,
      atAGlance: listOf(fc.record({ label: name, text: line }), 2),
      responsibilities: idsOf(0, 2).chain((ids) =>
        fc.tuple(...ids.map((one) => fc.record({ id: fc.constant(one), title: line, text: paragraph }))),
      ),
      qualifications: fc.record({
        education: paragraph,
        experience: paragraph,
        technicalFoundations: listOf(line, 2),
        engineeringPractices: listOf(line, 2),
      }),
      time: fc.record({ note: paragraph, activities: listOf(share, 3, 1) }, { requiredKeys: ["activities"] }),
      differences: related,
      archetypes: listOf(fc.record({ name, text: paragraph }), 2),
      outlook: paragraph,
      aiTools: paragraph,
      leadsTo: related,
      sampleEvidence: fc.record({
        title: line,
        problem: paragraph,
        choice: paragraph,
        result: paragraph,
        risk: paragraph,
      }),
      expectations: fc.subarray(competencyIds, { minLength: 1 }).chain((ids) => fc.tuple(...ids.map(expectation))),
    },
    {
      requiredKeys: [
        "id",
        "name",
        "summary",
        "atAGlance",
        "responsibilities",
        "differences",
        "archetypes",
        "leadsTo",
        "expectations",
      ],
    },
  );
}

/** Valid ladders of every shape the schema allows, small enough to be read many times. */
export const ladderArbitrary: fc.Arbitrary<Ladder> = fc
  .tuple(fc.integer({ min: 2, max: MAX_PROFICIENCY }), idsOf(1, 4), idsOf(1, 4), idsOf(3, 3), idsOf(3, 3))
  .chain(([steps, competencyIds, roleIds, categoryIds, trackIds]) =>
    fc.record({
      id,
      name,
      version: fc.constantFrom("1", "2026.1", "2026.10", "1.0.0", "007"),
      summary: paragraph,
      proficiencies: fc.tuple(
        ...range(steps).map((level) => fc.record({ level: fc.constant(level), name, scope: line, autonomy: line })),
      ),
      categories: inGroups(competencyIds).chain((groups) =>
        fc.tuple(
          ...groups.map((competencies, index) =>
            fc.record({ id: at(categoryIds, index), name, competencies: fc.constant(competencies) }),
          ),
        ),
      ),
      tracks: inGroups(roleIds).chain((groups) =>
        fc.tuple(
          ...groups.map((roles, index) =>
            fc.record({ id: at(trackIds, index), name, summary: paragraph, roles: fc.constant(roles) }),
          ),
        ),
      ),
      promotionRule: anyRule,
      competencies: fc.tuple(...competencyIds.map((competencyId) => competency(competencyId, steps))),
      roles: fc.tuple(...roleIds.map((roleId) => role(roleId, roleIds, competencyIds, steps))),
    }),
  );

const weightsRule: fc.Arbitrary<WeightsRule> = fc.record(
  {
    kind: fc.constant("weights" as const),
    mustMeet: fc.subarray([...COUNTED_WEIGHTS]),
    mayBeOneBelow: fc.record(
      { core: fc.nat(100), supporting: fc.nat(100), optional: fc.nat(100) },
      { requiredKeys: [] },
    ),
    consecutiveCycles: fc.integer({ min: 1, max: 8 }),
  },
  { requiredKeys: ["mustMeet", "mayBeOneBelow", "consecutiveCycles"] },
);

const profileRule: fc.Arbitrary<ProfileRule> = fc.record(
  {
    kind: fc.constant("profile" as const),
    cycles: fc.integer({ min: 1, max: 8 }),
    coreAtTarget: fc.integer({ min: 1, max: 100 }),
    strengthsOffset: fc.integer({ min: 0, max: 10 }),
    orOneCycleWith: fc.record({
      results: fc.integer({ min: 2, max: 10 }),
      monthsApart: fc.integer({ min: 1, max: 36 }),
    }),
  },
  { requiredKeys: ["kind", "cycles", "coreAtTarget", "strengthsOffset"] },
);

export const anyRule: fc.Arbitrary<PromotionRule> = fc.oneof(weightsRule, profileRule);

function at(ids: string[], index: number): fc.Arbitrary<string> {
  return fc.constant(ids[index] ?? `extra-${index}`);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
