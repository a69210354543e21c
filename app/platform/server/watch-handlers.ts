import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { isOutOfSpace, isUnreachable, isUnstorableText } from "#app/platform/database/errors";

import { readForm } from "./read-form";

type Route = ServerBuild["routes"][string];

/**
 * Wraps every loader and action: the telemetry learns which route answers, and a database that is gone or full gives its
 * kind page, whichever statement met it.
 */
export function watchHandlers(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [
      id,
      route && { ...route, module: { ...route.module, ...wrapHandlers(route, computeDepth(build, route)) } },
    ]),
  );
  return { ...build, routes };
}

function computeDepth({ routes }: ServerBuild, route: Route): number {
  const parent = route?.parentId ? routes[route.parentId] : undefined;
  return parent ? computeDepth({ routes } as ServerBuild, parent) + 1 : 0;
}

type Handlers = { loader?: LoaderFunction; action?: ActionFunction };

function wrapHandlers(route: NonNullable<Route>, depth: number): Handlers {
  const { loader, action } = route.module;
  const name = route.id;
  return { ...(loader && { loader: wrap(loader, name, depth) }), ...(action && { action: wrap(action, name, depth) }) };
}

function wrap<Handler extends LoaderFunction | ActionFunction>(
  handler: Handler,
  route: string,
  depth: number,
): Handler {
  const wrapped = async (args: Parameters<Handler>[0]) => {
    const { logger, requestId, telemetry } = args.context;
    telemetry.noteRoute(route, depth);
    if (takesForm(args.request)) await requireForm(args.request);
    try {
      return await handler(args);
    } catch (error) {
      if (isUnreachable(error)) {
        logger.error({ requestId, route, err: error }, "the database cannot be reached");
        throw new Response("Service unavailable", { status: 503, headers: { "Retry-After": "5" } });
      }
      if (isOutOfSpace(error)) {
        logger.error({ requestId, route, err: error }, "there is no space left to write");
        throw new Response("Insufficient storage", { status: 507 });
      }
      if (isUnstorableText(error)) throw new Response("Bad request", { status: 400 });
      throw error;
    }
  };
  return wrapped as Handler;
}

const takesForm = ({ method }: Request) => method !== "GET" && method !== "HEAD";

/**
 * Reads the form before the action runs, so that a hostile one is refused whoever sends it and whatever the action would
 * have done with it. The action gets what was read, and can read the body in no other way.
 */
async function requireForm(request: Request): Promise<void> {
  const form = await readForm(request);
  request.formData = async () => form;
}
