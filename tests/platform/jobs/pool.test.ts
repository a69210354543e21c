import { afterEach, expect, test, vi } from "vitest";
import { DEFAULT_POOL } from "#app/platform/database/engine";
import { createWorkers, type RunOptions, type Workers } from "#app/platform/jobs/pool";
import { CancelledError, DeadlineError, TooManyTasksError } from "#app/platform/jobs/task";
import { TEST_AUDIT_KEYS } from "#tests/support/audit-keys";

const entry = new URL("./sample-worker.mjs", import.meta.url);
let open: Workers[] = [];

/** What a test says of an order; whose it is matters only where it says so. */
type Options = Pick<RunOptions, "signal" | "onProgress" | "deadlineMs"> & { personId?: string; isBackground?: true };
let people = 0;

/** Threads, one unless said otherwise, whose orders are those of the sample, each of another person unless said otherwise. */
function start(size = 1) {
  const workers = createWorkers(
    { url: "file:unused.db", pool: DEFAULT_POOL, auditKeys: TEST_AUDIT_KEYS },
    { size, entry },
  );
  open.push(workers);
  const run = workers.run as unknown as (name: string, input: unknown, options: RunOptions) => Promise<unknown>;
  const warmUp = workers.warmUp as unknown as (name: string, input: unknown) => void;
  return {
    workers,
    warmUp: (input: unknown) => warmUp("sample", input),
    run: (input: unknown, { isBackground, personId = `person ${++people}`, ...options }: Options = {}) =>
      run("sample", input, isBackground ? { ...options, isBackground } : { ...options, personId }),
  };
}

/** Begins work that only ends when cancelled, and resolves once it runs. */
async function begin(run: ReturnType<typeof start>["run"], what: "watch", options: Options = {}) {
  const controller = new AbortController();
  let outcome: Promise<unknown> = Promise.resolve();
  await new Promise<void>((running) => {
    outcome = run({ do: what }, { ...options, signal: controller.signal, onProgress: () => running() });
  });
  return { controller, outcome };
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.map((workers) => workers.close()));
  open = [];
});

test("an error in the work is an error of the one who asked, and the thread goes on", async () => {
  const { run } = start();
  await expect(run({ do: "throw" })).rejects.toMatchObject({ message: "no", stack: "where it broke" });
  expect(await run({ do: "double", value: 4 })).toBe(8);
});

test("a thread that ends by itself takes its work with it, and what waits gets another thread", async () => {
  const { run } = start();
  const lost = run({ do: "exit" });
  const waiting = run({ do: "double", value: 5 });
  await expect(lost).rejects.toThrow("ended before its work was done");
  expect(await waiting).toBe(10);
});

test("work gives its output, and says how far it is", async () => {
  const { run } = start();
  const heard: unknown[] = [];
  expect(await run({ do: "double", value: 21 }, { onProgress: (progress) => heard.push(progress) })).toBe(42);
  expect(heard).toEqual([{ done: 1, total: 2 }]);
});

test("work that waits is cancelled without having begun", async () => {
  const { run } = start();
  const { controller, outcome } = await begin(run, "watch");
  const second = new AbortController();
  const waiting = run({ do: "double", value: 1 }, { signal: second.signal });
  second.abort();
  await expect(waiting).rejects.toBeInstanceOf(CancelledError);
  controller.abort();
  await expect(outcome).rejects.toBeInstanceOf(CancelledError);
});

test("a busy thread notices that its work is cancelled, and takes the next", async () => {
  const { run } = start();
  const { controller, outcome } = await begin(run, "watch");
  const next = run({ do: "double", value: 3 });
  controller.abort();
  await expect(outcome).rejects.toBeInstanceOf(CancelledError);
  expect(await next).toBe(6);
});

test("a thread that does not notice is ended", async () => {
  const { run } = start();
  const controller = new AbortController();
  const hanging = run({ do: "hang" }, { signal: controller.signal });
  const next = run({ do: "double", value: 7 });
  controller.abort();
  await expect(hanging).rejects.toBeInstanceOf(CancelledError);
  expect(await next).toBe(14);
});

test("work cancelled before it is asked for is not begun", async () => {
  const { run } = start();
  await expect(run({ do: "double", value: 1 }, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
});

test("closing cancels what waits, and nothing is taken after it", async () => {
  const { workers, run } = start();
  const { outcome } = await begin(run, "watch");
  const waiting = run({ do: "double", value: 1 });
  const ended = [expect(outcome).rejects.toThrow(), expect(waiting).rejects.toBeInstanceOf(CancelledError)];
  await workers.close();
  await Promise.all(ended);
  await expect(run({ do: "double", value: 1 })).rejects.toBeInstanceOf(CancelledError);
});

test("warming up does the work once in a thread: not while it is asked for already, and not again after it", async () => {
  const { run, warmUp } = start();
  warmUp({ do: "count" });
  warmUp({ do: "count" });
  expect(await run({ do: "count" })).toBe(2);
  warmUp({ do: "count" });
  expect(await run({ do: "count" })).toBe(3);
});

test("a warm-up that goes wrong is silent, and the next who asks gets a thread", async () => {
  const { run, warmUp } = start();
  warmUp({ do: "exit" });
  expect(await run({ do: "double", value: 2 })).toBe(4);
  warmUp({ do: "throw" });
  expect(await run({ do: "double", value: 3 })).toBe(6);
});

test("nothing is warmed up once the pool is closed", async () => {
  const { workers, run, warmUp } = start();
  await workers.close();
  warmUp({ do: "double", value: 1 });
  await expect(run({ do: "double", value: 1 })).rejects.toBeInstanceOf(CancelledError);
});

test("of several threads one is left to what someone waits for, and work in the background takes the others", async () => {
  const { run } = start(3);
  const watch = async (options: Options) => {
    const { controller, outcome } = await begin(run, "watch", options);
    const ended = expect(outcome).rejects.toBeInstanceOf(CancelledError);
    const end = () => {
      controller.abort();
      return ended;
    };
    return { end };
  };
  const [one, two] = await Promise.all([watch({ isBackground: true }), watch({ isBackground: true })]);
  const third = watch({ isBackground: true });
  expect(await run({ do: "double", value: 4 })).toBe(8);
  const awaited = await watch({});
  // Every thread is busy, and what waits in the background comes after what was asked for later.
  const later = run({ do: "double", value: 5 });
  await awaited.end();
  expect(await later).toBe(10);
  await one.end();
  const begun = await third;
  expect(await run({ do: "double", value: 6 })).toBe(12);
  await Promise.all([two.end(), begun.end()]);
});

test("a single thread takes work in the background too, in its turn", async () => {
  const { run } = start();
  const { controller, outcome } = await begin(run, "watch", { isBackground: true });
  const next = run({ do: "double", value: 2 }, { isBackground: true });
  const last = run({ do: "double", value: 3 });
  controller.abort();
  await expect(outcome).rejects.toBeInstanceOf(CancelledError);
  expect(await Promise.all([next, last])).toEqual([4, 6]);
});

test("work over its deadline is ended, who asked is told which and after how long, and the next gets a thread", async () => {
  const { run } = start();
  const hostile = run({ do: "hang" }, { deadlineMs: 20 });
  const next = run({ do: "double", value: 8 });
  await expect(hostile).rejects.toMatchObject({ task: "sample", milliseconds: 20 });
  await expect(hostile).rejects.toBeInstanceOf(DeadlineError);
  expect(await next).toBe(16);
});

test("the deadline counts from when the work begins: waiting for a thread uses none of it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { run } = start();
  const { controller, outcome } = await begin(run, "watch", { deadlineMs: 60_000 });
  const next = run({ do: "double", value: 9 }, { deadlineMs: 1_000 });
  vi.advanceTimersByTime(59_000);
  controller.abort();
  await expect(outcome).rejects.toBeInstanceOf(CancelledError);
  expect(await next).toBe(18);
});

test("work in the background has a deadline too, and gives its place to the next", async () => {
  const { run } = start(2);
  const first = run({ do: "hang" }, { isBackground: true, deadlineMs: 20 });
  const second = run({ do: "double", value: 1 }, { isBackground: true });
  await expect(first).rejects.toBeInstanceOf(DeadlineError);
  expect(await second).toBe(2);
});

test("with two threads, two hostile tasks of one person do not delay another person's", async () => {
  const { run } = start(2);
  const { controller, outcome } = await begin(run, "watch", { personId: "eve" });
  const second = new AbortController();
  const waiting = run({ do: "hang" }, { personId: "eve", signal: second.signal });
  expect(await run({ do: "double", value: 5 }, { personId: "ada" })).toBe(10);
  expect(await run({ do: "double", value: 6 }, { personId: "ben" })).toBe(12);
  second.abort();
  controller.abort();
  await expect(waiting).rejects.toBeInstanceOf(CancelledError);
  await expect(outcome).rejects.toBeInstanceOf(CancelledError);
});

test("a person's next task begins when the first ends, in its turn", async () => {
  const { run } = start(2);
  const { controller, outcome } = await begin(run, "watch", { personId: "ada" });
  const order: number[] = [];
  const next = [1, 2].map((value) =>
    run({ do: "double", value }, { personId: "ada" }).then((output) => order.push(output as number)),
  );
  expect(await run({ do: "double", value: 9 }, { personId: "ben" })).toBe(18);
  expect(order).toEqual([]);
  controller.abort();
  await expect(outcome).rejects.toBeInstanceOf(CancelledError);
  await Promise.all(next);
  expect(order).toEqual([2, 4]);
});

test("the sixth task of a person is refused: one runs and four wait; another person's is taken", async () => {
  const { run } = start(2);
  const { controller, outcome } = await begin(run, "watch", { personId: "eve" });
  const waiting = [1, 2, 3, 4].map((value) => run({ do: "double", value }, { personId: "eve" }));
  await expect(run({ do: "double", value: 5 }, { personId: "eve" })).rejects.toBeInstanceOf(TooManyTasksError);
  expect(await run({ do: "double", value: 6 }, { personId: "ada" })).toBe(12);
  controller.abort();
  await expect(outcome).rejects.toBeInstanceOf(CancelledError);
  expect(await Promise.all(waiting)).toEqual([2, 4, 6, 8]);
});
