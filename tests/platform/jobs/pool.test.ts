import { afterEach, expect, test } from "vitest";
import { DEFAULT_POOL } from "#app/platform/database/engine";
import { createWorkers, type RunOptions, type Workers } from "#app/platform/jobs/pool";
import { CancelledError } from "#app/platform/jobs/task";
import { TEST_AUDIT_KEYS } from "#tests/support/audit-keys";

const entry = new URL("./sample-worker.mjs", import.meta.url);
let open: Workers[] = [];

/** Threads, one unless said otherwise, whose orders are those of the sample. */
function start(size = 1) {
  const workers = createWorkers(
    { url: "file:unused.db", pool: DEFAULT_POOL, auditKeys: TEST_AUDIT_KEYS },
    { size, entry },
  );
  open.push(workers);
  const run = workers.run as unknown as (name: string, input: unknown, options?: RunOptions) => Promise<unknown>;
  const warmUp = workers.warmUp as unknown as (name: string, input: unknown) => void;
  return {
    workers,
    warmUp: (input: unknown) => warmUp("sample", input),
    run: (input: unknown, options?: RunOptions) => run("sample", input, options),
  };
}

/** Begins work that only ends when cancelled, and resolves once it runs. */
async function begin(run: ReturnType<typeof start>["run"], what: "watch", options: RunOptions = {}) {
  const controller = new AbortController();
  let outcome: Promise<unknown> = Promise.resolve();
  await new Promise<void>((running) => {
    outcome = run({ do: what }, { ...options, signal: controller.signal, onProgress: () => running() });
  });
  return { controller, outcome };
}

afterEach(async () => {
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

test("of several threads one is left to what somebody waits for, and work in the background takes the others", async () => {
  const { run } = start(3);
  const watch = async (options: RunOptions) => {
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
