import { rolesOf } from "./lookup";
import type { Ladder, Role, Track } from "./schema";

/** A track with its roles, each on a row of the map: roles of different tracks on one row are a change of track apart. */
export type MappedTrack = { track: Track; firstRow: number; roles: Role[] };

/**
 * Places the tracks of a ladder side by side. A track begins one row after the earliest role of the tracks before it that
 * says it leads to the track's first role; on the first row (0) where none does. Its roles follow one per row.
 */
export function computeTrackMap(ladder: Ladder): MappedTrack[] {
  const rows = new Map<string, number>();
  return ladder.tracks.map((track) => {
    const roles = rolesOf(ladder, track);
    const entrances = ladder.roles.flatMap((role) => {
      const row = rows.get(role.id);
      return row !== undefined && role.leadsTo.some((next) => next.role === track.roles[0]) ? [row + 1] : [];
    });
    const firstRow = entrances.length > 0 ? Math.min(...entrances) : 0;
    roles.forEach((role, index) => {
      rows.set(role.id, firstRow + index);
    });
    return { track, firstRow, roles };
  });
}
