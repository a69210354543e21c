import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { isUnreachable } from "#app/data/errors";

/** Wraps every loader and action: a database that is gone gives 503 and its kind page, whichever statement met it. */
export function answerWhenUnavailable(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [
      id,
      route && { ...route, module: { ...route.module, ...wrapHandlers(route.module) } },
    ]),
  );
  return { ...build, routes };
}

type Handlers = { loader?: LoaderFunction; action?: ActionFunction };

function wrapHandlers({ loader, action }: Handlers): Handlers {
  return { ...(loader && { loader: wrap(loader) }), ...(action && { action: wrap(action) }) };
}

function wrap<Handler extends LoaderFunction | ActionFunction>(handler: Handler): Handler {
  const wrapped = async (args: Parameters<Handler>[0]) => {
    try {
      return await handler(args);
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      args.context.logger.error({ requestId: args.context.requestId, err: error }, "the database cannot be reached");
      throw new Response("Service unavailable", { status: 503, headers: { "Retry-After": "5" } });
    }
  };
  return wrapped as Handler;
}

/** Identity wraps the database's errors in its own: the cause is looked for as well. */
function isOutOfReach(error: unknown): boolean {
  if (isUnreachable(error)) return true;
  return error instanceof Error && error.cause !== undefined && isUnreachable(error.cause);
}
