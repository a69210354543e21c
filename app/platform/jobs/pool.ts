import { Worker } from "node:worker_threads";
import type { AuditKeys } from "#app/platform/database/audit-key";
import type { PoolSettings } from "#app/platform/database/engine";
import type { Answer, Order, WorkerSettings } from "./messages";
import {
  CancelledError,
  DeadlineError,
  type InputOf,
  type OutputOf,
  type Progress,
  type TaskName,
  TooManyTasksError,
} from "./task";

export type RunOptions = {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Where it may take longer than others: work that grows with the organisation and not with what a person sends. */
  deadlineMs?: number;
} & (
  | {
      /** The person whose request waits. Each person runs one task at a time, so that nobody takes every thread. */
      personId: string;
      isBackground?: false;
    }
  /** No request waits for it: where there are several threads, one is left to those that do. */
  | { isBackground: true; personId?: undefined }
);

/** Worker threads for long work, so that no request holds the event loop up. */
export type Workers = {
  /**
   * Waits for its turn, does the work in a thread and gives its output. Throws `CancelledError` after an abort,
   * `DeadlineError` where it takes too long, `TooManyTasksError` where too many of the same person wait already.
   */
  run<Name extends TaskName>(name: Name, input: InputOf<Name>, options: RunOptions): Promise<OutputOf<Name>>;
  /**
   * Has a thread do this once that has not yet, so that who asks next does not wait for its program to load; where one has,
   * it stays. Returns at once; what goes wrong is met, and told, by who asks.
   */
  warmUp<Name extends TaskName>(name: Name, input: InputOf<Name>): void;
  /** Ends every thread; work that waits or runs is cancelled. */
  close(): Promise<void>;
};

/** Grace period of a cancelled task before its thread is terminated. */
const CANCEL_GRACE_MS = 2_000;
/**
 * A thread without work is ended after this long: it holds a program's worth of memory. Minutes, since who opens a case
 * reads it before asking for its document.
 */
const IDLE_MS = 5 * 60_000;
const MAX_HEAP_MB = 1_024;
/**
 * Default deadline of a task that a request waits for. The largest file of every kind takes a tenth of it, and proxies
 * give up after a minute.
 */
export const DEFAULT_DEADLINE_MS = 30_000;
/** For what grows with the organisation: a whole cycle is written, or thousands of people are analysed. */
export const LONG_DEADLINE_MS = 15 * 60_000;
/**
 * Queued tasks per person: opening several PDFs at once gives them one after the other. More than this is abuse, and
 * each queued task holds its input in memory.
 */
const MAX_WAITING_OF_ONE = 4;

type Options = Omit<RunOptions, "personId" | "isBackground"> & { personId: string | null; isBackground: boolean };
type Waiting = {
  order: Order;
  options: Options;
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
  deadline: NodeJS.Timeout | undefined;
};

export function createWorkers(
  database: { url: string; pool: PoolSettings; auditKeys: AuditKeys },
  /** `entry` is the program of a thread. */
  { size, deadlineMs = DEFAULT_DEADLINE_MS, entry }: { size: number; deadlineMs?: number; entry: URL },
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
      deadline: undefined,
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
    clearTimeout(thread.deadline);
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
    clearTimeout(thread.deadline);
    thread.current?.reject(thread.current.options.signal?.aborted ? new CancelledError() : error);
    thread.current = null;
    if (!closed) handOut();
  }

  /** The thread is not waited for: it may be in the middle of something that cannot be interrupted. */
  function expire(thread: Thread, { order: { name }, reject }: Waiting, milliseconds: number): void {
    threads.delete(thread);
    void thread.worker.terminate();
    reject(new DeadlineError(name, milliseconds));
    if (!closed) handOut();
  }

  /**
   * Gives what waits to threads that are free, in the order in which it was asked for, while there are any. What a person
   * asks for while something of theirs runs waits for that, and lets others pass.
   */
  function handOut(): void {
    for (;;) {
      const running = [...threads].flatMap(({ current }) => (current ? [current.options] : []));
      const people = new Set(running.map(({ personId }) => personId));
      const hasPlace = running.filter(({ isBackground }) => isBackground).length < Math.max(1, size - 1);
      const place = queue.findIndex(({ options: { isBackground, personId } }) =>
        isBackground ? hasPlace : personId === null || !people.has(personId),
      );
      const free = [...threads].find(({ current }) => current === null);
      if (place < 0 || (!free && threads.size >= size)) return;
      const [waiting] = queue.splice(place, 1) as [Waiting];
      const thread = free ?? startThread();
      clearTimeout(thread.idle);
      thread.current = waiting;
      const milliseconds = waiting.options.deadlineMs ?? (waiting.options.isBackground ? LONG_DEADLINE_MS : deadlineMs);
      thread.deadline = setTimeout(() => expire(thread, waiting, milliseconds), milliseconds).unref();
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

  function ask(name: string, input: unknown, options: Options): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (closed || options.signal?.aborted) return reject(new CancelledError());
      const { personId } = options;
      const ofPerson = queue.filter((waiting) => personId !== null && waiting.options.personId === personId);
      if (ofPerson.length >= MAX_WAITING_OF_ONE) return reject(new TooManyTasksError(name));
      const waiting: Waiting = { order: { id: ++lastId, name, input }, options, resolve, reject };
      options.signal?.addEventListener("abort", () => cancel(waiting), { once: true });
      queue.push(waiting);
      handOut();
    });
  }

  const run = (name: string, input: unknown, { personId, isBackground = false, ...options }: RunOptions) =>
    ask(name, input, { ...options, personId: personId ?? null, isBackground });

  return {
    run: run as Workers["run"],
    warmUp: (name, input) => {
      const isAskedFor = [...queue, ...[...threads].map(({ current }) => current)].some(
        (waiting) => waiting?.order.name === name,
      );
      if (closed || isAskedFor) return;
      const warm = [...threads].find(({ done }) => done.has(name));
      if (!warm) ask(name, input, { personId: null, isBackground: false }).catch(() => undefined);
      else if (warm.current === null) rest(warm);
    },
    close: async () => {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.reject(new CancelledError());
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
