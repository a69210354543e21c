import fc from "fast-check";
import { expect, test } from "vitest";
import { countPublished } from "../published-batches";

test("four people are none, five are all, nine are the first five", () => {
  const people = "abcdefghijk".split("");
  expect([4, 5, 9, 10].map((n) => countPublished(people.slice(0, n)))).toEqual([0, 5, 5, 10]);
});

test("who answers often is one person still", () => {
  expect(countPublished("aaaaaaaa".split(""))).toBe(0);
  expect(countPublished("aabbccdde".split(""))).toBe(9);
  expect(countPublished("abcdeaaaabcd".split(""))).toBe(5);
});

test("what a later look adds is of five people or nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 40 }), fc.nat(40), (people, cut) => {
      const [before, after] = [countPublished(people.slice(0, cut)), countPublished(people)];
      const since = new Set(people.slice(before, after));
      expect(since.size === 0 || since.size >= 5).toBe(true);
    }),
  );
});
