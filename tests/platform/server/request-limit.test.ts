import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRequestLimit } from "#app/platform/server/request-limit";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the last request of the minute goes ahead, one more has to wait, and others do not", async () => {
  const limit = createRequestLimit(3);
  expect(await limit.count("mara")).toBe(0);
  vi.advanceTimersByTime(20_000);
  expect(await limit.count("mara")).toBe(0);
  expect(await limit.count("mara")).toBe(0);
  expect(await limit.count("mara")).toBe(40);
  expect(await limit.count("jonas")).toBe(0);
});

test("after the minute, counting begins again", async () => {
  const limit = createRequestLimit(1);
  await limit.count("mara");
  vi.advanceTimersByTime(59_500);
  expect(await limit.count("mara")).toBe(1);
  vi.advanceTimersByTime(501);
  expect(await limit.count("mara")).toBe(0);
});
