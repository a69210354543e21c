import { z } from "zod";

/** Longest texts a ladder may hold; generous for rubric prose, small enough that a page stays a page. */
export const MAX_NAME_LENGTH = 80;
export const MAX_LINE_LENGTH = 300;
export const MAX_PARAGRAPH_LENGTH = 1500;

/** Ids are kebab-case: they appear in URLs, file names and stored ratings, and never change once published. */
export const idSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens, like distributed-systems");

const name = z.string().trim().min(1).max(MAX_NAME_LENGTH);
const line = z.string().trim().min(1).max(MAX_LINE_LENGTH);
const paragraph = z.string().trim().min(1).max(MAX_PARAGRAPH_LENGTH);

/** 1 to 9: every step can be chosen by one number key. */
export const MAX_PROFICIENCY = 9;
const proficiency = z.int().min(1).max(MAX_PROFICIENCY);

/** Most published ladders stay under a dozen behaviours a step; a few have up to fifteen. More than this is no longer one competency. */
export const MAX_CRITERIA_PER_LEVEL = 20;
export const MAX_EVIDENCE_PER_LEVEL = 20;

export const WEIGHTS = ["defining", "core", "supporting", "optional"] as const;
const weightSchema = z.enum(WEIGHTS);

/** The weights that a promotion rule by weights can name. Ladders published before the profile rule have no other. */
export const COUNTED_WEIGHTS = ["core", "supporting", "optional"] as const;
const countedWeight = z.enum(COUNTED_WEIGHTS);

const proficiencyStepSchema = z.strictObject({
  level: proficiency,
  name,
  scope: line,
  autonomy: line,
});

const categorySchema = z.strictObject({
  id: idSchema,
  name,
  competencies: z.array(idSchema).min(1).describe("Competencies in the order in which they are shown."),
});

const trackSchema = z.strictObject({
  id: idSchema,
  name,
  summary: paragraph,
  roles: z.array(idSchema).min(1).describe("Roles in order, the most junior first."),
});

/**
 * The rule by weights: what must be met before the ladder calls a person ready for a role. Weights named in neither list
 * do not count. `mayBeOneBelow` says, per weight, how many competencies may be one step below the expectation; never more
 * than one step. Files written before the profile rule have no `kind`.
 */
const weightsRuleSchema = z.strictObject({
  kind: z.literal("weights").optional(),
  mustMeet: z.array(countedWeight).describe("The weights whose every competency must be at or above the expectation."),
  mayBeOneBelow: z
    .partialRecord(countedWeight, z.int().min(0).max(100))
    .describe("How many competencies of a weight may be one step below the expectation."),
  consecutiveCycles: z.int().min(1).max(8).describe("In how many cycles in a row this must hold."),
});

/**
 * The rule by profile, read over the latest `cycles` cycles together. Each defining competency is at target in at least
 * one of them and never two levels below. Of all core ratings in them a share is at target, and none is two levels below.
 * A strength is a defining or core competency above target in each of them. Supporting and optional never block.
 */
const profileRuleSchema = z.strictObject({
  kind: z.literal("profile"),
  cycles: z.int().min(1).max(8).describe("How many of the latest cycles are read together."),
  coreAtTarget: z.int().min(1).max(100).describe("The share of core ratings in these cycles at target, in per cent."),
  strengthsOffset: z
    .int()
    .min(0)
    .max(10)
    .describe("How many core competencies one level below strengths may offset, one strength for each."),
  orOneCycleWith: z
    .strictObject({
      results: z.int().min(2).max(10).describe("How many endorsed results, independent of one another."),
      monthsApart: z.int().min(1).max(36).describe("The least time between the first and the last of them, in months."),
    })
    .optional()
    .describe("What makes the latest cycle alone enough."),
});

export const promotionRuleSchema = z.discriminatedUnion("kind", [profileRuleSchema, weightsRuleSchema]);

/** The ladder file: `ladder.yaml`. */
export const ladderFileSchema = z.strictObject({
  id: idSchema,
  name,
  version: z.string().regex(/^\d{1,6}(\.\d{1,6}){0,2}$/, "must be one to three numbers joined by dots, like 2026.2"),
  summary: paragraph,
  proficiencies: z.array(proficiencyStepSchema).min(2).max(MAX_PROFICIENCY),
  categories: z.array(categorySchema).min(1),
  tracks: z.array(trackSchema).min(1),
  promotionRule: promotionRuleSchema,
});

const criterionSchema = z.strictObject({
  id: idSchema.describe(
    "Unique within the competency, and kept when the criterion is reworded or moved to another proficiency.",
  ),
  text: line.describe(
    'Completes the sentence "… is seen when someone": starts with a verb in the third person, ends without a full stop.',
  ),
});

const competencyLevelSchema = z.strictObject({
  level: proficiency,
  descriptor: line.describe("The step in one sentence, for a narrow column."),
  criteria: z.array(criterionSchema).min(1).max(MAX_CRITERIA_PER_LEVEL),
  enough: z
    .int()
    .min(1)
    .max(MAX_CRITERIA_PER_LEVEL)
    .optional()
    .describe("How many of the criteria make the level; two of three, rounded up, where it is not said."),
  evidence: z.array(line).max(MAX_EVIDENCE_PER_LEVEL).default([]).describe("Examples of what would show it."),
  misreading: line.optional().describe("What is commonly taken for this step, and what to look for instead."),
});

/** A competency file: `competencies/<id>.yaml`. */
export const competencyFileSchema = z.strictObject({
  id: idSchema,
  name,
  meaning: paragraph.describe("What it is, why it matters, and where a neighbouring competency begins."),
  replaces: idSchema
    .optional()
    .describe("The id under which the version before knew this competency. Its ratings carry over."),
  splits: idSchema
    .optional()
    .describe("The competency of the version before of which this one takes a part. Its rating is proposed here."),
  merges: z
    .array(idSchema)
    .min(1)
    .max(12)
    .optional()
    .describe(
      "The competencies of the version before that this one takes in. The lowest of their ratings is proposed.",
    ),
  proficiencies: z.array(competencyLevelSchema).min(1).max(MAX_PROFICIENCY),
});

const expectationSchema = z.strictObject({
  competency: idSchema,
  proficiency,
  weight: weightSchema,
  why: line.optional().describe("Needed where a role expects less than the one before it on its track."),
});

/** A role file: `roles/<id>.yaml`. Only the expectations are needed; the profile can be as short as its summary. */
export const roleFileSchema = z.strictObject({
  id: idSchema,
  name,
  summary: paragraph,
  replaces: z
    .array(idSchema)
    .min(1)
    .max(12)
    .optional()
    .describe(
      "The roles of the version before that this one takes the place of. Whoever is in one of them, or aims at it, comes to this one.",
    ),
  atAGlance: z.array(z.strictObject({ label: name, text: line })).default([]),
  responsibilities: z.array(z.strictObject({ id: idSchema, title: line, text: paragraph })).default([]),
  qualifications: z
    .strictObject({
      education: paragraph,
      experience: paragraph,
      technicalFoundations: z.array(line),
      engineeringPractices: z.array(line),
    })
    .optional(),
  time: z
    .strictObject({
      note: paragraph.optional(),
      activities: z
        .array(z.strictObject({ activity: name, from: z.int().min(0).max(100), to: z.int().min(0).max(100) }))
        .min(1),
    })
    .optional(),
  differences: z.array(z.strictObject({ role: idSchema, text: paragraph })).default([]),
  archetypes: z.array(z.strictObject({ name, text: paragraph })).default([]),
  outlook: paragraph.optional(),
  aiTools: paragraph.optional(),
  leadsTo: z.array(z.strictObject({ role: idSchema, text: paragraph })).default([]),
  sampleEvidence: z
    .strictObject({ title: line, problem: paragraph, choice: paragraph, result: paragraph, risk: paragraph })
    .optional(),
  expectations: z.array(expectationSchema).min(1),
});

export type Weight = z.infer<typeof weightSchema>;
export type ProficiencyStep = z.infer<typeof proficiencyStepSchema>;
export type Category = z.infer<typeof categorySchema>;
export type Track = z.infer<typeof trackSchema>;
export type CountedWeight = z.infer<typeof countedWeight>;
export type WeightsRule = z.infer<typeof weightsRuleSchema>;
export type ProfileRule = z.infer<typeof profileRuleSchema>;
export type PromotionRule = z.infer<typeof promotionRuleSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type CompetencyLevel = z.infer<typeof competencyLevelSchema>;
export type Competency = z.infer<typeof competencyFileSchema>;
export type Expectation = z.infer<typeof expectationSchema>;
export type Role = z.infer<typeof roleFileSchema>;
type LadderFile = z.infer<typeof ladderFileSchema>;

/** A whole ladder version: the ladder file with its competencies (in the order of the categories) and roles (in the order of the tracks). */
export type Ladder = LadderFile & { competencies: Competency[]; roles: Role[] };

/** A ladder with one form of promotion rule. */
export type LadderWith<Rule extends PromotionRule> = Omit<Ladder, "promotionRule"> & { promotionRule: Rule };
