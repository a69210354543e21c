import type { Stats } from "node:fs";
import { chmod, lstat, mkdir, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { engineOf } from "#app/platform/database/engine";

const OTHERS = 0o077;
const FILE = 0o600;
const FOLDER = 0o700;

/** Cairn's own files in its data folder: databases with their logs, the secret, backups. */
const OWN_FILE =
  /^(secret|(cairn|demo)\.db(-wal|-shm|-journal)?|.+\.backup(\.part)?|.+\.restoring-\d+(-journal)?|.+\.process-.+)$/;

export type PrivatePlaces = { DATA_DIR: string; ATTACHMENTS_DIR: string; DATABASE_URL: string };

/** New files and folders are for the program's own user. Said once the program no longer builds anything that others run. */
export function keepNewFilesPrivate(): void {
  process.umask(OTHERS);
}

/**
 * Makes the data folder where it is absent, and takes from everyone else what they could read or write of Cairn's data.
 * Gives what others can still reach because it belongs to another user, or because the disk has no modes.
 */
export async function makeDataPrivate({ DATA_DIR, ATTACHMENTS_DIR, DATABASE_URL }: PrivatePlaces): Promise<string[]> {
  await mkdir(DATA_DIR, { recursive: true, mode: FOLDER });
  const open: string[] = [];
  const tighten = async (place: string, found: Stats) => {
    if (!(await takeFromOthers(place, found))) open.push(place);
  };
  await tighten(DATA_DIR, await stat(DATA_DIR));
  for (const name of await readdir(DATA_DIR)) {
    const place = path.join(DATA_DIR, name);
    const found = await lstat(place);
    if (found.isFile() && OWN_FILE.test(name)) await tighten(place, found);
  }
  if (engineOf(DATABASE_URL) === "sqlite") {
    const file = DATABASE_URL.replace(/^file:/, "");
    for (const suffix of ["", "-wal", "-shm", "-journal"]) {
      const found = await stat(`${file}${suffix}`).catch(() => null);
      if (found?.isFile() && !open.includes(`${file}${suffix}`)) await tighten(`${file}${suffix}`, found);
    }
  }
  const attachments = await stat(ATTACHMENTS_DIR).catch(() => null);
  if (attachments?.isDirectory()) await tightenFolder(ATTACHMENTS_DIR, attachments, tighten);
  return open;
}

async function tightenFolder(
  folder: string,
  found: Stats,
  tighten: (place: string, found: Stats) => Promise<void>,
): Promise<void> {
  await tighten(folder, found);
  // A folder of another user that may not be read is closed already.
  for (const name of await readdir(folder).catch(() => [])) {
    const place = path.join(folder, name);
    const inside = await lstat(place).catch(() => null);
    if (inside?.isDirectory()) await tightenFolder(place, inside, tighten);
    else if (inside?.isFile()) await tighten(place, inside);
  }
}

/** Whether other users of the machine are locked out now. */
async function takeFromOthers(place: string, found: Stats): Promise<boolean> {
  if ((found.mode & OTHERS) === 0) return true;
  try {
    await chmod(place, found.mode & (found.isDirectory() ? FOLDER : FILE));
    return ((await stat(place)).mode & OTHERS) === 0;
  } catch {
    return false;
  }
}
