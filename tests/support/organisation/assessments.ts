import { createRandom, type Random } from "#app/statistics/random";
import type { Write } from "./bulk";
import { CYCLES, dayOf, idOf, inCycle, managerOf, OPEN, type Plan, range } from "./plan";

/** How far someone who is still at it has come. */
export const RATED_IN_DRAFT = 10;

export type Stage = "final" | "comparison" | "self-draft";

/** In the open cycle every second person has come to the comparison. */
export function stageOf({ engineer }: Plan, cycle: number, person: number): Stage {
  if (cycle !== OPEN) return "final";
  return person !== engineer && person % 2 === 0 ? "comparison" : "self-draft";
}

export async function writeAssessments(write: Write, plan: Plan): Promise<void> {
  const random = createRandom(plan.people);
  for (const cycle of range(CYCLES)) {
    const isOpen = cycle === OPEN;
    const day = (count: number) => dayOf(inCycle(cycle, count));
    await write("Cycle", [
      {
        id: idOf("y", cycle),
        name: `Cycle ${cycle + 1}`,
        ladderVersionId: plan.ladderVersionId,
        startsOn: day(0),
        selfDueOn: day(20),
        reviewDueOn: day(40),
        closesOn: day(60),
        state: isOpen ? "open" : "closed",
        launchedAt: inCycle(cycle, 0),
        closedAt: isOpen ? null : inCycle(cycle, 60),
        createdAt: inCycle(cycle, -5),
      },
    ]);
    const { everyone } = plan;
    await write(
      "CycleParticipant",
      everyone.map((person) => ({ cycleId: idOf("y", cycle), personId: idOf("p", person) })),
    );
    await write(
      "Assessment",
      everyone.map((person) => toAssessment(plan, cycle, person)),
    );
    const sheets = everyone.flatMap((person) => listSheets(plan, cycle, person));
    await write("Sheet", sheets);
    await write("Rating", listRatings(plan, sheets, random));
  }
}

function toAssessment(plan: Plan, cycle: number, person: number) {
  const stage = stageOf(plan, cycle, person);
  const above = managerOf(person);
  const final = stage === "final" ? inCycle(cycle, 55) : null;
  return {
    id: idOf("a", cycle, person),
    cycleId: idOf("y", cycle),
    subjectId: idOf("p", person),
    reviewerId: above === null ? null : idOf("p", above),
    ladderVersionId: plan.ladderVersionId,
    roleId: plan.roleOf(person),
    targetRoleId: plan.targetOf(person),
    phase: stage === "final" ? "final" : stage === "comparison" ? "comparison" : "rating",
    engineerConfirmedAt: final,
    managerConfirmedAt: final,
    finalAt: final,
    createdAt: inCycle(cycle, 0),
  };
}

type Sheet = ReturnType<typeof listSheets>[number];

/** Nobody reviews who is at the top. */
function listSheets(plan: Plan, cycle: number, person: number) {
  const stage = stageOf(plan, cycle, person);
  const above = managerOf(person);
  const sheet = (kind: "self" | "manager" | "agreed", letter: string, raterId: string | null) => {
    const isDraft = stage === "self-draft";
    return {
      id: idOf(letter, cycle, person),
      assessmentId: idOf("a", cycle, person),
      kind,
      raterId,
      submittedAt: isDraft ? null : inCycle(cycle, 30),
      ratedCount: isDraft ? RATED_IN_DRAFT : plan.competencies.length,
      createdAt: inCycle(cycle, 0),
    };
  };
  return [
    sheet("self", "s", idOf("p", person)),
    ...(stage === "self-draft" || above === null ? [] : [sheet("manager", "m", idOf("p", above))]),
    ...(stage === "final" ? [sheet("agreed", "g", null)] : []),
  ];
}

/** What both agreed on, the same here as on record: 2, 3 or 4. */
export function agreedIn(sheetId: string, index: number): number {
  const seed = [...sheetId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, index * 7);
  return 2 + (seed % 3);
}

export const agreedSheetOf = (cycle: number, person: number) => idOf("g", cycle, person);

function* listRatings({ competencies }: Plan, sheets: readonly Sheet[], random: Random) {
  for (const { id, ratedCount, kind, createdAt } of sheets) {
    for (const [index, competencyId] of competencies.slice(0, ratedCount).entries()) {
      yield {
        id: `${id.slice(0, 21)}${String(index).padStart(4, "0")}`,
        sheetId: id,
        competencyId,
        proficiency: kind === "agreed" ? agreedIn(id, index) : 2 + random.below(3),
        note: kind === "agreed" ? "" : "Led the work on it, and wrote down what was decided and why.",
        updatedAt: createdAt,
      };
    }
  }
}
