import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { isUnreachable } from "#app/platform/database/errors";
import { keepNewFilesPrivate } from "#app/platform/files/private-files";
import { readSettings, SettingsError } from "#app/platform/server/settings";
import { prepare } from "./prepare";

type StartOptions = { demo: boolean; development: boolean };

/** Serves Cairn until it receives SIGTERM or SIGINT. */
export async function start(options: StartOptions): Promise<void> {
  try {
    await serve(options);
  } catch (error) {
    if (!(error instanceof SettingsError) && !isUnreachable(error)) throw error;
    const { message } = error as Error;
    console.error(error instanceof SettingsError ? message : `The database cannot be reached: ${message}`);
    process.exit(1);
  }
}

async function serve({ demo, development }: StartOptions): Promise<void> {
  if (development) process.env.CAIRN_DEVELOPMENT = "true";
  const settings = readSettings(process.env, { demo });
  await prepare(development ? "database clients" : undefined);
  keepNewFilesPrivate();

  const { runServer } = await import("#app/composition/run-server");
  const source = development ? await developmentSource(settings.DATA_DIR) : await productionSource();
  const { setUpCode, stop: stopServer } = await runServer(settings, source);

  console.log(`\n  Cairn is at ${settings.PUBLIC_URL}${demo ? " (demo organisation)" : ""}`);
  if (setUpCode) console.log(`  Set-up code, for the first visit: ${setUpCode}`);
  console.log("");

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await stopServer();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

async function productionSource() {
  process.env.NODE_ENV = "production";
  const file = path.resolve("build/server/index.js");
  if (!existsSync(file)) throw new Error("build/server/index.js is missing");
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  return { mode: "production" as const, build };
}

async function developmentSource(dataDir: string) {
  const { createServer } = await import("vite");
  // A cache of its own: two servers that share one replace each other's React.
  const vite = await createServer({ cacheDir: path.resolve(dataDir, "vite"), server: { middlewareMode: true } });
  return {
    mode: "development" as const,
    vite: {
      middlewares: vite.middlewares as never,
      loadBuild: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    },
  };
}
