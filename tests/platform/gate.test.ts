import { expect, test } from "vitest";
import { createGate } from "#app/platform/gate";

const isFull = new Error("full");

test("never more at once than allowed, in the order of their coming, and a failure frees its place", async () => {
  const gate = createGate({ atOnce: 2, waiting: 10, onFull: () => isFull });
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (index: number) => async () => {
    most = Math.max(most, ++running);
    order.push(index);
    await Promise.resolve();
    running--;
    if (index === 1) throw new Error("broken");
    return index;
  };
  const outcomes = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => gate.run(work(index))));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
});

test("what finds the queue full is turned away at once; a place that is freed is free", async () => {
  const gate = createGate({ atOnce: 1, waiting: 1, onFull: () => isFull });
  let open: () => void = () => {};
  const first = gate.run(() => new Promise<void>((resolve) => (open = resolve)));
  const second = gate.run(async () => "second");
  await expect(gate.run(async () => "third")).rejects.toBe(isFull);
  open();
  await first;
  expect(await second).toBe("second");
  expect(await gate.run(async () => "later")).toBe("later");
});
