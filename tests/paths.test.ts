import fc from "fast-check";
import { expect, test } from "vitest";
import { safeReturnTo } from "#app/paths";

const HERE = "https://cairn.example";

test.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\\evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "evil.example",
  "",
  null,
  7,
])("%j leads home", (value) => {
  expect(safeReturnTo(value)).toBe("/");
});

test.each(["/", "/growth?person=a&b=%20c#goals", "/people/x", "/a%0Ab"])("%s is a way back", (value) => {
  expect(safeReturnTo(value)).toBe(value);
});

test("whatever is asked for, a browser stays on this site", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "\t",
    "\n",
    "\r",
    ".",
    "..",
    "@",
    ":",
    "evil.example",
    "a",
    "?",
    "#",
    " ",
    "%2F",
    "\u0000",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((pieces) => `/${pieces.join("")}`),
        fc.webUrl(),
        fc.string(),
      ),
      (value) => {
        const target = safeReturnTo(value);
        expect(new URL(target, HERE).origin).toBe(HERE);
        // And again from there, as a second redirect would read it.
        expect(new URL(safeReturnTo(target), HERE).origin).toBe(HERE);
        expect(target).not.toMatch(/[\n\r\t]/);
      },
    ),
    { numRuns: 2_000 },
  );
});
