import { expect, test, vi } from "vitest";
import { Analyses } from "#app/workers/analyses";
import type { Workers } from "#app/workers/pool";

/** Workers whose orders end when the test says so. */
function start() {
  const orders: { resolve(output: unknown): void; reject(error: Error): void }[] = [];
  const run = () => new Promise((resolve, reject) => orders.push({ resolve, reject }));
  const errors = vi.fn();
  const analyses = new Analyses({ run } as unknown as Pick<Workers, "run">, { error: errors });
  const minutes = { name: "x" } as never;
  const find = (key: string) => analyses.find("minutes.pdf", key, async () => minutes);
  return { orders, errors, find };
}

test("what takes long is pending for everyone who asks, begun once, and then there", async () => {
  const { orders, find } = start();
  expect(await Promise.all([find("a"), find("a")])).toEqual([{ state: "pending" }, { state: "pending" }]);
  expect(orders).toHaveLength(1);
  orders[0]?.resolve("done");
  expect(await find("a")).toEqual({ state: "ready", result: "done" });
  expect(await find("a")).toEqual({ state: "ready", result: "done" });
  expect(orders).toHaveLength(1);
});

test("what is done at once is there at once", async () => {
  const { orders, find } = start();
  const asked = find("a");
  await vi.waitFor(() => expect(orders).toHaveLength(1));
  orders[0]?.resolve("done");
  expect(await asked).toEqual({ state: "ready", result: "done" });
});

test("another state of the data is another analysis", async () => {
  const { orders, find } = start();
  await find("a");
  orders[0]?.resolve("old");
  expect(await find("b")).toEqual({ state: "pending" });
  expect(orders).toHaveLength(2);
});

test("one that broke is logged and told once, and tried anew for who asks again", async () => {
  const { orders, errors, find } = start();
  await find("a");
  orders[0]?.reject(new Error("no"));
  expect(await find("a")).toEqual({ state: "failed" });
  expect(errors).toHaveBeenCalledOnce();
  expect(await find("a")).toEqual({ state: "pending" });
  orders[1]?.resolve("done");
  expect(await find("a")).toEqual({ state: "ready", result: "done" });
});
