import { toLinksColumn } from "#app/features/assessment/data/evidence";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { DemoSheet } from "./assessments";
import { addDays, type Day } from "./calendar";
import { newerIdOf } from "./ladder-before";
import type { DemoPerson } from "./people";
import { type Random, randomFor } from "./random";
import type { Story } from "./words";

export type DemoEvidence = {
  id: string;
  subjectId: string;
  authorId: string;
  title: string;
  links: string;
  happenedOn: Day;
  createdAt: Date;
  /** The competencies beside whose self-rating it stands. */
  competencyIds: string[];
};

const EVIDENCED = 0.65;
const ALSO_BESIDE_ANOTHER = 0.15;
const LINKED = 0.8;

/** Evidence for the stories that someone told in their self-assessment, dated in the half-year before it. */
export function buildEvidence(
  ladder: Ladder,
  slug: string,
  person: DemoPerson,
  sheet: DemoSheet,
  told: ReadonlyMap<string, Story>,
): DemoEvidence[] {
  const rated = new Set(sheet.ratings.map(({ competencyId }) => competencyId));
  return sheet.ratings.flatMap(({ competencyId, note, at }) => {
    const story = told.get(competencyId);
    const random = randomFor("evidence", slug, competencyId);
    if (!story || note === "" || !random.chance(EVIDENCED)) return [];
    const writtenOn = at.toISOString().slice(0, 10);
    const earliest = latestOf(addDays(person.startedOn, 14), addDays(writtenOn, -175));
    const happenedOn = latestOf(earliest, addDays(writtenOn, -random.whole(6, 170)));
    const category = ladder.categories.find(({ competencies }) => competencies.includes(competencyId));
    const other = random.pick(category?.competencies ?? [competencyId]);
    const isBesideAnother = other !== competencyId && rated.has(other) && random.chance(ALSO_BESIDE_ANOTHER);
    return [
      {
        id: `evidence-${slug}-${competencyId}`,
        subjectId: person.id,
        authorId: person.id,
        title: story.title,
        links: toLinksColumn(random.chance(LINKED) ? [linkTo(random, competencyId, story.title, happenedOn)] : []),
        happenedOn: happenedOn < writtenOn ? happenedOn : addDays(writtenOn, -1),
        createdAt: at,
        competencyIds: isBesideAnother ? [competencyId, other] : [competencyId],
      },
    ];
  });
}

const latestOf = (a: Day, b: Day) => (a > b ? a : b);

const CODE = new Set(["code-quality", "concurrency", "algorithms", "test-design", "delivery-pipelines", "code-review"]);
const PRODUCTION = new Set(["observability", "production-reliability", "performance-engineering"]);

function linkTo(random: Random, competencyId: string, title: string, happenedOn: Day): string {
  const site = "https://example.com";
  if (CODE.has(newerIdOf(competencyId))) return `${site}/changes/${random.whole(1200, 9800)}`;
  if (newerIdOf(competencyId) === "incident-response") return `${site}/incidents/${happenedOn}`;
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${site}/${PRODUCTION.has(newerIdOf(competencyId)) ? "dashboards" : "documents"}/${words}`;
}
