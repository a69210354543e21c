import { expect, test } from "vitest";
import { Remembered } from "#app/data/remembered";

/** A computation that counts how often it was made. */
function counting<T>(value: T) {
  const made = { times: 0 };
  return { made, compute: async () => ({ value, time: ++made.times }) };
}

test("an answer holds until there is a newer record, each under its own name", async () => {
  const remembered = new Remembered();
  const { compute, made } = counting("a");
  expect(await remembered.answer("a", 7, compute)).toEqual({ value: "a", time: 1 });
  expect(await remembered.answer("a", 7, compute)).toEqual({ value: "a", time: 1 });
  expect(await remembered.answer("a", 8, compute)).toEqual({ value: "a", time: 2 });
  expect(await remembered.answer("b", 8, compute)).toEqual({ value: "a", time: 3 });
  expect(made.times).toBe(3);
});

test("those who ask at once wait for one computation", async () => {
  const remembered = new Remembered();
  const { compute, made } = counting(1);
  await Promise.all([1, 2, 3].map(() => remembered.answer("a", 1, compute)));
  expect(made.times).toBe(1);
});

test("what failed is not remembered", async () => {
  const remembered = new Remembered();
  await expect(remembered.answer("a", 1, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await remembered.answer("a", 1, counting("back").compute)).toEqual({ value: "back", time: 1 });
});

test("of more answers than it has room for, the one not asked for the longest goes", async () => {
  const remembered = new Remembered();
  const { compute, made } = counting(0);
  for (let index = 0; index < 100; index++) await remembered.answer(`${index}`, 1, compute);
  await remembered.answer("0", 1, compute);
  await remembered.answer("one more", 1, compute);
  expect(made.times).toBe(101);
  await remembered.answer("0", 1, compute);
  expect(made.times).toBe(101);
  await remembered.answer("1", 1, compute);
  expect(made.times).toBe(102);
});
