import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AuditKeys } from "#app/platform/database/audit-key";
import { auditKeysOf, readSettings } from "#app/platform/server/settings";

/** A running server. */
export type Cairn = { url: string; dataDir: string; end(): Promise<unknown> };

/** A server in a process of its own: for tests about output, signals, memory and the event loop. */
export type CairnProcess = Cairn & {
  process: ChildProcess;
  /** All it has printed. */
  output(): string;
  /** Sends a signal and waits until the process is gone; gives its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
};

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

export const newDataDir = () => mkdtemp(path.join(tmpdir(), "cairn-e2e-"));
export const removeDataDir = (dataDir: string) => rm(dataDir, { recursive: true, force: true });

/** The keys with which the server of a data folder writes its audit log; its secret is made where there is none yet. */
export function auditKeysIn(dataDir: string): AuditKeys {
  const keys = auditKeysOf(readSettings({ NODE_ENV: "test", DATA_DIR: dataDir }, { demo: false }));
  if (!keys) throw new Error("there is no secret");
  return keys;
}

/** Generous: a busy machine is no failure. */
const START_TIMEOUT_MS = 300_000;
const POLL_MS = 50;

/** Starts the production server as `npm start` does, and waits until it is ready. */
export async function startCairn(options: {
  demo: boolean;
  dataDir: string;
  port?: number;
  /** As `npm run dev` does: pages come from their sources. */
  development?: boolean;
  environment?: Record<string, string>;
}): Promise<CairnProcess> {
  const port = options.port ?? (await findFreePort());
  const url = `http://localhost:${port}`;
  const command = [
    "app/cli/cairn.mjs",
    "start",
    ...(options.demo ? ["--demo"] : []),
    ...(options.development ? ["--dev"] : []),
  ];
  const child = spawn(process.execPath, command, {
    env: {
      NODE_ENV: options.development ? "development" : "production",
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIR: options.dataDir,
      LOG_LEVEL: "warn",
      // Tests and benchmarks ask faster than any person.
      REQUESTS_PER_MINUTE: "10000000",
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended while it started:\n${output}`);
    if (Date.now() > deadline) throw new Error(`the server did not become ready:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const end = (signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  return { url, dataDir: options.dataDir, process: child, output: () => output, end };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
