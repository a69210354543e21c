import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { BUNDLE_OPTIONS } from "../../../app/cli/server-bundle.mjs";
import { type Cairn, findFreePort } from "./cairn-process";
import { copyDemo } from "./demo-copy";
import type { HostAnswer, HostOrder } from "./server-host";

const FOLDER = path.resolve(".cache/server-host");

/** Bundles the program of the host; its worker threads start from the file beside it. */
export async function bundleServerHost(): Promise<void> {
  await build({
    entryPoints: { host: "tests/e2e/support/server-host.ts", worker: "app/composition/worker.ts" },
    outdir: FOLDER,
    ...BUNDLE_OPTIONS,
    logLevel: "warning",
  });
}

type OrderWithoutId = HostOrder extends infer Order ? (Order extends unknown ? Omit<Order, "id"> : never) : never;
type Host = { order(order: OrderWithoutId): Promise<HostAnswer> };

let host: Host | undefined;

function openHost(): Host {
  const child: ChildProcess = fork(path.join(FOLDER, "host.mjs"), {
    env: { NODE_ENV: "production", PATH: process.env.PATH, HOME: process.env.HOME },
    execArgv: [],
    silent: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const waiting = new Map<number, { resolve(answer: HostAnswer): void; reject(error: Error): void }>();
  child.on("message", (answer: HostAnswer) => {
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
  });
  child.on("exit", () => {
    host = undefined;
    for (const { reject } of waiting.values()) reject(new Error(`the host of the servers ended:\n${output}`));
  });
  // The host must not keep the worker of the tests alive; it ends with the channel.
  child.unref();
  child.channel?.unref();
  let lastId = 0;
  return {
    order: (order) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        child.send({ ...order, id });
      }),
  };
}

const PORT_ATTEMPTS = 5;

/** Starts a production server in the process that all servers of this worker share. */
export async function startHostedCairn(options: {
  demo: boolean;
  dataDir: string;
  environment?: Record<string, string>;
}): Promise<Cairn> {
  host ??= openHost();
  const { order } = host;
  if (options.demo && options.environment?.DATABASE_URL === undefined) await copyDemo(options.dataDir);
  for (let attempt = 1; ; attempt++) {
    const port = String(await findFreePort());
    const environment = { PORT: port, DATA_DIR: options.dataDir, LOG_LEVEL: "warn", ...options.environment };
    const { error } = await order({ do: "start", demo: options.demo, environment });
    if (error === undefined) {
      const end = async () => {
        await order({ do: "stop", port });
      };
      return { url: `http://localhost:${port}`, dataDir: options.dataDir, end };
    }
    // Another program can take a port between the moment it was free and the start.
    if (!error.includes("is not free") || attempt === PORT_ATTEMPTS) throw new Error(error);
  }
}
