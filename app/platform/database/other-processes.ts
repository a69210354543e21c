import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";
import { engineOf } from "./engine";

/** A process that has the same SQLite file open. */
export type OtherProcess = { pid: number; host: string; startedAt: string };

export type Presence = {
  others: OtherProcess[];
  /** Takes the note away: this process has closed the database. */
  leave(): void;
};

const RENEW_MS = 30_000;
/** On another machine, or in another container, a process id says nothing: a note that was not renewed for so long is stale. */
const STALE_MS = 4 * RENEW_MS;

const noteSchema = z.object({
  pid: z.number().int().positive(),
  host: z.string().max(255),
  startedAt: z.string().max(40),
  /**
   * Start time of the process in kernel ticks, which tells it from a later process with the same id. Null if unknown.
   */
  ticks: z.string().nullable(),
});
type Note = z.infer<typeof noteSchema>;

const NOBODY: Presence = { others: [], leave: () => {} };

/**
 * Leaves a note beside a SQLite file that this process has it open, and finds the notes of others. Never in the way: what
 * goes wrong with notes is no reason not to start. PostgreSQL is made for several processes and needs none.
 */
export function announceProcess(url: string, now: Date): Presence {
  if (engineOf(url) === "postgresql") return NOBODY;
  const file = url.replace(/^file:/, "");
  const own: Note = {
    pid: process.pid,
    host: hostname(),
    startedAt: now.toISOString(),
    ticks: readStartTicks(process.pid),
  };
  const note = `${file}.process-${own.host.replace(/[^\w.-]/g, "_")}-${own.pid}`;
  try {
    const others = findOthers(file, note, now);
    writeFileSync(note, JSON.stringify(own), { mode: 0o600 });
    const renewing = setInterval(() => renew(note), RENEW_MS).unref();
    return {
      others,
      leave: () => {
        clearInterval(renewing);
        rmSync(note, { force: true });
      },
    };
  } catch {
    return NOBODY;
  }
}

/** The running processes that have this SQLite file open. Deletes the notes of processes that have ended. */
export function listOtherProcesses(file: string, now: Date): OtherProcess[] {
  return existsSync(path.dirname(file)) ? findOthers(file, null, now) : [];
}

function findOthers(file: string, ownNote: string | null, now: Date): OtherProcess[] {
  const folder = path.dirname(file);
  const names = readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.process-`));
  return names.flatMap((name) => {
    const place = path.join(folder, name);
    const note = place === ownNote ? null : readNote(place);
    if (note && isAlive(note, place, now)) return [{ pid: note.pid, host: note.host, startedAt: note.startedAt }];
    rmSync(place, { force: true });
    return [];
  });
}

function readNote(place: string): Note | null {
  try {
    return noteSchema.safeParse(JSON.parse(readFileSync(place, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}

function isAlive({ pid, host, ticks }: Note, place: string, now: Date): boolean {
  if (host !== hostname()) return now.getTime() - statSync(place).mtimeMs < STALE_MS;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, and is there.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return ticks === null || ticks === readStartTicks(pid);
}

/** Linux: the 22nd field of /proc/<pid>/stat; the name before it is in brackets and may have blanks. */
function readStartTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function renew(note: string): void {
  try {
    utimesSync(note, new Date(), new Date());
  } catch {
    // The note or its folder is gone: nothing depends on it.
  }
}
