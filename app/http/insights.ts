import { z } from "zod";
import { readOne } from "#app/data/reading";
import { newestRecord } from "#app/data/remembered";
import { decideInsights } from "#app/domain/access/policy-shared-cases";
import type { InsightQuery } from "#app/domain/insights/view";
import type { RequestContext } from "./context";
import { requireAllowed } from "./guards";
import { requireActor } from "./session";

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

/** The organisation's view as it is asked for; null without a final result. Worked out in a thread of its own, once until something changes. */
export async function loadInsights(request: Request, context: RequestContext) {
  const actor = await requireActor(request, context);
  requireAllowed(decideInsights(actor));
  const { database, remembered, workers, now } = context;
  const query = new URL(request.url).searchParams;
  const asked = querySchema.parse(
    Object.fromEntries((["cycle", "track", "team", "category", "level"] as const).map((key) => [key, query.get(key)])),
  );
  const record = await readOne(database, newestRecord(INSIGHT_KINDS));
  const at = now();
  const key = `insights ${at.toISOString().slice(0, 10)} ${JSON.stringify(asked)}`;
  return remembered.answer(key, record, () => workers.run("insights", { asked, at }));
}

/** What moves people, teams, roles, results or what released sessions make of them. */
const INSIGHT_KINDS = ["person", "team", "cycle", "assessment", "calibration", "case"] as const;
