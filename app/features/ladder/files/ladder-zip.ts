import { unzipSync } from "fflate";
import { LADDER_PATH, type LadderSource, type SourceFile } from "#app/features/ladder/domain/source";

/** What is uploaded, and what it holds: a ladder of two hundred competencies is well below both. */
export const MAX_ZIP_BYTES = 2 * 1024 * 1024;
/** The text is sent to the page and back, so that it must fit into a request. */
export const MAX_INFLATED_BYTES = 2 * 1024 * 1024;
export const MAX_ENTRIES = 2_000;

export type LadderZip =
  | { ok: true; source: LadderSource; leftOut: string[] }
  /** A sentence on what is wrong with the archive. */
  | { ok: false; message: string };

const refuse = (message: string): LadderZip => ({ ok: false, message });

class Refused extends Error {}

/**
 * The YAML files of a ladder folder in a zip archive, at its top or in one folder of it. Nothing is unpacked that is not
 * part of a ladder, and never more than the bounds say, whatever the archive claims. Never throws.
 */
export function readLadderZip(bytes: Uint8Array): LadderZip {
  if (bytes.byteLength > MAX_ZIP_BYTES) return refuse(`The archive is larger than ${megabytes(MAX_ZIP_BYTES)}.`);
  const names: string[] = [];
  let inflated = 0;
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        if (names.length > MAX_ENTRIES) throw new Refused(`The archive has more than ${MAX_ENTRIES} entries.`);
        const path = toPath(name);
        if (path === null) throw new Refused(`The archive has an entry that leads out of its folder: ${shown(name)}`);
        if (!couldBeLadder(path)) return false;
        inflated += originalSize;
        if (inflated > MAX_INFLATED_BYTES) {
          throw new Refused(`The files of the archive are larger than ${megabytes(MAX_INFLATED_BYTES)} together.`);
        }
        return true;
      },
    });
  } catch (error) {
    return refuse(error instanceof Refused ? error.message : "This is not a zip archive that can be read.");
  }
  return toSource(unpacked, names);
}

function toSource(unpacked: Record<string, Uint8Array>, names: readonly string[]): LadderZip {
  const paths = Object.keys(unpacked).map((name) => ({ name, path: toPath(name) ?? "" }));
  const top = findTop(paths.map(({ path }) => path));
  if (top === null)
    return refuse(`The archive has no ${LADDER_PATH}, neither at its top nor in the one folder it holds.`);
  const files = new Map<string, SourceFile>();
  for (const { name, path } of paths) {
    if (!path.startsWith(top)) continue;
    const inLadder = path.slice(top.length);
    if (!isPartOfLadder(inLadder)) continue;
    if (files.has(inLadder)) return refuse(`The archive has two entries with the name ${shown(inLadder)}.`);
    const text = decode(unpacked[name] ?? new Uint8Array());
    if (text === null) return refuse(`${shown(inLadder)} is not in UTF-8.`);
    files.set(inLadder, { path: inLadder, text });
  }
  const taken = new Set([...files.keys()].map((path) => top + path));
  const leftOut = names.filter((name) => !isFolder(name) && !isHidden(name) && !taken.has(toPath(name) ?? ""));
  return { ok: true, source: { files: [...files.values()].sort(byPath) }, leftOut };
}

/** Where the ladder begins: "" for the top of the archive, else its folder with a slash; null without one. */
function findTop(paths: readonly string[]): string | null {
  if (paths.includes(LADDER_PATH)) return "";
  const tops = paths
    .filter((path) => path.endsWith(`/${LADDER_PATH}`))
    .map((path) => path.slice(0, -LADDER_PATH.length));
  const [only] = tops;
  return tops.length === 1 && only !== undefined && only.split("/").length === 2 ? only : null;
}

/** The name with forward slashes; null where it is absolute or climbs out of its folder. */
function toPath(name: string): string | null {
  const path = name.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  const climbs = path.split("/").some((part) => part === "..");
  return climbs || path.startsWith("/") || /^[A-Za-z]:/.test(path) || path.includes("\0") ? null : path;
}

const isFolder = (name: string) => /[\\/]$/.test(name);
const isHidden = (name: string) => /(^|[\\/])(\.|__MACOSX[\\/])/.test(name);

const isPartOfLadder = (path: string) => path === LADDER_PATH || /^(competencies|roles)\/[^/]+\.ya?ml$/.test(path);

/** Before it is known in which folder the ladder is. */
function couldBeLadder(path: string): boolean {
  return !isHidden(path) && (isPartOfLadder(path) || isPartOfLadder(path.slice(path.indexOf("/") + 1)));
}

const byPath = (a: SourceFile, b: SourceFile) => (a.path < b.path ? -1 : 1);

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`;

/** A name from the archive, as it can be printed. */
const shown = (name: string) => `“${name.replace(/\p{Cc}+/gu, " ").slice(0, 120)}”`;
