import { raw, sqltag } from "@prisma/client/runtime/client";
import { type Column, first, list, nullable, number, text } from "./reading";
import { type FinalRatings, finalRatings } from "./standing";

export type TeamMember = {
  id: string;
  name: string;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  reportCount: number;
};

const MEMBER = {
  id: text(`p."id"`),
  name: text(`p."name"`),
  ladderId: text(`p."ladderId"`),
  roleId: text(`p."roleId"`),
  targetRoleId: nullable(text(`p."targetRoleId"`)),
  reportCount: number(`(SELECT count(*) FROM "Person" r WHERE r."managerId" = p."id" AND r."status" = 'active')`),
};

const fromReports = (managerId: string) =>
  sqltag`FROM "Person" p WHERE p."managerId" = ${managerId} AND p."status" = 'active' ORDER BY p."nameKey"`;

/** The active people who report to `managerId`, by name. The caller has asked the policy. */
export const reportsTo = (managerId: string): Column<TeamMember[]> => list(MEMBER, fromReports(managerId));

/** The same with their last final results. The caller has asked the policy whether the actor may see those of all of them. */
export const reportsWithResults = (managerId: string): Column<(TeamMember & { finals: FinalRatings[] })[]> =>
  list({ ...MEMBER, finals: finalRatings(raw(`p."id"`)) }, fromReports(managerId));

/** The name of a person, for a heading; null where there is none. */
export const personName = (personId: string): Column<{ id: string; name: string } | null> =>
  first({ id: text(`p."id"`), name: text(`p."name"`) }, sqltag`FROM "Person" p WHERE p."id" = ${personId}`);
