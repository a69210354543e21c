import { categoryOf, findRole, stepOf, trackOfRole } from "./lookup";
import { describePromotionRule } from "./readable-rule";
import type { Competency, Ladder, Role } from "./schema";

/** The parts of a role's page. */
const ROLE_SECTIONS = [
  "at-a-glance",
  "responsibilities",
  "expectations",
  "time",
  "qualifications",
  "differences",
  "archetypes",
  "outlook",
  "ai-tools",
  "leads-to",
  "sample-evidence",
] as const;
export type RoleSection = (typeof ROLE_SECTIONS)[number];

/** The parts of the ladder's page. */
type LadderSection = "tracks" | "promotion-rule" | "proficiencies" | "competencies";

/** Where a text stands: enough to link to it. */
export type SearchPlace =
  | { page: "ladder"; section: LadderSection }
  | { page: "competency"; competencyId: string; level: number | null; criterionId: string | null }
  | { page: "role"; roleId: string; section: RoleSection | null; responsibilityId: string | null };

/** One text that can be found. `heading` may be empty; `trail` leads from the whole to the part. */
export type SearchEntry = { place: SearchPlace; trail: string[]; heading: string; text: string };

/** Everything of a ladder that can be found, in the order in which it is read. */
export function listSearchEntries(ladder: Ladder): SearchEntry[] {
  return [
    ...listLadderEntries(ladder),
    ...ladder.competencies.flatMap((competency) => listCompetencyEntries(ladder, competency)),
    ...ladder.roles.flatMap((role) => listRoleEntries(ladder, role)),
  ];
}

function listLadderEntries(ladder: Ladder): SearchEntry[] {
  const at = (section: LadderSection, trail: string, heading: string, text: string): SearchEntry => ({
    place: { page: "ladder", section },
    trail: [trail],
    heading,
    text,
  });
  const nameOf = new Map(ladder.competencies.map(({ id, name }) => [id, name]));
  return [
    at("tracks", "Ladder", ladder.name, ladder.summary),
    ...ladder.tracks.map(({ name, summary }) => at("tracks", "Tracks", name, summary)),
    at("promotion-rule", "Ladder", "Promotion rule", describePromotionRule(ladder.promotionRule).join(" ")),
    ...ladder.proficiencies.map(({ level, name, scope, autonomy }) =>
      at("proficiencies", "Proficiency scale", `${level} ${name}`, `${scope} ${autonomy}`),
    ),
    ...ladder.categories.map(({ name, competencies }) =>
      at("competencies", "Categories", name, competencies.flatMap((id) => nameOf.get(id) ?? []).join(", ")),
    ),
  ];
}

function listCompetencyEntries(ladder: Ladder, competency: Competency): SearchEntry[] {
  const at = (level: number | null, trail: string[], text: string, criterionId: string | null = null): SearchEntry => ({
    place: { page: "competency", competencyId: competency.id, level, criterionId },
    trail,
    heading: "",
    text,
  });
  const category = categoryOf(ladder, competency.id);
  return [
    { ...at(null, [category?.name ?? "", "Competency"], competency.meaning), heading: competency.name },
    ...competency.proficiencies.flatMap(({ level, descriptor, criteria, evidence, misreading }) => {
      const trail = [competency.name, `${level} ${stepOf(ladder, level)?.name ?? ""}`];
      return [
        at(level, [...trail, "Descriptor"], descriptor),
        ...criteria.map(({ id, text }) => at(level, [...trail, "Criterion"], text, id)),
        ...evidence.map((text) => at(level, [...trail, "Example of evidence"], text)),
        ...(misreading ? [at(level, [...trail, "Misreading"], misreading)] : []),
      ];
    }),
  ];
}

function listRoleEntries(ladder: Ladder, role: Role): SearchEntry[] {
  const at = (section: RoleSection | null, trail: string[], heading: string, text: string): SearchEntry => ({
    place: { page: "role", roleId: role.id, section, responsibilityId: null },
    trail,
    heading,
    text,
  });
  const within = (section: RoleSection, label: string, heading: string, text: string) =>
    at(section, [role.name, label], heading, text);
  const nameOf = (roleId: string) => findRole(ladder, roleId)?.name ?? roleId;
  const { qualifications, time, sampleEvidence } = role;
  return [
    at(null, [trackOfRole(ladder, role.id)?.name ?? "", "Role"], role.name, role.summary),
    ...role.atAGlance.map(({ label, text }) => within("at-a-glance", "At a glance", label, text)),
    ...role.responsibilities.map(({ id, title, text }): SearchEntry => {
      const place = { page: "role", roleId: role.id, section: "responsibilities", responsibilityId: id } as const;
      return { ...within("responsibilities", "Responsibilities", title, text), place };
    }),
    ...role.expectations.flatMap(({ competency, why }) => {
      const name = ladder.competencies.find(({ id }) => id === competency)?.name ?? competency;
      return why ? [within("expectations", "Expectations", name, why)] : [];
    }),
    ...(time?.note ? [within("time", "How the time goes", "", time.note)] : []),
    ...(time?.activities ?? []).map(({ activity, from, to }) =>
      within("time", "How the time goes", "", `${activity}: ${from}–${to} %`),
    ),
    ...(qualifications
      ? [
          within("qualifications", "Qualifications", "Education", qualifications.education),
          within("qualifications", "Qualifications", "Experience", qualifications.experience),
          ...qualifications.technicalFoundations.map((text) =>
            within("qualifications", "Technical foundations", "", text),
          ),
          ...qualifications.engineeringPractices.map((text) =>
            within("qualifications", "Engineering practices", "", text),
          ),
        ]
      : []),
    ...role.differences.map((other) =>
      within("differences", "Differences", `Compared with ${nameOf(other.role)}`, other.text),
    ),
    ...role.archetypes.map(({ name, text }) => within("archetypes", "Archetypes", name, text)),
    ...(role.outlook ? [within("outlook", "Outlook", "", role.outlook)] : []),
    ...(role.aiTools ? [within("ai-tools", "AI tools", "", role.aiTools)] : []),
    ...role.leadsTo.map((next) => within("leads-to", "Where it leads", nameOf(next.role), next.text)),
    ...(sampleEvidence
      ? [
          within(
            "sample-evidence",
            "Sample of evidence",
            sampleEvidence.title,
            [sampleEvidence.problem, sampleEvidence.choice, sampleEvidence.result, sampleEvidence.risk].join(" "),
          ),
        ]
      : []),
  ];
}
