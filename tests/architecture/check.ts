/** An import of a file of the repository, or of a package by its name. The compiler drops imports of types alone. */
export type Import = { to: string; isType: boolean };
export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

/** The capabilities, the lowest first. `home` stands above all others: it composes their pages. */
export const CAPABILITIES: readonly string[] = [
  "people",
  "identity",
  "ladder",
  "assessment",
  "audit",
  "evidence",
  "calibration",
  "cycles",
  "growth",
  "insights",
  "promotion",
  "home",
];

/** What each part of a capability may import of its own capability and of lower ones. */
const PARTS: Record<string, readonly string[]> = {
  pages: ["pages", "ui", "server", "jobs", "files", "data", "domain"],
  ui: ["ui", "domain"],
  server: ["server", "jobs", "files", "data", "domain"],
  jobs: ["jobs", "files", "data", "domain"],
  files: ["files", "domain"],
  data: ["data", "domain"],
  domain: ["domain"],
};

const PURE_PACKAGES = ["zod", "yaml"];
const SHARED = ["platform", "ui", "kernel", "statistics", "policy"];
/** The layers that may know the database, beside `data` of a capability. */
const DATABASE_LAYERS = /^app\/platform\/(database|backup|cache)\/|^prisma\//;
const QUERY_MODULE = "app/platform/database/tables.ts";
const DATABASE_PACKAGE = /^(@prisma\/.*|better-sqlite3|pg)$/;
const MAX_LINES = 400;

/** Where a file stands: `zone` is the folder of `app`, and of a feature the capability and its part are named. */
type Place = { zone: string; capability: string | null; part: string | null };

function placeOf(file: string): Place {
  const [root = "", zone = "", capability = "", part = ""] = file.split("/");
  if (root !== "app") return { zone: root, capability: null, part: null };
  if (zone !== "features" || part === "")
    return { zone: file.split("/").length > 2 ? zone : "root", capability: null, part: null };
  return { zone: "feature", capability, part: part.replace(/\.tsx?$/, "") };
}

const isPure = ({ zone, part }: Place) => ["statistics", "policy", "kernel"].includes(zone) || part === "domain";
const isTestOfStatistics = (file: string) => file.startsWith("app/statistics/tests/");

/** Every import that breaks a rule, as a sentence with the file, the import, the rule and the way out. */
export function findForbiddenImports(graph: ImportGraph): string[] {
  return [...graph].flatMap(([from, imports]) =>
    imports.flatMap((one) => {
      const reason = /^(app|prisma|tests)\//.test(one.to) ? judgeFile(from, one) : judgePackage(from, one.to);
      return reason === null ? [] : [`${from} imports ${one.to}, but ${reason}.`];
    }),
  );
}

function judgeFile(from: string, { to, isType }: Import): string | null {
  const importer = placeOf(from);
  const imported = placeOf(to);
  if (to === QUERY_MODULE && !mayQuery(from)) {
    return "only data/ writes SQL: move the query to data/ of the capability and call it";
  }
  if (imported.zone === "tests") return "the product imports no tests: move the shared helper to app or prisma";
  if (imported.zone === "composition" && (importer.zone === "feature" || SHARED.includes(importer.zone))) {
    return "only the entries import the composition root: take what it makes from the request's context or as an argument";
  }
  if (importer.zone === "feature" && imported.zone === "feature") return judgeCapabilities(importer, imported, isType);
  if (SHARED.includes(importer.zone) && imported.capability !== null) {
    return `${importer.zone} imports no feature: move the shared thing down or pass it in from the composition root`;
  }
  if (importer.zone === "statistics" && imported.zone !== "statistics") {
    return "statistics imports nothing of the app: pass the data in as plain values";
  }
  if (importer.zone === "kernel" && imported.zone !== "kernel") {
    return "kernel imports nothing of the app: move this file up, or what it imports into kernel";
  }
  if (isPure(importer) && imported.zone !== "feature" && !["kernel", "statistics", "policy"].includes(imported.zone)) {
    return `${importer.part ?? importer.zone} is pure: pass the value in, or move this to data/, server/ or ui/`;
  }
  if (importer.zone === "ui" && imported.zone === "platform" && !isType) {
    return "the design system runs in browsers and takes types alone of platform: move the shared value to kernel";
  }
  if (importer.zone === "platform" && imported.zone === "ui") {
    return "platform imports no design system: move the shared value to kernel";
  }
  return null;
}

function judgeCapabilities(importer: Place, imported: Place, isType: boolean): string | null {
  if (importer.part === "routes") return null;
  const isOther = importer.capability !== imported.capability;
  if (isOther && imported.part === "pages") {
    return "nothing imports pages of another capability: move the shared part to its ui/, server/ or domain/";
  }
  const rank = (place: Place) => CAPABILITIES.indexOf(place.capability ?? "");
  if (rank(importer) < 0) return `${importer.capability} has no place in the order: add it to CAPABILITIES`;
  if (isOther && importer.part !== "pages" && rank(imported) > rank(importer)) {
    return `${importer.capability} stands below ${imported.capability}: move the shared thing down, pass it in, or compose both in a page`;
  }
  const allowed = PARTS[importer.part ?? ""];
  if (!allowed) return `${importer.part} is no part of a capability: use ${Object.keys(PARTS).join(", ")}`;
  if (importer.part === "ui" && imported.part === "data" && isType) return null;
  if (allowed.includes(imported.part ?? "")) return null;
  return `${importer.part}/ may import ${allowed.join(", ")} only: move the shared thing to domain/ or pass it in`;
}

const mayQuery = (file: string) => placeOf(file).part === "data" || DATABASE_LAYERS.test(file);

function judgePackage(from: string, name: string): string | null {
  if (DATABASE_PACKAGE.test(name) && !mayQuery(from)) {
    return "only data/ knows the database: move the query to data/ of the capability and call it";
  }
  const place = placeOf(from);
  if (!isPure(place) || PURE_PACKAGES.includes(name) || isTestOfStatistics(from)) return null;
  return `${place.part ?? place.zone} is pure and uses no packages but ${PURE_PACKAGES.join(" and ")}: pass the result in`;
}

/**
 * The shortest circle of imports through each file that has one, each circle once. Imports of types do not count: the compiler
 * drops them, so no module loads before what it needs.
 */
export function findCircles(graph: ImportGraph): string[] {
  const found = new Map<string, string>();
  for (const start of graph.keys()) {
    const circle = findShortestCircle(graph, start);
    if (!circle) continue;
    const key = [...circle].sort().join(" ");
    const path = [...circle, start].join(" → ");
    if (!found.has(key)) {
      found.set(
        key,
        `${path} is a circle of imports, which load in no certain order: move what they share to a file of its own.`,
      );
    }
  }
  return [...found.values()];
}

function findShortestCircle(graph: ImportGraph, start: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const { to, isType } of graph.get(file) ?? []) {
      if (isType || !graph.has(to)) continue;
      if (to === start) return tracePath(cameFrom, start, file);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, file);
      queue.push(to);
    }
  }
  return null;
}

function tracePath(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const path = [end];
  for (let file = end; file !== start; path.unshift(file)) file = cameFrom.get(file) ?? start;
  return path;
}

export function findLongFiles(lines: ReadonlyMap<string, number>): string[] {
  return [...lines]
    .filter(([, count]) => count > MAX_LINES)
    .map(([file, count]) => `${file} has ${count} lines, and at most ${MAX_LINES} are allowed: split it by concept.`);
}
