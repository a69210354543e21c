import type { Database } from "#app/platform/database/database";

/** Whether a person is the chair of an unreleased calibration session. */
export async function chairsOpenSession(database: Database, personId: string): Promise<boolean> {
  const count = await database.client.calibrationMember.count({
    where: { personId, isChair: true, session: { state: { not: "released" } } },
  });
  return count > 0;
}
