import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { isOutOfSpace, isUnreachable, isUnstorableText } from "#app/platform/database/errors";
import { isDeadline, isTooManyTasks } from "#app/platform/jobs/task";
import { endDraftOnceAccepted } from "./accepted-draft";
import { handleOnce } from "./idempotency";
import { readForm } from "./read-form";
import { recordSecurityEvent } from "./security-log";
import { watchSecurity } from "./watch-security";

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
  const { loader, action, handle } = route.module;
  const name = route.id;
  const isRepeatable = (handle as RouteHandle | undefined)?.isRepeatable === true;
  return {
    ...(loader && { loader: wrap(loader, name, depth) }),
    ...(action && { action: wrap(readFormFirst(action, name, isRepeatable), name, depth) }),
  };
}

/** Options that a route declares to the server. */
export type RouteHandle = {
  /** Its action may run twice for one form: see `handleOnce`. */
  isRepeatable?: true;
};

function wrap<Handler extends LoaderFunction | ActionFunction>(
  handler: Handler,
  route: string,
  depth: number,
): Handler {
  const wrapped = async (args: Parameters<Handler>[0]) => {
    const { logger, requestId, telemetry } = args.context;
    telemetry.noteRoute(route, depth);
    try {
      return await watchSecurity(args, route, async () => handler(args));
    } catch (error) {
      if (isUnreachable(error)) {
        logger.error({ requestId, route, err: error }, "the database cannot be reached");
        throw new Response("Service unavailable", { status: 503, headers: { "Retry-After": "5" } });
      }
      if (isOutOfSpace(error)) {
        logger.error({ requestId, route, err: error }, "there is no space left to write");
        throw new Response("Insufficient storage", { status: 507 });
      }
      if (isDeadline(error) || isTooManyTasks(error)) {
        logger.warn({ requestId, route, task: error.task }, error.message);
        throw isDeadline(error)
          ? new Response("Took too long", { status: 504, headers: { "Retry-After": "60" } })
          : new Response("Too many requests", { status: 429, headers: { "Retry-After": "10" } });
      }
      if (isUnstorableText(error)) throw new Response("Bad request", { status: 400 });
      throw error;
    }
  };
  return wrapped as Handler;
}

/**
 * Reads the form before the action runs, so that a hostile form is refused before any action sees it. The action gets
 * the parsed form, and runs once for a form that is sent twice.
 */
function readFormFirst(action: ActionFunction, route: string, isRepeatable: boolean): ActionFunction {
  return async (args) => {
    const { request, context } = args;
    const form = await readForm(request).catch(async (refusal) => {
      await recordSecurityEvent(context, { kind: "access-refused", detail: { route, status: 400, reason: "form" } });
      throw refusal;
    });
    request.formData = async () => form;
    return endDraftOnceAccepted(form, context, () =>
      handleOnce({ request, form, context, route, isRepeatable }, async () => action(args)),
    );
  };
}
