import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Client, newClient } from "./measure";

export type Limit = { client: Client; end(): void };

/** Starts the server that shows the least a page can cost, in a process with the settings of the product's. */
export async function startLimit(): Promise<Limit> {
  const child = spawn(process.execPath, ["tests/bench/limit-server.mjs"], {
    env: { NODE_ENV: "production", PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(child.stdout, "data");
  return { client: newClient(`http://127.0.0.1:${Number(port)}`), end: () => void child.kill() };
}
