import { expect, test } from "vitest";
import { compareVersions } from "#app/features/ladder/domain/version-order";

test.each([
  ["2026.2", "2026.10", -1],
  ["2026.10", "2026.2", 1],
  ["2026", "2026.1", -1],
  ["2026", "2026.0", 0],
  ["3", "2026.1.1", -1],
  ["1.0.1", "1.0", 1],
])("%s against %s is %i", (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
