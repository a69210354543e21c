import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compressAssets } from "./compress-assets";
import { makeServerBundle } from "./server-bundle.mjs";
import { shrinkManifestIn } from "./shrink-manifest";

/** The sources of each step. A step runs again only when one of its files changed. */
const STEPS = [
  {
    name: "database clients",
    sources: [
      "prisma/schema.prisma",
      "prisma/generate.ts",
      "prisma/derive-columns.ts",
      "prisma/derive-postgres-schema.ts",
      "package-lock.json",
    ],
    products: [
      "app/platform/database/generated/sqlite/client.ts",
      "app/platform/database/generated/postgresql/client.ts",
      "app/platform/database/generated/columns.ts",
    ],
    command: ["node_modules/tsx/dist/cli.mjs", "prisma/generate.ts"],
  },
  {
    name: "application",
    sources: ["app", "public", "vite.config.ts", "remix.config.js", "package-lock.json", "tsconfig.json"],
    products: ["build/server/index.js", "build/client"],
    command: ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"],
    afterwards: async () => {
      await shrinkManifestIn("build/client/assets");
      await compressAssets("build/client/assets");
    },
  },
] as const;

const IGNORED = new Set(["generated"]);

function listFiles(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .filter((name) => !IGNORED.has(name))
    .sort()
    .flatMap((name) => listFiles(path.join(place, name)));
}

/** A fingerprint of the sources by their content. */
function fingerprint(sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(listFiles)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Generates and builds what is missing or out of date. */
export async function prepare(only?: "database clients"): Promise<void> {
  for (const step of STEPS) {
    if (only && step.name !== only) continue;
    const stamp = path.join(".cache", `${step.name.replace(" ", "-")}.stamp`);
    const current = fingerprint(step.sources);
    const isFresh =
      step.products.every((product) => existsSync(product)) &&
      existsSync(stamp) &&
      readFileSync(stamp, "utf8") === current;
    if (isFresh) continue;
    console.log(`Preparing the ${step.name} …`);
    await run(step.command);
    if ("afterwards" in step) await step.afterwards();
    mkdirSync(".cache", { recursive: true });
    writeFileSync(stamp, current);
  }
  if (!only) await makeServerBundle();
}

function run(command: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${command.join(" ")} failed:\n${output}`))));
  });
}
