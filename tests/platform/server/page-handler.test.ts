import { matchRoutes } from "@remix-run/react";
import type { RouteConfigEntry } from "@remix-run/route-config";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCandidateLookup } from "#app/platform/server/page-handler";
import routes from "#app/routes";

type RouteObject = Parameters<typeof matchRoutes>[0][number];
type Entry = { id: string; parentId?: string; path?: string; index?: boolean };

const ENTRIES = (routes as RouteConfigEntry[]).map(
  ({ id, path, index }): Entry => ({ id: id ?? "", parentId: "root", path, index }),
);
const BUILD = Object.fromEntries([{ id: "root", path: "" }, ...ENTRIES].map((entry: Entry) => [entry.id, entry]));
const listCandidates = createCandidateLookup(BUILD);

/** What Remix makes of the routes of a build. */
function toTree(entries: readonly Entry[]): RouteObject[] {
  const toRoute = ({ id, path, index }: Entry): RouteObject =>
    index ? { id, path, index: true } : { id, path, children: [] };
  return [{ id: "root", path: "", children: entries.map(toRoute) }];
}

/** Which routes the router chooses, and what it reads from the path. */
const choose = (tree: RouteObject[], path: string) =>
  matchRoutes(tree, path)?.map(({ route, params, pathname }) => ({ id: route.id, params, pathname }));

const ALL = toTree(ENTRIES);

function expectSameChoice(path: string): void {
  const ids = listCandidates(path);
  const among = toTree(ENTRIES.filter(({ id }) => ids.includes(id)));
  expect(choose(among, path), path).toEqual(choose(ALL, path));
}

const SEGMENTS = [...new Set(ENTRIES.flatMap(({ path = "" }) => path.split("/")))].filter(
  (part) => !/^[:*]|^$/.test(part),
);
const segment = fc.oneof(
  fc.constantFrom(...SEGMENTS),
  fc.constantFrom(...SEGMENTS).map((word) => word.toUpperCase()),
  fc.constantFrom("", ".", "a.data", "%2F", "%C3%A4", "a%20b", "a%2Fb", "\u212A", "ladder:", ":id", "*"),
  fc.string({ minLength: 1, maxLength: 8 }).map(encodeURIComponent),
);
const toPath = (segments: readonly string[]) => `/${segments.join("/")}`;

test("a route of a kind that the lookup does not know ends the start", () => {
  for (const entry of [
    { id: "nested", parentId: "people", path: "nested" },
    { id: "optional", parentId: "root", path: "people/:id?" },
    { id: "rest", parentId: "root", path: "files/*" },
  ]) {
    expect(() => createCandidateLookup({ ...BUILD, [entry.id]: entry }), entry.id).toThrow("not known here");
  }
});

test("among its candidates the router chooses for every route's address what it chooses among all", () => {
  for (const { path = "" } of ENTRIES) {
    for (const value of ["c1", "new", "import", "ladder", "A%20b"]) {
      expectSameChoice(toPath(path.split("/").map((part) => (/^[:*]/.test(part) ? value : part))));
    }
  }
});

test("among its candidates the router chooses for any path what it chooses among all", () => {
  const near = fc.constantFrom(...ENTRIES).chain(({ path = "" }) => {
    const parts = path.split("/").map((part) => (/^[:*]/.test(part) ? segment : fc.oneof(fc.constant(part), segment)));
    return fc.tuple(...parts);
  });
  const any = fc.oneof(near, fc.array(segment, { maxLength: 7 }));
  fc.assert(
    fc.property(any, fc.constantFrom("", "/", "//"), (segments, end) => expectSameChoice(toPath(segments) + end)),
    { numRuns: 500 },
  );
});

test("an address has few candidates, and few sets of candidates are possible", () => {
  const sets = new Set(
    ENTRIES.flatMap(({ path = "" }) =>
      ["c1", ...SEGMENTS].map((value) =>
        listCandidates(toPath(path.split("/").map((part) => (/^[:*]/.test(part) ? value : part)))).join("\n"),
      ),
    ),
  );
  expect(listCandidates("/people/c1")).toEqual(["root", "people/:personId", "*"]);
  expect(sets.size).toBeLessThan(2 * ENTRIES.length);
});
