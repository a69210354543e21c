import { createServer as createHttpServer, type Server } from "node:http";
import path from "node:path";
import { constants } from "node:zlib";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import sirv from "sirv";
import type { Services } from "./context";
import { isSecure } from "./cookies";
import { addHealth } from "./health";
import { createPageHandler } from "./page-handler";
import { warnOfIgnoredProxy } from "./proxy-warning";
import { requireBoundedForm, requireReadableAddress, requireSameOrigin } from "./request-checks";
import { logRequests } from "./request-log";
import { neverCached, securityHeaders } from "./security-headers";
import { recordSecurityEvent } from "./security-log";
import { watchHandlers } from "./watch-handlers";

export type AppSource =
  | { mode: "production"; build: ServerBuild }
  | { mode: "development"; vite: { middlewares: Express; loadBuild: () => Promise<ServerBuild> } };

/**
 * Pages are compressed as they are sent. Brotli at 1 makes about as much as gzip at 4 in a third of the time; brotli
 * at 2 would take twice as long for a fifteenth of the bytes. Assets are compressed once, at the build.
 */
const PAGE_COMPRESSION = { level: 4, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } };

const YEAR_SECONDS = 31_536_000;
const HOUR_SECONDS = 3_600;
/** A client that sends its request slower than this is let go. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 15_000;
const TIMEOUT_CHECK_MS = 5_000;

/** `middleware` runs before each page: what a capability has to do with a request itself. */
export function createApp(services: Services, source: AppSource, middleware: readonly RequestHandler[] = []): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", services.settings.TRUST_PROXY ? 1 : false);
  app.use(
    neverCached,
    securityHeaders({ https: isSecure(services.settings), development: source.mode === "development" }),
  );
  addHealth(app, services);
  app.use(compression(PAGE_COMPRESSION));
  if (source.mode === "production") {
    const client = path.resolve("build/client");
    const compressed = { brotli: true, gzip: true, etag: true };
    app.use("/assets", sirv(path.join(client, "assets"), { ...compressed, immutable: true, maxAge: YEAR_SECONDS }));
    app.use("/assets", (_request, response) => void response.status(404).type("text").send("Not found\n"));
    app.use(sirv(client, { ...compressed, maxAge: HOUR_SECONDS, extensions: [] }));
  } else {
    app.use(source.vite.middlewares);
  }
  app.use(logRequests(services), warnOfIgnoredProxy(services), requireReadableAddress);
  const noteForeign = () =>
    void recordSecurityEvent(services, { kind: "access-refused", detail: { status: 403, reason: "origin" } });
  app.use(requireSameOrigin(services.settings.PUBLIC_URL, noteForeign), requireBoundedForm, ...middleware);
  const getLoadContext = (request: Request, response: Response): AppLoadContext => ({
    ...services,
    nonce: response.locals.nonce,
    requestId: response.locals.requestId,
    clientAddress: request.ip ?? "unknown",
    submissionId: null,
  });
  const { mode } = source;
  app.all(
    "*",
    mode === "production"
      ? createPageHandler(watchHandlers(source.build), { mode, getLoadContext })
      : createRequestHandler({ build: async () => watchHandlers(await source.vite.loadBuild()), mode, getLoadContext }),
  );
  const onError: ErrorRequestHandler = (error, _request, response, next) => {
    services.logger.error({ requestId: response.locals.requestId, err: error }, "request failed");
    if (response.headersSent) return next(error);
    response
      .status(500)
      .type("text")
      .send("Something went wrong on our side. Nothing was changed; please try again.\n");
  };
  app.use(onError);
  return app;
}

export type RunningServer = { server: Server; stop(): Promise<void> };

/** Grace period for running requests after the server is told to stop. */
const GRACE_MS = 8_000;
const IDLE_SWEEP_MS = 100;

export async function listen(app: Express, { host, port }: { host: string; port: number }): Promise<RunningServer> {
  const server = createHttpServer({ connectionsCheckingInterval: TIMEOUT_CHECK_MS }, app);
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return { server, stop: () => stopServer(server) };
}

/** Stops accepting requests, lets running ones finish, and closes idle keep-alive connections. */
async function stopServer(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearInterval(sweep);
  clearTimeout(deadline);
}
