import { findOrganisation } from "#app/features/identity/data/organisation";
import { type Day, dayIn } from "#app/kernel/day";
import type { RequestContext } from "#app/platform/server/context";

/** The current day in the organisation's time zone, and the zone. */
export async function findToday(context: RequestContext): Promise<{ today: Day; zone: string }> {
  const zone = (await findOrganisation(context.database))?.timeZone ?? "UTC";
  return { today: dayIn(context.now(), zone), zone };
}
