import { expect, test, vi } from "vitest";
import { Kept } from "#app/platform/cache/kept";

test("a value is made once, and the last used ones stay", () => {
  const kept = new Kept<string>(2);
  const make = vi.fn((key: string) => key.toUpperCase());
  const find = (key: string) => kept.find(key, () => make(key));
  for (const key of ["a", "b", "a", "c"]) expect(find(key)).toBe(key.toUpperCase());
  expect(make.mock.calls.flat()).toEqual(["a", "b", "c"]);
  // b was used longest ago.
  find("a");
  expect(make).toHaveBeenCalledTimes(3);
  find("b");
  expect(make).toHaveBeenCalledTimes(4);
});

test("a promise that failed is made anew, one that did not is kept", async () => {
  const kept = new Kept<Promise<number>>(2);
  await expect(kept.find("a", () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await kept.find("a", () => Promise.resolve(1))).toBe(1);
  expect(await kept.find("a", () => Promise.resolve(2))).toBe(1);
});
