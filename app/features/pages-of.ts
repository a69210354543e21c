import { type RouteConfigEntry, route } from "@remix-run/route-config";

/**
 * How a capability names its routes. The id of a route is its address: logs and metrics name it so, and the list of routes
 * that every first visit loads stays short.
 */
export function pagesOf(capability: string) {
  const fileOf = (file: string) => `features/${capability}/pages/${file}`;
  return {
    /** A screen, or a file to fetch, at its address. */
    page: (path: string, file: string): RouteConfigEntry => route(path, fileOf(file), { id: path }),
    /** An index route: a form without an `action` posts to it with `?index`. */
    list: (path: string, file: string): RouteConfigEntry => route(path, fileOf(file), { id: path, index: true }),
    /** The page at the root of all addresses. */
    start: (file: string): RouteConfigEntry => ({ id: "/", index: true, file: fileOf(file) }),
  };
}
