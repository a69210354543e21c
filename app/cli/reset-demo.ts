import { rm } from "node:fs/promises";
import path from "node:path";
import { listOtherProcesses } from "#app/platform/database/other-processes";
import { keepNewFilesPrivate } from "#app/platform/files/private-files";
import { readSettings, type Settings, SettingsError } from "#app/platform/server/settings";
import { prepare } from "./prepare";

/** Deletes the demo organisation's database and attachments and seeds them again. Gives the exit code. */
export async function resetDemo(): Promise<number> {
  try {
    const settings = readSettings(process.env, { demo: true });
    await prepare("database clients");
    keepNewFilesPrivate();
    await deleteDemo(settings, new Date());
    const { bootServices } = await import("#app/composition/boot");
    const { close } = await bootServices(settings);
    await close();
    console.log("The demo organisation is filled afresh.");
    return 0;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    return 1;
  }
}

/**
 * Deletes `demo.db` and `demo-attachments` in the data folder. Throws a `SettingsError` where another place is set: such a place may hold an
 * organisation's real data.
 */
export async function deleteDemo(
  settings: Pick<Settings, "DATA_DIR" | "DATABASE_URL" | "ATTACHMENTS_DIR">,
  now: Date,
): Promise<void> {
  const file = path.resolve(settings.DATA_DIR, "demo.db");
  const attachments = path.resolve(settings.DATA_DIR, "demo-attachments");
  if (settings.DATABASE_URL !== `file:${file}`) {
    throw new SettingsError("DATABASE_URL is set. Only the demo database in the data folder is ever deleted.");
  }
  if (settings.ATTACHMENTS_DIR !== attachments) {
    throw new SettingsError("ATTACHMENTS_DIR is set. Only the demo attachments in the data folder are ever deleted.");
  }
  const [user] = listOtherProcesses(file, now);
  if (user) throw new SettingsError(`Process ${user.pid} on ${user.host} has the demo database open: stop it first.`);
  for (const suffix of ["", "-wal", "-shm", "-journal"]) await rm(`${file}${suffix}`, { force: true });
  await rm(attachments, { recursive: true, force: true });
}
