import { ENOUGH_BY_DEFAULT, sayEnoughCriteria } from "./enough-criteria";
import { findCompetency, findRole, stepOf } from "./lookup";
import { describePromotionRule } from "./readable-rule";
import type { Category, Competency, Ladder, Role } from "./schema";

/** A document as its parts, for printers that know nothing of ladders. Ids are unique and fit for links. */
export type Block =
  | { kind: "heading"; depth: 1 | 2 | 3 | 4; text: string; id: string }
  | { kind: "paragraph"; label: string | null; text: string }
  | { kind: "list"; label: string | null; items: { text: string; id: string | null }[] }
  | { kind: "table"; caption: string; head: string[]; rows: string[][] };

/**
 * A whole ladder to read: scale, promotion rule, roles by track, competencies by category, with everything that the ladder holds. The first cell
 * of a table's row names the row.
 */
export function describeLadder(ladder: Ladder): Block[] {
  return [
    { kind: "heading", depth: 1, text: `${ladder.name} ${ladder.version}`, id: "ladder" },
    paragraph(ladder.summary),
    { kind: "heading", depth: 2, text: "Proficiency scale", id: "scale" },
    {
      kind: "table",
      caption: "What each proficiency reaches, and how independently",
      head: ["Proficiency", "Scope", "Autonomy"],
      rows: ladder.proficiencies.map(({ level, name, scope, autonomy }) => [`${level} ${name}`, scope, autonomy]),
    },
    paragraph(ENOUGH_BY_DEFAULT),
    { kind: "heading", depth: 2, text: "Promotion rule", id: "promotion-rule" },
    list(null, describePromotionRule(ladder.promotionRule)),
    ...ladder.tracks.flatMap((track): Block[] => [
      { kind: "heading", depth: 2, text: `Track: ${track.name}`, id: `track-${track.id}` },
      paragraph(track.summary),
      ...track.roles.flatMap((id) => {
        const role = findRole(ladder, id);
        return role ? describeRole(ladder, role) : [];
      }),
    ]),
    ...ladder.categories.flatMap((category) => describeCategory(ladder, category)),
  ];
}

function describeRole(ladder: Ladder, role: Role): Block[] {
  const nameOf = (id: string) => findRole(ladder, id)?.name ?? id;
  const optional = (label: string, text: string | undefined) => (text === undefined ? [] : [paragraph(text, label)]);
  const entries = (label: string, items: string[]) => (items.length > 0 ? [list(label, items)] : []);
  const { qualifications, time, sampleEvidence } = role;
  return [
    { kind: "heading", depth: 3, text: role.name, id: `role-${role.id}` },
    paragraph(role.summary),
    ...entries(
      "At a glance",
      role.atAGlance.map((one) => `${one.label}: ${one.text}`),
    ),
    ...entries(
      "Responsibilities",
      role.responsibilities.map(({ title, text }) => `${title}: ${text}`),
    ),
    ...(qualifications
      ? [
          paragraph(qualifications.education, "Education"),
          paragraph(qualifications.experience, "Experience"),
          ...(qualifications.technicalFoundations.length > 0
            ? [list("Technical foundations", qualifications.technicalFoundations)]
            : []),
          ...(qualifications.engineeringPractices.length > 0
            ? [list("Engineering practices", qualifications.engineeringPractices)]
            : []),
        ]
      : []),
    ...(time
      ? [
          ...(time.note === undefined ? [] : [paragraph(time.note, "How the time goes")]),
          {
            kind: "table" as const,
            caption: `How the time of ${role.name} goes`,
            head: ["Activity", "Share"],
            rows: time.activities.map(({ activity, from, to }) => [
              activity,
              from === to ? `${from} %` : `${from}–${to} %`,
            ]),
          },
        ]
      : []),
    ...entries(
      "How it differs from",
      role.differences.map((one) => `${nameOf(one.role)}: ${one.text}`),
    ),
    ...entries(
      "Archetypes",
      role.archetypes.map(({ name, text }) => `${name}: ${text}`),
    ),
    ...optional("Use of AI tools", role.aiTools),
    ...optional("Outlook", role.outlook),
    ...entries(
      "Where it leads",
      role.leadsTo.map((one) => `${nameOf(one.role)}: ${one.text}`),
    ),
    ...(sampleEvidence
      ? [
          list(`A telling evidence item: ${sampleEvidence.title}`, [
            `Problem: ${sampleEvidence.problem}`,
            `Choice: ${sampleEvidence.choice}`,
            `Result: ${sampleEvidence.result}`,
            `Risk: ${sampleEvidence.risk}`,
          ]),
        ]
      : []),
    expectationsOf(ladder, role),
  ];
}

function expectationsOf(ladder: Ladder, role: Role): Block {
  const hasReasons = role.expectations.some(({ why }) => why !== undefined);
  return {
    kind: "table",
    caption: `What ${role.name} is asked for`,
    head: ["Competency", "Proficiency", "Weight", ...(hasReasons ? ["Why"] : [])],
    rows: role.expectations.map(({ competency, proficiency, weight, why }) => [
      findCompetency(ladder, competency)?.name ?? competency,
      stepName(ladder, proficiency),
      weight,
      ...(hasReasons ? [why ?? ""] : []),
    ]),
  };
}

function describeCategory(ladder: Ladder, category: Category): Block[] {
  return [
    { kind: "heading", depth: 2, text: `Category: ${category.name}`, id: `category-${category.id}` },
    ...category.competencies.flatMap((id) => {
      const competency = findCompetency(ladder, id);
      return competency ? describeCompetency(ladder, competency) : [];
    }),
  ];
}

function describeCompetency(ladder: Ladder, competency: Competency): Block[] {
  const { replaces, splits, merges = [] } = competency;
  const origin = [
    ...(replaces === undefined ? [] : [`Replaces ${replaces}`]),
    ...(splits === undefined ? [] : [`Takes a part of ${splits}`]),
    ...(merges.length > 0 ? [`Takes in ${merges.join(", ")}`] : []),
  ];
  const id = `competency-${competency.id}`;
  return [
    { kind: "heading", depth: 3, text: competency.name, id },
    paragraph(competency.meaning),
    ...origin.map((text) => paragraph(text, "From the version before")),
    ...competency.proficiencies.flatMap(({ level, descriptor, criteria, enough, evidence, misreading }): Block[] => [
      { kind: "heading", depth: 4, text: `${competency.name}: ${stepName(ladder, level)}`, id: `${id}--${level}` },
      paragraph(descriptor),
      {
        kind: "list",
        label: "Seen when someone",
        items: criteria.map((criterion) => ({ text: criterion.text, id: `${id}--criterion-${criterion.id}` })),
      },
      ...(enough === undefined ? [] : [paragraph(sayEnoughCriteria({ criteria, enough }))]),
      ...(evidence.length > 0 ? [list("Examples of evidence", evidence)] : []),
      ...(misreading === undefined ? [] : [paragraph(misreading, "A common misreading")]),
    ]),
  ];
}

function stepName(ladder: Ladder, level: number): string {
  return `${level} ${stepOf(ladder, level)?.name ?? ""}`.trim();
}

function paragraph(text: string, label: string | null = null): Block {
  return { kind: "paragraph", label, text };
}

function list(label: string | null, texts: string[]): Block {
  return { kind: "list", label, items: texts.map((text) => ({ text, id: null })) };
}
