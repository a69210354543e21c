import { describe, expect, test } from "vitest";
import { isAt } from "#app/ui/layout/place";

describe("isAt", () => {
  test("a page whose name only begins alike is another", () => {
    expect(isAt("/teams", "/team")).toBe(false);
    expect(isAt("/", "/team")).toBe(false);
  });

  test("the page itself, whatever its query", () => {
    expect(isAt("/team", "/team")).toBe(true);
    expect(isAt("/check-ins", "/check-ins?person=a")).toBe(true);
  });

  test("a page below counts, unless only the page itself does", () => {
    expect(isAt("/ladder/roles/staff", "/ladder")).toBe(true);
    expect(isAt("/ladder/roles/staff", "/ladder", true)).toBe(false);
    expect(isAt("/team", "/", true)).toBe(false);
  });
});
