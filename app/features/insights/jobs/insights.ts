import {
  countRolesByCycle,
  listActivePeople,
  listCycleResults,
  listInsightCycles,
  listRoleChanges,
} from "#app/features/insights/data/insights";
import { buildInsights, type InsightQuery, type Insights } from "#app/features/insights/domain/view";
import { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import { listTeams } from "#app/features/people/data/teams";
import { requireNotCancelled, type Task } from "#app/platform/jobs/task";

/** The organisation's view: reads as much as a cycle has ratings, and decides upon every group that any view shows. */
export const loadInsights: Task<{ asked: InsightQuery; at: Date }, Insights | null> = async (
  { asked, at },
  context,
) => {
  const database = await context.database();
  const cycles = await listInsightCycles(database);
  // Of a cycle that is still open only the first results are in.
  const cycle = cycles.find(({ id }) => id === asked.cycle) ?? cycles.find(({ isClosed }) => isClosed) ?? cycles[0];
  if (!cycle) return null;
  const ids = cycles.map(({ id }) => id);
  const { ladder } = await new LadderLibrary(database).requireVersion(cycle.ladderVersionId);
  const [teams, people, changes, results, roleCounts] = await Promise.all([
    listTeams(database),
    listActivePeople(database),
    listRoleChanges(database),
    listCycleResults(database, cycle.id),
    countRolesByCycle(database, ids),
  ]);
  const facts = { ladder, cycle, cycles, teams, people, changes, results, roleCounts };
  return buildInsights(facts, asked, at, (progress) => {
    requireNotCancelled(context);
    context.report(progress);
  });
};
