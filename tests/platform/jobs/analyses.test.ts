import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Analyses } from "#app/platform/jobs/analyses";
import type { RunOptions, Workers } from "#app/platform/jobs/pool";
import { CancelledError } from "#app/platform/jobs/task";

/** Workers whose orders end when the test says so. */
function start() {
  const orders: { resolve(output: unknown): void; reject(error: Error): void; options: RunOptions }[] = [];
  const run = (_name: string, _input: unknown, options: RunOptions) =>
    new Promise((resolve, reject) => {
      orders.push({ resolve, reject, options });
      options.signal?.addEventListener("abort", () => reject(new CancelledError()));
    });
  const errors = vi.fn();
  const analyses = new Analyses({ run } as unknown as Pick<Workers, "run">, { error: errors });
  const minutes = { name: "x" } as never;
  const ask = (state: string, patienceMs?: number) =>
    analyses.find("minutes.pdf", { about: "the minutes", state }, async () => minutes, patienceMs);
  /** As a page that waits no longer than pages do. */
  const find = async (state: string) => {
    const asked = ask(state);
    await vi.advanceTimersByTimeAsync(60);
    return asked;
  };
  return { orders, errors, ask, find };
}

const PENDING = { state: "pending", progress: null };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what takes long is pending for everyone who asks, begun once, and then there", async () => {
  const { orders, find } = start();
  expect(await Promise.all([find("a"), find("a")])).toEqual([PENDING, PENDING]);
  expect(orders).toHaveLength(1);
  orders[0]?.options.onProgress?.({ done: 2, total: 5 });
  expect(await find("a")).toEqual({ state: "pending", progress: { done: 2, total: 5 } });
  orders[0]?.resolve("done");
  expect(await find("a")).toEqual({ state: "ready", result: "done", of: "a" });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await find("a")).toEqual({ state: "ready", result: "done", of: "a" });
  expect(orders).toHaveLength(1);
});

test("what is done at once is there at once, and who cannot ask again waits to the end", async () => {
  const { orders, ask, find } = start();
  const asked = ask("a");
  const download = ask("a", Number.POSITIVE_INFINITY);
  await vi.advanceTimersByTimeAsync(1);
  orders[0]?.resolve("done");
  expect(await asked).toEqual({ state: "ready", result: "done", of: "a" });
  expect(await download).toEqual(await find("a"));
});

test("another state of the data is another analysis", async () => {
  const { orders, find } = start();
  await find("a");
  orders[0]?.resolve("old");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await find("b")).toEqual(PENDING);
  expect(orders).toHaveLength(2);
});

test("while data changes faster than it is analysed, whoever waits sees what was found while they did", async () => {
  const { orders, find } = start();
  expect(await find("a")).toEqual(PENDING);
  expect(await find("b")).toEqual(PENDING);
  expect(orders).toHaveLength(1);
  orders[0]?.resolve("as of a");
  await vi.advanceTimersByTimeAsync(1_900);
  expect(await find("c")).toEqual({ state: "ready", result: "as of a", of: "a" });
  await vi.advanceTimersByTimeAsync(100);
  expect(await find("c")).toEqual(PENDING);
  expect(orders).toHaveLength(2);
});

test("one that nobody asks for any more is ended, and begun anew for who does", async () => {
  const { orders, errors, find } = start();
  await find("a");
  await vi.advanceTimersByTimeAsync(59_000);
  await find("a");
  await vi.advanceTimersByTimeAsync(59_000);
  expect(orders[0]?.options.signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(orders[0]?.options.signal?.aborted).toBe(true);
  expect(await find("a")).toEqual(PENDING);
  expect(orders).toHaveLength(2);
  expect(errors).not.toHaveBeenCalled();
});

test("one that broke is logged and told once, and tried anew for who asks again", async () => {
  const { orders, errors, find } = start();
  await find("a");
  orders[0]?.reject(new Error("no"));
  expect(await find("a")).toEqual({ state: "failed" });
  expect(errors).toHaveBeenCalledOnce();
  expect(await find("a")).toEqual(PENDING);
  orders[1]?.resolve("done");
  expect(await find("a")).toEqual({ state: "ready", result: "done", of: "a" });
});
