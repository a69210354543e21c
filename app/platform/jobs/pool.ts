import { Worker } from "node:worker_threads";
import type { InputOf, OutputOf, TaskName } from "#app/composition/tasks";
import type { AuditKeys } from "#app/platform/database/audit-key";
import type { PoolSettings } from "#app/platform/database/engine";
import type { Answer, Order, WorkerSettings } from "./messages";
import { CancelledError, type Progress } from "./task";

export type RunOptions = {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** No request waits for it: where there are several threads, one is left to those that do. */
  isBackground?: boolean;
};

/** Worker threads for long work, so that no request holds the event loop up. */
export type Workers = {
  /** Waits for its turn, does the work in a thread and gives its output. Throws `CancelledError` after an abort. */
  run<Name extends TaskName>(name: Name, input: InputOf<Name>, options?: RunOptions): Promise<OutputOf<Name>>;
  /**
   * Has a thread do this once that has not yet, so that who asks next does not wait for its program to load; where one has,
   * it stays. Returns at once; what goes wrong is met, and told, by who asks.
   */
  warmUp<Name extends TaskName>(name: Name, input: InputOf<Name>): void;
  /** Ends every thread; work that waits or runs is cancelled. */
  close(): Promise<void>;
};

/** How long work that was cancelled may take to notice before its thread is ended. */
const CANCEL_GRACE_MS = 2_000;
/**
 * A thread without work is ended after this long: it holds a program's worth of memory. Minutes, since who opens a case
 * reads it before asking for its document.
 */
const IDLE_MS = 5 * 60_000;
const MAX_HEAP_MB = 1_024;

type Waiting = {
  order: Order;
  options: RunOptions;
  resolve(output: unknown): void;
  reject(error: Error): void;
};

type Thread = {
  worker: Worker;
  cancelled: Int32Array;
  current: Waiting | null;
  /** Names of tasks whose program is loaded and has been tried. */
  done: Set<string>;
  idle: NodeJS.Timeout | undefined;
};

export function createWorkers(
  database: { url: string; pool: PoolSettings; auditKeys: AuditKeys },
  { size, entry = new URL("./entry.mjs", import.meta.url) }: { size: number; entry?: URL },
): Workers {
  const threads = new Set<Thread>();
  const queue: Waiting[] = [];
  let lastId = 0;
  let closed = false;

  function startThread(): Thread {
    const cancelled = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const { url: databaseUrl, pool, auditKeys } = database;
    const workerData: WorkerSettings = { databaseUrl, pool, auditKeys, cancelled };
    const worker = new Worker(entry, {
      workerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const thread: Thread = {
      worker,
      cancelled: new Int32Array(cancelled),
      current: null,
      done: new Set(),
      idle: undefined,
    };
    threads.add(thread);
    worker.on("message", (answer: Answer) => receive(thread, answer));
    worker.on("error", (error) => lose(thread, error));
    worker.on("exit", () => lose(thread, new Error("the worker thread ended before its work was done")));
    return thread;
  }

  function receive(thread: Thread, answer: Answer): void {
    const { current } = thread;
    if (!current || current.order.id !== answer.id) return;
    if (answer.kind === "progress") {
      current.options.onProgress?.(answer.progress);
      return;
    }
    thread.current = null;
    rest(thread);
    if (answer.kind === "done") {
      thread.done.add(current.order.name);
      current.resolve(answer.output);
    } else if (answer.kind === "cancelled") current.reject(new CancelledError());
    else current.reject(Object.assign(new Error(answer.message), { stack: answer.stack }));
    handOut();
  }

  /** A thread that ended takes its work with it; what waits gets another thread. */
  function lose(thread: Thread, error: Error): void {
    if (!threads.delete(thread)) return;
    clearTimeout(thread.idle);
    thread.current?.reject(thread.current.options.signal?.aborted ? new CancelledError() : error);
    thread.current = null;
    if (!closed) handOut();
  }

  /** Gives what waits to threads that are free, in the order in which it was asked for, while there are any. */
  function handOut(): void {
    for (;;) {
      const busy = [...threads].filter(({ current }) => current !== null);
      const inBackground = busy.filter(({ current }) => current?.options.isBackground).length;
      const hasPlace = inBackground < Math.max(1, size - 1);
      const place = queue.findIndex(({ options }) => hasPlace || !options.isBackground);
      const free = [...threads].find(({ current }) => current === null);
      if (place < 0 || (!free && threads.size >= size)) return;
      const [waiting] = queue.splice(place, 1) as [Waiting];
      const thread = free ?? startThread();
      clearTimeout(thread.idle);
      thread.current = waiting;
      thread.worker.ref();
      thread.worker.postMessage(waiting.order);
    }
  }

  function rest(thread: Thread): void {
    clearTimeout(thread.idle);
    thread.idle = setTimeout(() => {
      // Out of the set first: no order may follow the word to close.
      threads.delete(thread);
      thread.worker.postMessage("close");
    }, IDLE_MS).unref();
    thread.worker.unref();
  }

  function cancel(waiting: Waiting): void {
    const place = queue.indexOf(waiting);
    if (place >= 0) {
      queue.splice(place, 1);
      waiting.reject(new CancelledError());
    }
    for (const thread of threads) {
      if (thread.current !== waiting) continue;
      Atomics.store(thread.cancelled, 0, waiting.order.id);
      setTimeout(() => {
        if (thread.current === waiting) void thread.worker.terminate();
      }, CANCEL_GRACE_MS).unref();
    }
  }

  const run: Workers["run"] = (name, input, options = {}) =>
    new Promise((resolve, reject) => {
      if (closed || options.signal?.aborted) return reject(new CancelledError());
      const order = { id: ++lastId, name, input };
      const waiting: Waiting = { order, options, resolve: resolve as (output: unknown) => void, reject };
      options.signal?.addEventListener("abort", () => cancel(waiting), { once: true });
      queue.push(waiting);
      handOut();
    });

  return {
    run,
    warmUp: (name, input) => {
      const isAskedFor = [...queue, ...[...threads].map(({ current }) => current)].some(
        (waiting) => waiting?.order.name === name,
      );
      if (closed || isAskedFor) return;
      const warm = [...threads].find(({ done }) => done.has(name));
      if (!warm) run(name, input).catch(() => undefined);
      else if (warm.current === null) rest(warm);
    },
    close: async () => {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.reject(new CancelledError());
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
