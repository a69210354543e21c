import { diffLadders } from "./diff";
import type { VersionName } from "./diff-types";
import { isRewritten } from "./rewording";
import type { Competency, Ladder } from "./schema";
import { traceRoles, traceSuccession } from "./succession";

type Named = { id: string; name: string };

/** Where the ratings of one competency of the newer version come from. */
export type CompetencyPlan = Named & {
  /**
   * `same` and `renamed` carry the rating over; `split` proposes that of the one it takes a part of, `merge` the lowest of those it takes in;
   * `new` starts unrated.
   */
  kind: "same" | "renamed" | "split" | "merge" | "new";
  /**
   * Competencies of the older version; one for `same`, `renamed` and `split`, none for `new`. Each with the ids of its criteria that say
   * here what they said there: what a rater saw of them still counts.
   */
  from: (Named & { criterionIds: string[] })[];
  /** Levels at which a carried rating needs another look: criteria came, went, moved or were rewritten, or the step was. */
  changedLevels: number[];
};

/** How ratings move from one version to the next. It depends on the two versions alone, and on nobody's ratings. */
export type MigrationPlan = {
  before: VersionName;
  after: VersionName;
  /** A rating on a scale with more or fewer steps says nothing certain on the other. */
  isScaleResized: boolean;
  /** In the order of the newer version. */
  competencies: CompetencyPlan[];
  /** Competencies of the older version that live on in none of the newer: their ratings are kept aside. */
  withoutSuccessor: Named[];
  /** By id in the older version: the role of the newer one that takes the place of a role it does not have. */
  roles: ReadonlyMap<string, string>;
};

/**
 * The rules by which ratings move from one version to the next: same ids, and `replaces`, `splits` and `merges` of the newer version. For versions
 * that follow one another; through more of them, see `planMigrationThrough`, since the rules of a version speak of the one before it.
 */
export function planMigration(from: Ladder, to: Ladder): MigrationPlan {
  const { origins, successors } = traceSuccession(from, to);
  const { renamed, absorbed } = traceRoles(from, to);
  const diff = diffLadders(from, to);
  const was = new Map(from.competencies.map((competency) => [competency.id, competency]));
  const rewrittenSteps = diff.changes.flatMap((change) =>
    change.kind === "step-reworded" && change.breaking ? [change.after.level] : [],
  );
  const changedLevels = new Map<string, number[]>();
  for (const change of diff.changes) {
    if (!change.breaking || !("competencyId" in change)) continue;
    const levels = "from" in change ? [change.from, change.to] : "level" in change ? [change.level] : [];
    const all = changedLevels.get(change.competencyId) ?? [];
    changedLevels.set(change.competencyId, [...all, ...levels.filter((level) => typeof level === "number")]);
  }
  return {
    before: diff.before,
    after: diff.after,
    isScaleResized: diff.changes.some(({ kind }) => kind === "scale-resized"),
    competencies: to.competencies.map((competency): CompetencyPlan => {
      const origin = origins.get(competency.id) ?? { kind: "new" };
      const sources = origin.kind === "new" ? [] : [origin.from].flat().flatMap((id) => was.get(id) ?? []);
      const levels = [...rewrittenSteps, ...(changedLevels.get(competency.id) ?? [])];
      return {
        ...named(competency),
        kind: origin.kind,
        from: sources.map((source) => ({ ...named(source), criterionIds: criteriaThatStay(source, competency) })),
        changedLevels: [...new Set(levels)].sort((a, b) => a - b),
      };
    }),
    withoutSuccessor: from.competencies.filter(({ id }) => (successors.get(id) ?? []).length === 0).map(named),
    roles: new Map([...renamed, ...absorbed]),
  };
}

/**
 * The rules by which ratings move through several published versions, from the first to the last: what moving through each of them would do, in one
 * move. A part of what took in others is a proposal from all of them; criteria count as seen where every version said the same.
 */
export function planMigrationThrough(versions: readonly [Ladder, Ladder, ...Ladder[]]): MigrationPlan {
  const [first, second, ...later] = versions;
  let [plan, at] = [planMigration(first, second), second];
  for (const next of later) {
    plan = joinPlans(first, plan, planMigration(at, next));
    at = next;
  }
  return plan;
}

function joinPlans(first: Ladder, earlier: MigrationPlan, later: MigrationPlan): MigrationPlan {
  const middle = new Map(earlier.competencies.map((competency) => [competency.id, competency]));
  const competencies = later.competencies.map((competency): CompetencyPlan => {
    const through = competency.from.flatMap((source) => {
      const plan = middle.get(source.id);
      return plan ? [{ plan, criterionIds: source.criterionIds }] : [];
    });
    const from = new Map<string, CompetencyPlan["from"][number]>();
    for (const { plan, criterionIds } of through) {
      for (const source of plan.from) {
        const kept = criterionIds.filter((id) => source.criterionIds.includes(id));
        const all = new Set([...(from.get(source.id)?.criterionIds ?? []), ...kept]);
        from.set(source.id, { ...source, criterionIds: [...all] });
      }
    }
    const levels = [...competency.changedLevels, ...through.flatMap(({ plan }) => plan.changedLevels)];
    return {
      ...competency,
      kind: joinKinds(
        competency,
        through.map(({ plan }) => plan),
        [...from.keys()],
      ),
      from: [...from.values()],
      changedLevels: [...new Set(levels)].sort((a, b) => a - b),
    };
  });
  const used = new Set(competencies.flatMap(({ from }) => from.map(({ id }) => id)));
  const roles = new Map(later.roles);
  for (const [old, id] of earlier.roles) roles.set(old, later.roles.get(id) ?? id);
  return {
    before: earlier.before,
    after: later.after,
    isScaleResized: earlier.isScaleResized || later.isScaleResized,
    competencies,
    withoutSuccessor: first.competencies.filter(({ id }) => !used.has(id)).map(named),
    roles,
  };
}

/** Carried only where every step carries it; a part where one step took a part; else it takes in what it comes from. */
function joinKinds(
  { id, kind }: CompetencyPlan,
  through: readonly CompetencyPlan[],
  sources: readonly string[],
): CompetencyPlan["kind"] {
  if (sources.length === 0) return "new";
  const kinds = new Set([kind, ...through.map((plan) => plan.kind)]);
  if (kinds.has("merge") || sources.length > 1) return "merge";
  if (kinds.has("split")) return "split";
  return sources[0] === id ? "same" : "renamed";
}

/**
 * Competencies whose ratings may be drawn as one line across the two versions, by their id in each: still the same competency, on the same scale, with
 * no criteria at any level that came, went, moved or were rewritten. For all others a trend breaks here.
 */
export function comparableCompetencies(from: Ladder, to: Ladder): { before: string; after: string }[] {
  const { isScaleResized, competencies } = planMigration(from, to);
  if (isScaleResized) return [];
  return competencies.flatMap(({ id, kind, from: [source], changedLevels }) =>
    (kind === "same" || kind === "renamed") && source && changedLevels.length === 0
      ? [{ before: source.id, after: id }]
      : [],
  );
}

function criteriaThatStay(earlier: Competency, now: Competency): string[] {
  const texts = new Map(earlier.proficiencies.flatMap(({ criteria }) => criteria.map(({ id, text }) => [id, text])));
  return now.proficiencies.flatMap(({ criteria }) =>
    criteria.flatMap(({ id, text }) => {
      const before = texts.get(id);
      return before === undefined || isRewritten(before, text) ? [] : [id];
    }),
  );
}

function named({ id, name }: Named): Named {
  return { id, name };
}
