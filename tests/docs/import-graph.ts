import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A folder of the picture: a capability of `app/features`, or another folder of `app`. */
export type Room = string;

/** How one room imports another: at least one file outside `pages` does, or pages alone. */
export type Link = "code" | "pages";

const IMPORT = /(?:\bfrom|\bimport\(?)\s*"([^"]+)"/g;

/** The room of a file below `app`, null for the few files directly in `app`. */
function roomOf(file: string): Room | null {
  const parts = file.split("/");
  if (parts[1] === "features") return parts.length > 3 ? (parts[2] ?? null) : null;
  return parts.length > 2 ? (parts[1] ?? null) : null;
}

function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith("#app/")) return specifier.slice(1);
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : null;
}

/** The links between rooms that these files make: `from → to → link`. Imports of types count. */
export function linkRooms(sources: Iterable<readonly [file: string, source: string]>): Map<Room, Map<Room, Link>> {
  const links = new Map<Room, Map<Room, Link>>();
  for (const [file, source] of sources) {
    const from = roomOf(file);
    if (from === null) continue;
    const link = file.includes("/pages/") ? "pages" : "code";
    for (const [, specifier = ""] of source.matchAll(IMPORT)) {
      const target = targetOf(file, specifier);
      const to = target && roomOf(target);
      if (!to || to === from) continue;
      const row = links.get(from) ?? new Map<Room, Link>();
      if (row.get(to) !== "code") row.set(to, link);
      links.set(from, row);
    }
  }
  return links;
}

/** Every program of `app`, without what is generated and without tests. */
export function readApp(): [string, string][] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join("app", name.replaceAll("\\", "/")))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\/(generated|tests)\//.test(file))
    .sort()
    .map((file) => [file, readFileSync(file, "utf8")]);
}
