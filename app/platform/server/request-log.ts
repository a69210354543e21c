import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { describeDevice } from "#app/platform/device";
import { runWithOrigin } from "#app/platform/request-origin";
import type { Services } from "./context";
import { newTally } from "./telemetry";

/** Gives each request an id, and logs and counts it once it is answered or its client is gone. */
export function logRequests({ logger, telemetry }: Services): RequestHandler {
  return (request, response, next) => {
    const tally = newTally(randomUUID());
    const started = performance.now();
    response.locals.requestId = tally.requestId;
    response.setHeader("X-Request-Id", tally.requestId);
    response.on("close", () => {
      const milliseconds = performance.now() - started;
      const { method } = request;
      const { statusCode: status } = response;
      telemetry.noteResponse(tally, { method, status, milliseconds });
      logger.info(
        {
          requestId: tally.requestId,
          method,
          path: loggedPath(request.originalUrl),
          route: tally.route,
          status,
          milliseconds: Math.round(milliseconds),
          databaseMilliseconds: Math.round(tally.databaseMilliseconds),
          statements: tally.statements,
          inSequence: tally.inSequence,
          ...(!response.writableFinished && { aborted: true }),
        },
        "request",
      );
    });
    const origin = {
      requestId: tally.requestId,
      address: request.ip ?? "unknown",
      device: describeDevice(request.get("user-agent") ?? null),
    };
    runWithOrigin(origin, () => telemetry.run(tally, next));
  };
}

/** The path alone: a query may hold what people search for, and a link its secret. */
const loggedPath = (url: string) => (url.split("?", 1)[0] ?? "").replace(/^\/link\/.*/, "/link/…");
