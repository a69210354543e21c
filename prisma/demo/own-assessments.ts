import type { Ladder } from "#app/features/ladder/domain/schema";
import { buildSelfSheet, type DemoAssessment, tellStories } from "./assessments";
import { addDays, type Day, momentOn } from "./calendar";
import { buildEvidence } from "./evidence";
import { type DemoPeople, rolesIn } from "./people";
import { rateBothSides } from "./skills";
import type { Words } from "./words";

type Own = { personId: string; daysAgo: number; state: "draft" | "submitted" | "shared" };

const OWN: readonly Own[] = [
  { personId: "person-priya-raghunathan", daysAgo: 74, state: "shared" },
  { personId: "person-amelie-rousseau", daysAgo: 96, state: "submitted" },
  { personId: "person-tariq-siddiqui", daysAgo: 61, state: "submitted" },
  { personId: "person-daniel-osei", daysAgo: 40, state: "draft" },
];

/** Between the last closed cycle and the open one. */
const CYCLES_BACK = 0.5;

/** What people assessed on their own, outside any cycle. */
export function buildOwnAssessments(ladder: Ladder, demo: DemoPeople, words: Words, today: Day): DemoAssessment[] {
  return OWN.map(({ personId, daysAgo, state }) => {
    const person = demo.byId.get(personId);
    const managerId = person?.managerId ?? null;
    const manager = managerId === null ? undefined : demo.byId.get(managerId);
    if (!person || !manager) throw new Error(`${personId} is not there with a manager`);
    const slug = `own-${person.slug}`;
    const day = addDays(today, -daysAgo);
    const begunAt = momentOn(day, 14, 5);
    const submittedAt = state === "draft" ? null : momentOn(addDays(day, 1), 9, 40);
    const rated = rateBothSides(ladder, person, manager, CYCLES_BACK);
    const told = tellStories(words, person, rated, slug);
    const side = {
      begunAt,
      submittedAt,
      lastChangeAt: submittedAt ?? momentOn(day, 15, 50),
      share: submittedAt ? 1 : 0.4,
    };
    const sheet = buildSelfSheet(slug, person, rated, side, told);
    return {
      id: `assessment-${slug}`,
      slug,
      cycle: null,
      person,
      reviewerId: null,
      ...rolesIn(person, CYCLES_BACK),
      phase: submittedAt ? ("final" as const) : ("rating" as const),
      createdAt: begunAt,
      engineerConfirmedAt: null,
      managerConfirmedAt: null,
      finalAt: submittedAt,
      sharedWithId: state === "shared" ? managerId : null,
      sharedAt: state === "shared" ? momentOn(addDays(day, 2), 10, 15) : null,
      sheets: sheet ? [sheet] : [],
      evidence: sheet ? buildEvidence(ladder, slug, person, sheet, told) : [],
    };
  });
}
