import { z } from "zod";
import { requireActor } from "#app/features/identity/server/session";
import type { InsightQuery } from "#app/features/insights/domain/view";
import { readOne } from "#app/platform/database/reading";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed } from "#app/platform/server/guards";
import { decideInsights } from "#app/policy/policy-shared-cases";

const id = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .nullable()
  .catch(null);
const querySchema: z.ZodType<InsightQuery> = z.object({
  cycle: id,
  track: id,
  team: id,
  category: id,
  level: z.coerce.number().int().min(1).max(9).nullable().catch(null),
});

/**
 * The organisation's view as it is asked for, once it is worked out: in a thread of its own, once until something changes.
 * The result is null where there is no final result yet.
 */
export async function loadInsights(request: Request, context: RequestContext, patienceMs: number) {
  const actor = await requireActor(request, context);
  requireAllowed(decideInsights(actor));
  const { database, remembered, analyses, now } = context;
  const query = new URL(request.url).searchParams;
  const asked = querySchema.parse(
    Object.fromEntries((["cycle", "track", "team", "category", "level"] as const).map((key) => [key, query.get(key)])),
  );
  const record = await readOne(database, remembered.newest(INSIGHT_KINDS));
  const at = now();
  const about = `${at.toISOString().slice(0, 10)} ${JSON.stringify(asked)}`;
  return analyses.find("insights", { about, state: String(record) }, async () => ({ asked, at }), patienceMs);
}

/** What moves people, teams, roles, results or what released sessions make of them. */
const INSIGHT_KINDS = ["person", "team", "cycle", "assessment", "calibration", "case"] as const;
