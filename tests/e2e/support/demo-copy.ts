import { copyFile, cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { newDataDir, removeDataDir, startCairn } from "./cairn-process";

/** The environment passes the folder from the global setup to the workers. */
const VARIABLE = "DEMO_DATA_DIR";
const FILES = ["demo.db", "secret"];

/** Seeds the demo organisation once for all servers of a run; returns what removes it. */
export async function seedDemoOnce(): Promise<() => Promise<void>> {
  const dataDir = await newDataDir();
  const cairn = await startCairn({ demo: true, dataDir });
  await cairn.end();
  process.env[VARIABLE] = dataDir;
  return () => removeDataDir(dataDir);
}

/** Copies the seeded demo into an empty data folder, with the secret that seals its audit log. */
export async function copyDemo(dataDir: string): Promise<void> {
  const source = process.env[VARIABLE];
  if (source === undefined) throw new Error("the global setup has seeded no demo");
  await mkdir(dataDir, { recursive: true });
  for (const name of FILES) await copyFile(path.join(source, name), path.join(dataDir, name));
  await cp(path.join(source, "demo-attachments"), path.join(dataDir, "demo-attachments"), {
    recursive: true,
    force: false,
  }).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}
