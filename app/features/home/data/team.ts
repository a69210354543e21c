import { type FinalRatings, finalRatings } from "#app/features/calibration/data/standing";
import { type Column, first, list, number } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { type Permit, permittedId } from "#app/policy/permit";

const r = table("Person", "r");
const p = table("Person", "p");

export type TeamMember = {
  id: string;
  name: string;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  reportCount: number;
};

const MEMBER = {
  id: p.id,
  name: p.name,
  ladderId: p.ladderId,
  roleId: p.roleId,
  targetRoleId: p.targetRoleId,
  reportCount: number(sql`(SELECT count(*) FROM ${r} WHERE ${r.managerId} = ${p.id} AND ${r.status} = 'active')`),
};

const fromReports = (managerId: string) =>
  sql`FROM ${p} WHERE ${p.managerId} = ${managerId} AND ${p.status} = 'active' ORDER BY ${p.nameKey}`;

/** The active people who report to the lead, by name, with their last final results. */
export const reportsWithResults = (permit: Permit<"team.read">): Column<(TeamMember & { finals: FinalRatings[] })[]> =>
  list({ ...MEMBER, finals: finalRatings(p.id) }, fromReports(permittedId(permit, "team.read")));

/** The name of a person, for a heading; null where there is none. */
export const personName = (personId: string): Column<{ id: string; name: string } | null> =>
  first({ id: p.id, name: p.name }, sql`FROM ${p} WHERE ${p.id} = ${personId}`);
