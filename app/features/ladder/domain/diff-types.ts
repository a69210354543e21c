import type {
  Competency,
  CompetencyLevel,
  Criterion,
  Expectation,
  ProficiencyStep,
  PromotionRule,
  Role,
  Track,
  Weight,
} from "./schema";
import type { Origin } from "./succession";

/** The rules of a competency file that say where it comes from. */
export type Lineage = Pick<Competency, "replaces" | "splits" | "merges">;
type Named = { id: string; name: string };
type Reordered = { before: string[]; after: string[] };

export const PROFILE_FIELDS = [
  "name",
  "summary",
  "replaces",
  "atAGlance",
  "responsibilities",
  "qualifications",
  "time",
  "differences",
  "archetypes",
  "outlook",
  "aiTools",
  "leadsTo",
  "sampleEvidence",
] as const satisfies readonly (keyof Role)[];
export type ProfileField = (typeof PROFILE_FIELDS)[number];
/** A part of a role's profile; null where the version has none. */
export type ProfileChange = {
  [Field in ProfileField]: {
    field: Field;
    before: NonNullable<Role[Field]> | null;
    after: NonNullable<Role[Field]> | null;
  };
}[ProfileField];

/**
 * One difference between two versions, with all that is needed to make it. `competencyId` is the id in the newer version, except in
 * `competency-removed`. An `index` is the place in the newer list. Plain JSON: what is absent is null.
 */
export type Detail =
  | { kind: "ladder-reworded"; field: "name" | "summary"; before: string; after: string }
  | { kind: "scale-resized"; before: ProficiencyStep[]; after: ProficiencyStep[] }
  | { kind: "step-reworded"; before: ProficiencyStep; after: ProficiencyStep }
  | { kind: "promotion-rule-changed"; before: PromotionRule; after: PromotionRule }
  | { kind: "category-added"; category: Named; index: number }
  | { kind: "category-removed"; category: Named }
  | { kind: "category-renamed"; categoryId: string; before: string; after: string }
  | ({ kind: "categories-reordered" } & Reordered)
  | { kind: "track-added"; track: Omit<Track, "roles">; index: number }
  | { kind: "track-removed"; track: Omit<Track, "roles"> }
  | { kind: "track-reworded"; trackId: string; field: "name" | "summary"; before: string; after: string }
  | ({ kind: "tracks-reordered" } & Reordered)
  | { kind: "competency-added"; competency: Competency; categoryId: string; index: number; origin: Origin }
  | { kind: "competency-removed"; competency: Named; categoryId: string; successors: string[] }
  | { kind: "competency-renamed"; competencyId: string; previousId: string; before: string; after: string }
  | { kind: "competency-reworded"; competencyId: string; before: string; after: string }
  | { kind: "lineage-changed"; competencyId: string; after: Lineage }
  | { kind: "competency-moved"; competencyId: string; from: string; to: string; index: number }
  | ({ kind: "competencies-reordered"; categoryId: string } & Reordered)
  | { kind: "level-added"; competencyId: string; level: Omit<CompetencyLevel, "criteria"> }
  | { kind: "level-removed"; competencyId: string; level: number }
  | { kind: "descriptor-reworded"; competencyId: string; level: number; before: string; after: string }
  | { kind: "evidence-changed"; competencyId: string; level: number; before: string[]; after: string[] }
  | { kind: "enough-changed"; competencyId: string; level: number; before: number | null; after: number | null }
  | { kind: "misreading-changed"; competencyId: string; level: number; before: string | null; after: string | null }
  | { kind: "criterion-added"; competencyId: string; level: number; criterion: Criterion; index: number }
  | { kind: "criterion-removed"; competencyId: string; level: number; criterion: Criterion }
  | { kind: "criterion-moved"; competencyId: string; criterion: Criterion; from: number; to: number; index: number }
  | {
      kind: "criterion-reworded";
      competencyId: string;
      level: number;
      criterionId: string;
      before: string;
      after: string;
    }
  | ({ kind: "criteria-reordered"; competencyId: string; level: number } & Reordered)
  | { kind: "role-added"; role: Role; trackId: string; index: number }
  | { kind: "role-renamed"; roleId: string; previousId: string; before: string; after: string }
  | { kind: "role-removed"; role: Named; trackId: string; successor: string | null }
  | { kind: "role-moved"; roleId: string; from: string; to: string; index: number }
  | ({ kind: "roles-reordered"; trackId: string } & Reordered)
  | ({ kind: "profile-changed"; roleId: string } & ProfileChange)
  | { kind: "expectation-added"; roleId: string; expectation: Expectation; index: number }
  | { kind: "expectation-removed"; roleId: string; expectation: Expectation }
  | { kind: "expectation-raised"; roleId: string; competencyId: string; before: number; after: number }
  | { kind: "expectation-lowered"; roleId: string; competencyId: string; before: number; after: number }
  | { kind: "weight-changed"; roleId: string; competencyId: string; before: Weight; after: Weight }
  | {
      kind: "expectation-reason-changed";
      roleId: string;
      competencyId: string;
      before: string | null;
      after: string | null;
    }
  | ({ kind: "expectations-reordered"; roleId: string } & Reordered);

export type ChangeKind = Detail["kind"];

/** What a change is about; the id is null for the ladder as a whole and for its scale. */
export type Subject = { kind: "ladder" | "scale" | "competency" | "role"; id: string | null; name: string };

/**
 * A difference in words. It is breaking when a stored rating or a stored role can no longer be read as before: `reason` then says why,
 * and is null otherwise.
 */
export type Change = Detail & { subject: Subject; sentence: string; breaking: boolean; reason: string | null };

export type VersionName = { id: string; name: string; version: string };

export type LadderDiff = {
  before: VersionName;
  after: VersionName;
  breaking: boolean;
  /** The ladder as a whole, its scale, its competencies and its roles, each in the order of the newer version, what was removed last. */
  changes: Change[];
};
