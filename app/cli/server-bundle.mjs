/**
 * The server as a few files of plain JavaScript: it starts in half the time that translating some hundred modules takes,
 * and so do its worker threads. Named after a fingerprint of its sources, so that one of other sources is never run.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/** Places as everything that prepares and serves names them: from the folder that Cairn is started in. */
const FOLDER = path.resolve(".cache/server");
const SOURCES = ["app", "prisma/demo", "prisma/schema.prisma", "package-lock.json", "tsconfig.json"];
/** Made from the schema, which is among the sources. */
const GENERATED = "app/platform/database/generated";

/** @param {string} source @returns {string[]} */
function listFiles(source) {
  const found = source === GENERATED ? undefined : statSync(source, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [source] : [];
  return readdirSync(source)
    .sort()
    .flatMap((name) => listFiles(`${source}/${name}`));
}

function locate() {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(listFiles)) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return path.join(FOLDER, hash.digest("hex").slice(0, 16));
}

/** The file to run, or null where the sources have changed since it was made. */
export function findServerBundle() {
  const file = path.join(locate(), "main.mjs");
  return existsSync(file) ? file : null;
}

/** How esbuild makes a program for Node.js of our sources; packages stay where they are. */
export const BUNDLE_OPTIONS = /** @type {const} */ ({
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
});

/** Builds the bundle unless a current one exists. */
export async function makeServerBundle() {
  const folder = locate();
  if (existsSync(folder)) return;
  const { build } = await import("esbuild");
  const partial = `${folder}.${process.pid}`;
  await build({
    // A worker thread is started from the file with this name beside whatever starts it.
    entryPoints: { main: "app/cli/main.ts", worker: "app/composition/worker.ts" },
    outdir: partial,
    ...BUNDLE_OPTIONS,
    logLevel: "silent",
  });
  mkdirSync(FOLDER, { recursive: true });
  const isOld = (/** @type {string} */ name) => !name.startsWith(path.basename(folder));
  for (const old of readdirSync(FOLDER).filter(isOld)) rmSync(path.join(FOLDER, old), { recursive: true, force: true });
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Another process was quicker: what it made is the same.
    if (!existsSync(folder)) throw error;
    rmSync(partial, { recursive: true });
  }
}
