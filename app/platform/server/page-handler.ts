import { createRequestHandler, type GetLoadContextFunction } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { Request, RequestHandler } from "express";

/**
 * Answers pages. Remix looks through all routes three times for each page, and compiles their patterns every time. So each
 * address goes to a handler that knows only the routes which can match it: Remix chooses among two or three, as it would
 * among all, because a route that cannot match decides nothing.
 */
export function createPageHandler(
  build: ServerBuild,
  { mode, getLoadContext }: { mode: string; getLoadContext: GetLoadContextFunction },
): RequestHandler {
  const listCandidates = createCandidateLookup(build.routes);
  const handlers = new Map<string, RequestHandler>();
  return (request, response, next) => {
    const ids = listCandidates(readPagePath(request));
    const key = ids.join("\n");
    let handler = handlers.get(key);
    if (!handler) {
      handler = createRequestHandler({ build: keepRoutes(build, ids), mode, getLoadContext });
      handlers.set(key, handler);
    }
    return handler(request, response, next);
  };
}

type Routes = Record<string, { id: string; parentId?: string; path?: string } | undefined>;

/** Gives the ids of all routes that could match a path, in the order of the build. */
export function createCandidateLookup(routes: Routes): (path: string) => string[] {
  const patterns = Object.values(routes).flatMap((route) => (route ? [toPattern(route)] : []));
  return (path) => {
    const segments = path
      .split("/")
      .filter((segment) => segment !== "")
      .map((segment) => decodeURIComponent(segment).toLowerCase());
    return patterns.filter((pattern) => canMatch(pattern, segments)).map(({ id }) => id);
  };
}

/** The segments of a route's path, a parameter as null. The segments are null where the route can match any path. */
type Pattern = { id: string; segments: (string | null)[] | null };

function toPattern({ id, parentId, path = "" }: NonNullable<Routes[string]>): Pattern {
  const isRoot = parentId === undefined;
  if (isRoot || path === "*") return { id, segments: null };
  if (parentId !== "root" || /[?*]/.test(path)) throw new Error(`the route ${id} is of a kind that is not known here`);
  const segments = path.split("/").filter((segment) => segment !== "");
  return { id, segments: segments.map((segment) => (segment.startsWith(":") ? null : segment.toLowerCase())) };
}

const canMatch = ({ segments: pattern }: Pattern, segments: readonly string[]): boolean =>
  pattern === null ||
  (pattern.length === segments.length && pattern.every((part, index) => part === null || part === segments[index]));

/** The path of the page that a request is for: Remix asks for a page's data at the page's address with `.data`. */
function readPagePath(request: Request): string {
  const { pathname } = new URL(`http://localhost${request.originalUrl}`);
  return pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
}

function keepRoutes(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const keep = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.includes(id)));
  return { ...build, routes: keep(build.routes), assets: { ...build.assets, routes: keep(build.assets.routes) } };
}
