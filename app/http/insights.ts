import { z } from "zod";
import {
  countRolesByCycle,
  listActivePeople,
  listCycleResults,
  listInsightCycles,
  listRoleChanges,
} from "#app/data/insights";
import { readOne } from "#app/data/reading";
import { newestRecord } from "#app/data/remembered";
import { listTeams } from "#app/data/teams";
import { decideInsights } from "#app/domain/access/policy-shared-cases";
import { estimateMean } from "#app/domain/calibration/distributions";
import { computeHolders, type Holders } from "#app/domain/insights/dependence";
import {
  buildViews,
  type Cell,
  computeCells,
  type InsightFilter,
  meanGap,
  type PersonResult,
  toCell,
} from "#app/domain/insights/groups";
import { countByTime, findLastPromotions } from "#app/domain/insights/promotions";
import { toPersonResult } from "#app/domain/insights/results";
import { trackOfRole } from "#app/domain/ladder/lookup";
import type { RequestContext } from "./context";
import { requireAllowed } from "./guards";
import { requireActor } from "./session";

const id = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .nullable()
  .catch(null);
const querySchema = z.object({
  cycle: id,
  track: id,
  team: id,
  category: id,
  level: z.coerce.number().int().min(1).max(9).nullable().catch(null),
});

export type HeatRow = { id: string; name: string; cells: Cell[] };

/** Everything the organisation's view shows; the export is made of the same, so it withholds the same. Null without a final result. */
export async function loadInsights(request: Request, context: RequestContext) {
  const actor = await requireActor(request, context);
  requireAllowed(decideInsights(actor));
  const { database, remembered } = context;
  const query = new URL(request.url).searchParams;
  const asked = querySchema.parse(
    Object.fromEntries((["cycle", "track", "team", "category", "level"] as const).map((key) => [key, query.get(key)])),
  );
  const record = await readOne(database, newestRecord(INSIGHT_KINDS));
  const key = `insights ${context.now().toISOString().slice(0, 10)} ${JSON.stringify(asked)}`;
  return remembered.answer(key, record, () => computeInsights(asked, context));
}

/** What moves people, teams, roles, results or what released sessions make of them. */
const INSIGHT_KINDS = ["person", "team", "cycle", "assessment", "calibration", "case"] as const;

async function computeInsights(asked: z.infer<typeof querySchema>, { database, ladders, now }: RequestContext) {
  const [cycles, teams, people, changes] = await Promise.all([
    listInsightCycles(database),
    listTeams(database),
    listActivePeople(database),
    listRoleChanges(database),
  ]);
  // Of a cycle that is still open only the first results are in.
  const cycle = cycles.find((one) => one.id === asked.cycle) ?? cycles.find(({ isClosed }) => isClosed) ?? cycles[0];
  if (!cycle) return null;
  const [{ ladder }, results, roleCounts] = await Promise.all([
    ladders.requireVersion(cycle.ladderVersionId),
    listCycleResults(database, cycle.id),
    countRolesByCycle(
      database,
      cycles.map((one) => one.id),
    ),
  ]);
  const persons = results.map((result) => toPersonResult(ladder, result));
  const views = buildViews(teams, ladder.tracks);
  const filter = toFilter(asked, teams, ladder.tracks);
  const columns = views.columnsOf(filter);
  const total = columns.at(-1)?.key ?? "all";
  const isShown = views.definitions.find(({ key }) => key === total)?.holds ?? (() => true);
  const inView = persons.filter(isShown);
  const category = ladder.categories.find((one) => one.id === asked.category) ?? null;
  const level = asked.level ?? DEFAULT_LEVEL;

  const heat: HeatRow[] = [];
  const dependence: { id: string; name: string; holders: Holders }[] = [];
  for (const { id: competency, name } of ladder.competencies) {
    if (category && !category.competencies.includes(competency)) continue;
    const { cells } = computeCells(views, columns, persons, ({ gaps }) => gaps.get(competency) ?? null);
    if (cells.some(({ state }) => state !== "empty")) heat.push({ id: competency, name, cells });
    const holders = computeHolders(inView, competency, level);
    if (holders === "one" || holders === "nobody" || holders === "few")
      dependence.push({ id: competency, name, holders });
  }
  const differences = computeCells(views, columns, persons, ({ selfMinusManager }) => selfMinusManager).cells;

  const roleGroups = ladder.roles.map((role) => ({
    key: `role:${role.id}`,
    people: persons.filter((one) => one.roleId === role.id && meanGap(one) !== null).map(({ personId }) => personId),
  }));
  const { decisions } = computeCells(views, columns, persons, meanGap, roleGroups);
  const asResults: PersonResult[] = people.map((person) => ({
    personId: person.id,
    teamId: person.teamId,
    roleId: person.roleId,
    trackId: trackOfRole(ladder, person.roleId)?.id ?? null,
    gaps: new Map(),
    ratings: new Map(),
    selfMinusManager: null,
  }));
  const sets = new Map(
    views.definitions.map(({ key, holds }) => [key, asResults.filter(holds).map(({ personId }) => personId)]),
  );
  return {
    cycle: { id: cycle.id, name: cycle.name, ladderVersionId: cycle.ladderVersionId },
    cycles: cycles.map((one) => ({ value: one.id, label: one.name })),
    tracks: ladder.tracks.map(({ id: value, name: label }) => ({ value, label })),
    teams: teams.map(({ id: value, name: label }) => ({ value, label })),
    categories: ladder.categories.map(({ id: value, name: label }) => ({ value, label })),
    proficiencies: ladder.proficiencies.map((step) => ({
      value: String(step.level),
      label: `${step.level} · ${step.name}`,
    })),
    filter,
    categoryId: category?.id ?? null,
    level,
    columns,
    people: inView.length,
    heat,
    dependence,
    differences,
    overall: estimateOverall(decisions.get(total) === "shown", inView),
    roles: ladder.roles.map((role) => ({
      id: role.id,
      name: role.name,
      byCycle: cycles.map(
        (one) => roleCounts.find(({ cycleId, roleId }) => cycleId === one.id && roleId === role.id)?.people ?? 0,
      ),
      standing: toCell(
        decisions.get(`role:${role.id}`),
        persons.filter((one) => one.roleId === role.id && meanGap(one) !== null),
        meanGap,
      ),
    })),
    promotions: countByTime(sets, total, findLastPromotions(changes, ladder.tracks), now()),
    promotionTotal: sets.get(total)?.length ?? 0,
  };
}

export type Insights = NonNullable<Awaited<ReturnType<typeof loadInsights>>>;

/** Where single points of dependence are looked for unless asked otherwise: who leads across teams is rarely many. */
const DEFAULT_LEVEL = 4;

function toFilter(
  { track, team }: { track: string | null; team: string | null },
  teams: readonly { id: string }[],
  tracks: readonly { id: string }[],
): InsightFilter {
  // One filter at a time: with two, every view would cut every other, and most of it would have to be withheld.
  if (team && teams.some((one) => one.id === team)) return { kind: "team", id: team };
  if (track && tracks.some((one) => one.id === track)) return { kind: "track", id: track };
  return { kind: "all" };
}

function estimateOverall(isShown: boolean, people: readonly PersonResult[]) {
  return isShown ? estimateMean(people.flatMap((person) => meanGap(person) ?? [])) : null;
}
