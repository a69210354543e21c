import { parentPort, workerData } from "node:worker_threads";
import { type Database, openDatabase } from "#app/platform/database/database";
import type { Answer, Order, WorkerSettings } from "./messages";
import { CancelledError, type Task, type TaskContext, type TaskName, type TaskTable } from "./task";

/** Runs in a worker thread: does the orders of the pool one after the other. */
export function serveTasks(tasks: TaskTable): void {
  if (!parentPort) throw new Error("this runs in a worker thread only");
  const port = parentPort;
  const settings = workerData as WorkerSettings;
  const cancelled = new Int32Array(settings.cancelled);

  let opening: Promise<Database> | undefined;
  const database = () => {
    opening ??= openDatabase(settings.databaseUrl, { pool: settings.pool, auditKeys: settings.auditKeys });
    return opening;
  };

  const answer = (message: Answer) => port.postMessage(message);

  async function work({ id, name, input }: Order): Promise<void> {
    const context: TaskContext = {
      database,
      report: (progress) => answer({ id, kind: "progress", progress }),
      isCancelled: () => Atomics.load(cancelled, 0) === id,
    };
    try {
      const task = (await tasks[name as TaskName]()) as Task<unknown, unknown>;
      answer({ id, kind: "done", output: await task(input, context) });
    } catch (error) {
      if (error instanceof CancelledError) answer({ id, kind: "cancelled" });
      else answer({ id, kind: "broken", message: (error as Error).message, stack: (error as Error).stack });
    }
  }

  port.on("message", (order: Order | "close") => {
    if (order !== "close") return void work(order);
    void (opening?.then((one) => one.close()) ?? Promise.resolve()).finally(() => port.close());
  });
}
