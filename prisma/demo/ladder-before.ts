import type { Competency, Criterion, Ladder, Role } from "#app/features/ladder/domain/schema";

/** The version of the first closed cycle. The second one was assessed with the version that replaced it. */
export const VERSION_BEFORE = "2025.2";

/**
 * Where the newer version keeps what an older one knew under another id: one was renamed, one was split in two. The
 * stories of the bank are told of the newer ids.
 */
const NEWER_ID: Readonly<Record<string, string>> = {
  monitoring: "observability",
  "running-services": "production-reliability",
};
export const newerIdOf = (competencyId: string) => NEWER_ID[competencyId] ?? competencyId;

/** Parts of one competency that the newer version splits; its criteria were the first of each. */
const RUNNING_SERVICES = ["production-reliability", "incident-response"] as const;
const CRITERIA_OF_EACH = 2;

/** Competencies, and criteria of them, that the newer version adds. */
const ADDED = new Set(["ai-assisted-engineering"]);
const ADDED_CRITERIA = new Set(["review-agreement-written"]);

/** Criteria that the newer version rewords. */
const OLDER_WORDS: Readonly<Record<string, string>> = {
  "removes-idle-alerts": "goes through all alerts of the team once a quarter and writes down which ones woke somebody",
};

/** What the newer version asks higher, by role. */
const LOWER: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "senior-engineer": { "test-design": 2 },
  "staff-engineer": { monitoring: 3, "written-and-spoken-communication": 3 },
};
/** What weighed less, by role. */
const LIGHTER: Readonly<Record<string, Readonly<Record<string, "supporting" | "optional">>>> = {
  "software-engineer": { "code-review": "supporting" },
  "staff-engineer": { mentoring: "supporting" },
};

/** The ladder as it was before that version: what that one renames, splits, adds, rewords and asks higher, undone. */
export function buildLadderBefore(replacing: Ladder): Ladder {
  const find = (id: string) => {
    const competency = replacing.competencies.find((each) => each.id === id);
    if (!competency) throw new Error(`the demo is made for a ladder with ${id}`);
    return competency;
  };
  const [first, second] = RUNNING_SERVICES.map(find) as [Competency, Competency];
  const olderIds = (ids: readonly string[]) => [...new Set(ids.map(olderIdOf))].filter((id) => !ADDED.has(id));
  const older = new Map(
    replacing.competencies
      .filter(({ id }) => !ADDED.has(id) && !RUNNING_SERVICES.some((part) => part === id))
      .map((competency) => [olderIdOf(competency.id), toOlder(competency)]),
  );
  older.set("running-services", joinParts(first, second));
  const categories = replacing.categories.map((category) => ({
    ...category,
    competencies: olderIds(category.competencies),
  }));
  return {
    ...replacing,
    version: VERSION_BEFORE,
    categories,
    competencies: categories.flatMap(({ competencies }) => competencies.flatMap((id) => older.get(id) ?? [])),
    roles: replacing.roles.map(toOlderRole),
  };
}

function olderIdOf(id: string): string {
  if (RUNNING_SERVICES.some((part) => part === id)) return "running-services";
  return id === "observability" ? "monitoring" : id;
}

function toOlder({ replaces: _, splits: __, merges: ___, ...competency }: Competency): Competency {
  const older = (criteria: Criterion[]) =>
    criteria
      .filter(({ id }) => !ADDED_CRITERIA.has(id))
      .map((criterion) => ({ ...criterion, text: OLDER_WORDS[criterion.id] ?? criterion.text }));
  return {
    ...competency,
    ...(competency.id === "observability" && {
      id: "monitoring",
      name: "Monitoring",
      meaning:
        "Making systems tell what they do: metrics, logs, traces, dashboards and alerts. It matters because nobody repairs what they are unable to see. Keeping a service within its objectives, and bringing it back when it fails, belongs to Running services.",
    }),
    proficiencies: competency.proficiencies.map((level) => ({ ...level, criteria: older(level.criteria) })),
  };
}

function joinParts(first: Competency, second: Competency): Competency {
  return {
    id: "running-services",
    name: "Running services",
    meaning:
      "Keeping services within objectives agreed with those who use them, and bringing them back when they fail. It matters because people plan their work around a service being there. Making a system show what it does belongs to Monitoring, and the steps of a release to CI/CD and delivery.",
    proficiencies: first.proficiencies.map((level) => {
      const other = second.proficiencies.find((each) => each.level === level.level);
      return {
        ...level,
        criteria: [...level.criteria.slice(0, CRITERIA_OF_EACH), ...(other?.criteria ?? []).slice(0, CRITERIA_OF_EACH)],
      };
    }),
  };
}

function toOlderRole(role: Role): Role {
  const seen = new Set<string>();
  const expectations = role.expectations.flatMap((expectation) => {
    const competency = olderIdOf(expectation.competency);
    // A role asked for the whole what it now asks for the first of its parts.
    if (ADDED.has(competency) || seen.has(competency)) return [];
    seen.add(competency);
    return [
      {
        ...expectation,
        competency,
        proficiency: LOWER[role.id]?.[competency] ?? expectation.proficiency,
        weight: LIGHTER[role.id]?.[competency] ?? expectation.weight,
      },
    ];
  });
  return { ...role, expectations };
}
