import type { ImportGraph } from "#tests/architecture/check";

/** A folder of the picture: a capability of `app/features`, or another folder of `app`. */
export type Room = string;

/** How one room imports another: at least one file outside `pages` does, or pages alone. */
export type Link = "code" | "pages";

/** The room of a file, null outside `app` and for the few files directly in it. */
function roomOf(file: string): Room | null {
  const [base, folder = "", capability = "", ...rest] = file.split("/");
  if (base !== "app" || capability === "") return null;
  if (folder !== "features") return folder;
  return rest.length > 0 ? capability : null;
}

/** The links between rooms: `from → to → link`. Imports of types count, tests don't. */
export function linkRooms(graph: ImportGraph): Map<Room, Map<Room, Link>> {
  const links = new Map<Room, Map<Room, Link>>();
  for (const [file, imports] of graph) {
    const from = roomOf(file);
    if (from === null || file.includes("/tests/")) continue;
    const link = file.includes("/pages/") ? "pages" : "code";
    const row = links.get(from) ?? new Map<Room, Link>();
    for (const { to: target } of imports) {
      const to = roomOf(target);
      if (to !== null && to !== from && row.get(to) !== "code") row.set(to, link);
    }
    if (row.size > 0) links.set(from, row);
  }
  return links;
}
