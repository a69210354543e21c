import type { Database } from "#app/platform/database/database";

/** Whether someone leads a calibration session that is not released yet. */
export async function chairsOpenSession(database: Database, personId: string): Promise<boolean> {
  const count = await database.client.calibrationMember.count({
    where: { personId, isChair: true, session: { state: { not: "released" } } },
  });
  return count > 0;
}
