import { describe, expect, test } from "vitest";
import { findCircles, findForbiddenImports, findLongFiles, type Import, type ImportGraph } from "./check";
import { readImportGraph } from "./import-graph";

const FEATURES = "app/features";

/** A made-up graph: each line is `importer > imported`, or `importer type> imported` for an import of types alone. */
function graphOf(...edges: string[]): ImportGraph {
  const graph = new Map<string, Import[]>();
  for (const edge of edges) {
    const [from = "", sign, to = ""] = edge.split(" ");
    graph.set(from, [...(graph.get(from) ?? []), { to, isType: sign === "type>" }]);
    if (/\.tsx?$/.test(to)) graph.set(to, graph.get(to) ?? []);
  }
  return graph;
}

describe("a planted offence is refused with its sentence", () => {
  test.each([
    [
      "a lower capability imports a higher one",
      `${FEATURES}/ladder/data/a.ts type> ${FEATURES}/cycles/domain/b.ts`,
      "ladder stands below cycles: move the shared thing down, pass it in, or compose both in a page",
    ],
    [
      "a capability without a place in the order",
      `${FEATURES}/payroll/data/a.ts > ${FEATURES}/people/data/b.ts`,
      "payroll has no place in the order: add it to CAPABILITIES",
    ],
    [
      "a page of another capability is imported",
      `${FEATURES}/promotion/pages/a/route.tsx > ${FEATURES}/people/pages/b/route.tsx`,
      "nothing imports pages of another capability: move the shared part to its ui/, server/ or domain/",
    ],
    [
      "a part imports a part above it",
      `${FEATURES}/growth/server/a.ts > ${FEATURES}/growth/ui/b.tsx`,
      "server/ may import server, jobs, files, data, domain only: move the shared thing to domain/ or pass it in",
    ],
    [
      "a component imports a value of data",
      `${FEATURES}/growth/ui/a.tsx > ${FEATURES}/growth/data/b.ts`,
      "ui/ may import ui, domain only: move the shared thing to domain/ or pass it in",
    ],
    [
      "a folder that is no part of a capability",
      `${FEATURES}/growth/helpers/a.ts > ${FEATURES}/growth/data/b.ts`,
      "helpers is no part of a capability: use pages, ui, server, jobs, files, data, domain",
    ],
    [
      "Prisma outside data/",
      `${FEATURES}/growth/server/a.ts > @prisma/client`,
      "only data/ knows the database: move the query to data/ of the capability and call it",
    ],
    [
      "SQL outside data/",
      `${FEATURES}/growth/pages/a/route.tsx > app/platform/database/tables.ts`,
      "only data/ writes SQL: move the query to data/ of the capability and call it",
    ],
    [
      "a domain imports the platform",
      `${FEATURES}/growth/domain/a.ts type> app/platform/server/context.ts`,
      "domain is pure: pass the value in, or move this to data/, server/ or ui/",
    ],
    [
      "a domain imports a package",
      `${FEATURES}/growth/domain/a.ts > pino`,
      "domain is pure and uses no packages but zod and yaml: pass the result in",
    ],
    [
      "policy imports a feature",
      `app/policy/a.ts type> ${FEATURES}/people/domain/b.ts`,
      "policy imports no feature: move the shared thing down or pass it in from the composition root",
    ],
    [
      "platform imports a feature",
      `app/platform/jobs/a.ts > ${FEATURES}/people/jobs/b.ts`,
      "platform imports no feature: move the shared thing down or pass it in from the composition root",
    ],
    [
      "statistics imports the app",
      "app/statistics/a.ts > app/kernel/words.ts",
      "statistics imports nothing of the app: pass the data in as plain values",
    ],
    [
      "kernel imports the app",
      "app/kernel/a.ts > app/policy/actor.ts",
      "kernel imports nothing of the app: move this file up, or what it imports into kernel",
    ],
    [
      "the design system imports a value of the platform",
      "app/ui/a.tsx > app/platform/server/theme.ts",
      "the design system runs in browsers and takes types alone of platform: move the shared value to kernel",
    ],
    [
      "platform imports the design system",
      "app/platform/server/a.ts > app/ui/day.tsx",
      "platform imports no design system: move the shared value to kernel",
    ],
    [
      "a feature imports the composition root",
      `${FEATURES}/people/server/a.ts > app/composition/boot.ts`,
      "only the entries import the composition root: take what it makes from the request's context or as an argument",
    ],
    [
      "the product imports a test",
      "app/cli/a.ts > tests/support/b.ts",
      "the product imports no tests: move the shared helper to app or prisma",
    ],
  ])("%s", (_what, edge, reason) => {
    const [from, , to] = edge.split(" ");
    expect(findForbiddenImports(graphOf(edge))).toEqual([`${from} imports ${to}, but ${reason}.`]);
  });

  test("a circle is told by its shortest path, once", () => {
    const graph = graphOf("app/ui/a.ts > app/ui/b.ts", "app/ui/b.ts > app/ui/c.ts", "app/ui/c.ts > app/ui/b.ts");
    expect(findCircles(graph)).toEqual([
      "app/ui/b.ts → app/ui/c.ts → app/ui/b.ts is a circle of imports, which load in no certain order: move what they share to a file of its own.",
    ]);
  });

  test("a file over the limit", () => {
    expect(findLongFiles(new Map([["app/ui/a.ts", 401]]))).toEqual([
      "app/ui/a.ts has 401 lines, and at most 400 are allowed: split it by concept.",
    ]);
  });
});

describe("what is allowed is let through", () => {
  test.each([
    ["a higher capability imports a lower one", `${FEATURES}/promotion/server/a.ts > ${FEATURES}/people/data/b.ts`],
    ["a page composes a higher capability", `${FEATURES}/people/pages/a/route.tsx > ${FEATURES}/identity/server/b.ts`],
    ["a component takes a type of data", `${FEATURES}/growth/ui/a.tsx type> ${FEATURES}/growth/data/b.ts`],
    ["data writes SQL", `${FEATURES}/growth/data/a.ts > app/platform/database/tables.ts`],
    ["a domain reads with Zod", `${FEATURES}/growth/domain/a.ts > zod`],
    ["the composition root imports features", `app/composition/boot.ts > ${FEATURES}/people/data/b.ts`],
  ])("%s", (_what, edge) => {
    expect(findForbiddenImports(graphOf(edge))).toEqual([]);
  });

  test("a circle of types alone, and a file at the limit", () => {
    expect(findCircles(graphOf("app/ui/a.ts > app/ui/b.ts", "app/ui/b.ts type> app/ui/a.ts"))).toEqual([]);
    expect(findLongFiles(new Map([["app/ui/a.ts", 400]]))).toEqual([]);
  });
});

describe("the program as it is", () => {
  const { graph, lines } = readImportGraph();

  test("is read whole", () => {
    expect(graph.size).toBeGreaterThan(1_000);
    const count = [...graph.values()].flat().length;
    expect(count).toBeGreaterThan(5_000);
  });

  test("imports nothing that the layout forbids", () => {
    expect(findForbiddenImports(graph)).toEqual([]);
  });

  test("has no circle of imports", () => {
    expect(findCircles(graph)).toEqual([]);
  });

  test("has no file over 400 lines", () => {
    expect(findLongFiles(lines)).toEqual([]);
  });
});
