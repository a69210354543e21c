/**
 * Starts the `cairn` command. Commands that work on files alone run from one bundled file, which starts three times as
 * fast as translating some hundred modules. The bundle is built on first use and rebuilt when a source changes. All
 * other commands run from the server's bundle if it was built from these sources. Without a bundle, the command runs
 * from the sources.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findServerBundle } from "./server-bundle.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUNDLE = path.join(ROOT, ".cache", "cairn-cli.mjs");
const MANIFEST = path.join(ROOT, ".cache", "cairn-cli.json");
const BUNDLED_COMMANDS = new Set(["ladder", "ratings"]);

/** Size and time of change of a source; null where it is gone. */
function stampOf(source) {
  try {
    const { size, mtimeMs } = statSync(path.join(ROOT, source));
    return `${size} ${mtimeMs}`;
  } catch {
    return null;
  }
}

function isFresh() {
  try {
    const sources = Object.entries(JSON.parse(readFileSync(MANIFEST, "utf8")));
    statSync(BUNDLE);
    return sources.every(([source, stamp]) => stampOf(source) === stamp);
  } catch {
    return false;
  }
}

/** Zod brings its messages in some fifty languages, of which it uses one: reading the others would take a tenth of the whole time. */
const messagesInEnglish = {
  name: "messages-in-english",
  setup: (build) =>
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, ({ path: file }) => ({
      contents: 'export { default as en } from "./en.js";',
      resolveDir: path.dirname(file),
    })),
};

async function bundle() {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ["app/cli/main.ts"],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "#app": path.join(ROOT, "app") },
    plugins: [messagesInEnglish],
    // Commands that serve, build or use the database stay outside the bundle and run from the sources.
    external: ["./start", "./prepare", "./db", "./reset-demo"],
    // Some packages ask for Node's own modules with `require`.
    banner: {
      js: 'import{createRequire as cairnRequire}from"node:module";const require=cairnRequire(import.meta.url);',
    },
    logLevel: "silent",
  });
  const sources = [
    "package-lock.json",
    "app/cli/cairn.mjs",
    ...Object.keys(metafile.inputs).filter((source) => !source.startsWith("node_modules/")),
  ];
  const stamps = Object.fromEntries(sources.map((source) => [source, stampOf(source)]));
  mkdirSync(path.dirname(BUNDLE), { recursive: true });
  // Write to a temporary file and rename it, because two commands may start at the same time.
  for (const [file, text] of [
    [BUNDLE, outputFiles[0].text],
    [MANIFEST, JSON.stringify(stamps)],
  ]) {
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, text);
    renameSync(partial, file);
  }
}

async function runFromSources() {
  await import("tsx");
  await import(pathToFileURL(path.join(ROOT, "app/cli/main.ts")).href);
}

async function prepareBundle() {
  try {
    if (!isFresh()) await bundle();
    return true;
  } catch {
    return false;
  }
}

async function findBundle() {
  if (!BUNDLED_COMMANDS.has(process.argv[2])) return findServerBundle();
  return (await prepareBundle()) ? BUNDLE : null;
}

const found = await findBundle();
if (found) await import(pathToFileURL(found).href);
else await runFromSources();
