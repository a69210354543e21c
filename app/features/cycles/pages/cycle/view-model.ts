import { z } from "zod";
import { transition } from "#app/features/assessment/domain/lifecycle";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import type { BoardEntry, CountedStanding, SideProgress } from "#app/features/cycles/data/cycle-board";
import type { CycleParticipant } from "#app/features/cycles/data/cycle-participants";
import type { Cycle } from "#app/features/cycles/data/cycles";
import { planLaunch } from "#app/features/cycles/domain/launch-plan";
import {
  computeStage,
  countStages,
  findLate,
  type Late,
  STAGES,
  type Stage,
  sumCounts,
} from "#app/features/cycles/domain/stage";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import { choosePage } from "#app/kernel/paging";

const text = z.string().trim().max(120).catch("");

export const LATE = "late";

/** What the board shows, from the address; what makes no sense is left out. */
const boardQuerySchema = z.object({
  stage: z.enum([...STAGES, LATE, ""]).catch(""),
  team: text,
  search: text,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type BoardQuery = z.infer<typeof boardQuerySchema>;

export function readBoardQuery(request: Request): BoardQuery {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return boardQuerySchema.parse({ stage: "", team: "", search: "", ...given });
}

export type BoardRow = {
  assessmentId: string;
  name: string;
  teamName: string | null;
  roleName: string;
  targetName: string;
  reviewer: { name: string; isActive: boolean } | null;
  stage: Stage;
  late: Late[];
  /** How many competencies there are to rate. */
  of: number;
  self: SideProgress;
  review: SideProgress;
  canChangeReviewer: boolean;
  canReopen: boolean;
};

type Placed = CountedStanding & { stage: Stage; late: Late[] };

/**
 * The board as it is asked for, without its rows: what it counts, and where the rows are. Team and name narrow everything;
 * the stage narrows the rows alone, so that the counts say where the others are.
 */
export function toBoard(standings: readonly CountedStanding[], cycle: Cycle, today: Day, query: BoardQuery) {
  const placed = standings.map(
    (standing): Placed => ({
      ...standing,
      stage: computeStage(standing.lifecycle, standing.rated),
      late: findLate(standing.lifecycle, cycle, today),
    }),
  );
  const shown = placed.filter(
    ({ stage, late }) => query.stage === "" || (query.stage === LATE ? late.length > 0 : stage === query.stage),
  );
  const counts = countStages(placed);
  const countLate = (wanted: Late["what"]) =>
    sumCounts(placed.filter(({ late }) => late.some(({ what }) => what === wanted)));
  return {
    total: sumCounts(placed),
    shown: sumCounts(shown),
    // Null where all are shown, which is quicker to find.
    keys: shown.length === placed.length ? null : shown.map(({ key }) => key),
    ...choosePage(sumCounts(shown), query.page),
    counts: STAGES.filter((stage) => isPossible(stage, cycle) || (counts.get(stage) ?? 0) > 0).map((stage) => ({
      stage,
      count: counts.get(stage) ?? 0,
    })),
    late: {
      selfAssessments: countLate("self-assessment"),
      reviews: countLate("review"),
      confirmations: countLate("confirmation"),
    },
  };
}

/** Nothing is closed without a result while the cycle is open, and little else once it is closed. */
function isPossible(stage: Stage, { state }: Cycle): boolean {
  if (state === "closed") return stage === "final" || stage === "closed";
  return stage !== "closed";
}

export function toRow(
  entry: BoardEntry,
  { cycle, ladder, today }: { cycle: Cycle; ladder: Ladder; today: Day },
): BoardRow {
  const { assessmentId, subject, reviewer, roleId, targetRoleId, self, review, lifecycle } = entry;
  return {
    assessmentId,
    name: subject.name,
    teamName: subject.teamName,
    roleName: findRole(ladder, roleId)?.name ?? roleId,
    targetName: findRole(ladder, targetRoleId)?.name ?? targetRoleId,
    reviewer: reviewer && { name: reviewer.name, isActive: reviewer.isActive },
    stage: computeStage(lifecycle, { self: self.rated, review: review.rated }),
    late: findLate(lifecycle, cycle, today),
    of: competenciesToRate(ladder, [roleId, targetRoleId]).length,
    self,
    review,
    canChangeReviewer: transition(lifecycle, "change-reviewer").ok,
    canReopen: transition(lifecycle, "reopen").ok,
  };
}

/** A draft: who would take part, and what stands in the way. */
export function toDraft(participants: readonly CycleParticipant[], ladder: Ladder) {
  const plan = planLaunch(ladder, participants);
  const byRole = new Map<string, number>();
  for (const { roleId } of participants) byRole.set(roleId, (byRole.get(roleId) ?? 0) + 1);
  const named = (people: readonly CycleParticipant[]) =>
    people.map(({ personId: id, name, roleId }) => ({ id, name, roleId }));
  const known = ladder.roles.flatMap(({ id, name }) => {
    const count = byRole.get(id) ?? 0;
    return count > 0 ? [{ id, name, count }] : [];
  });
  return {
    total: participants.length,
    reviewers: new Set(plan.assessments.map(({ reviewerId }) => reviewerId)).size,
    byRole: known,
    unknownRole: named(plan.unknownRole),
    withoutReviewer: named(plan.withoutReviewer),
    inactive: named(plan.inactive),
  };
}
