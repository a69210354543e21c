/**
 * Runs many production servers in one process, as the tests of one worker order them over the channel. Each has its own
 * data folder and port, so that a test pays for its own organisation and not for loading the program again.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { runServer, type ServerRun } from "#app/composition/run-server";
import { keepNewFilesPrivate } from "#app/platform/files/private-files";
import { readSettings } from "#app/platform/server/settings";

export type HostOrder =
  | { id: number; do: "start"; demo: boolean; environment: Record<string, string> }
  | { id: number; do: "stop"; port: string };
export type HostAnswer = { id: number; setUpCode?: string | null; error?: string };

keepNewFilesPrivate();
const build = (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as ServerBuild;
const running = new Map<string, ServerRun>();

async function carryOut(order: HostOrder): Promise<HostAnswer> {
  if (order.do === "stop") {
    await running.get(order.port)?.stop();
    running.delete(order.port);
    return { id: order.id };
  }
  const settings = readSettings(order.environment as NodeJS.ProcessEnv, { demo: order.demo });
  const run = await runServer(settings, { mode: "production", build });
  running.set(String(settings.PORT), run);
  return { id: order.id, setUpCode: run.setUpCode };
}

process.on("message", (order: HostOrder) => {
  carryOut(order)
    .catch((error): HostAnswer => ({ id: order.id, error: error instanceof Error ? error.message : String(error) }))
    .then((answer) => process.send?.(answer));
});
process.on("disconnect", () => process.exit(0));
