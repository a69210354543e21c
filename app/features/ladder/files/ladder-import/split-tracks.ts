import type { DraftRole, DraftTrack } from "./draft";
import type { ImportLog, Where } from "./log";

/** `Senior Engineer 2 (People Manager)`, `senior-2-pm`: one of a pair of roles at the same height. */
const MANAGES_PEOPLE = /\((?:people )?manage(?:r|ment)\)|\bmanager\b|-(?:pm|em|mgr|manager|management)$/i;
/** Above the pairs, these lead organisations. */
const LEADS_ORGANISATION = /\b(?:director|head|vice president|vp|chief|cto)\b/i;
const WORKS_ALONE = /\(individual contributor\)|\(ic\)|-ic$/i;

/**
 * Roles of one list on two tracks where their names tell pairs of individual contributors and managers apart; on one track otherwise.
 */
export function splitTracks(roles: DraftRole[], name: string, where: Where, log: ImportLog): DraftTrack[] {
  const says = (role: DraftRole, pattern: RegExp) => pattern.test(role.name) || pattern.test(role.id ?? "");
  const managers = roles.filter(
    (role) => !says(role, WORKS_ALONE) && (says(role, MANAGES_PEOPLE) || says(role, LEADS_ORGANISATION)),
  );
  const others = roles.filter((role) => !managers.includes(role));
  const hasPairs = roles.some((role) => says(role, WORKS_ALONE)) && managers.some((role) => says(role, MANAGES_PEOPLE));
  if (!hasPairs) return [{ id: null, name, where, summary: null, roles }];
  log.guessed(where, "two tracks, from the names of the levels: individual contributors, and people who manage");
  return [
    {
      id: "individual-contributor",
      name: "Individual contributor",
      where,
      summary: "People who grow through the work itself.",
      roles: others,
    },
    {
      id: "people-management",
      name: "People management",
      where,
      summary: "People who answer for people and teams.",
      roles: managers,
    },
  ];
}
