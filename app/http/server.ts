import { randomUUID } from "node:crypto";
import { createServer as createHttpServer, type Server } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express } from "express";
import { listPendingMigrations } from "#app/data/migrations";
import type { RequestContext, Services } from "./context";
import { requireBoundedForm, requireSameOrigin } from "./request-checks";
import { securityHeaders } from "./security-headers";
import { answerWhenUnavailable } from "./unavailable";

export type AppSource =
  | { mode: "production"; build: ServerBuild }
  | { mode: "development"; vite: { middlewares: Express; loadBuild: () => Promise<ServerBuild> } };

const YEAR_SECONDS = 31_536_000;
/** A client that sends its request slower than this is let go. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 15_000;

export function createApp(services: Services, source: AppSource): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", services.settings.TRUST_PROXY ? 1 : false);
  addHealth(app, services);
  app.use(
    securityHeaders({
      https: services.settings.PUBLIC_URL.startsWith("https:"),
      development: source.mode === "development",
    }),
  );
  app.use(compression());
  if (source.mode === "production") {
    const client = path.resolve("build/client");
    app.use("/assets", express.static(path.join(client, "assets"), { immutable: true, maxAge: YEAR_SECONDS * 1_000 }));
    app.use("/assets", (_request, response) => void response.status(404).type("text").send("Not found\n"));
    app.use(express.static(client, { maxAge: "1h", index: false }));
  } else {
    app.use(source.vite.middlewares);
  }
  app.use(requireSameOrigin(services.settings.PUBLIC_URL), requireBoundedForm);
  app.use((request, response, next) => {
    const requestId = randomUUID();
    const started = performance.now();
    response.locals.requestId = requestId;
    response.setHeader("X-Request-Id", requestId);
    response.on("finish", () => {
      // The path alone: a query may hold what people search for.
      const { pathname } = new URL(request.originalUrl, "http://localhost");
      const milliseconds = Math.round(performance.now() - started);
      services.logger.info(
        {
          requestId,
          method: request.method,
          path: pathname.replace(/^\/link\/.*/, "/link/…"),
          status: response.statusCode,
          milliseconds,
        },
        "request",
      );
    });
    next();
  });
  app.all(
    "*",
    createRequestHandler({
      build:
        source.mode === "production"
          ? answerWhenUnavailable(source.build)
          : async () => answerWhenUnavailable(await source.vite.loadBuild()),
      mode: source.mode,
      getLoadContext: (request, response): RequestContext => ({
        ...services,
        nonce: response.locals.nonce,
        requestId: response.locals.requestId,
        clientAddress: request.ip ?? "unknown",
      }),
    }),
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

function addHealth(app: Express, services: Services): void {
  app.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  app.get("/readyz", async (_request, response) => {
    try {
      const pending = await listPendingMigrations(services.database);
      if (pending.length === 0) return void response.type("text").send("ready\n");
      response.status(503).type("text").send("the database is not migrated\n");
    } catch {
      response.status(503).type("text").send("the database cannot be reached\n");
    }
  });
}

export type RunningServer = { server: Server; stop(): Promise<void> };

/** How long running requests may take to finish after the server is told to stop. */
const GRACE_MS = 8_000;
const IDLE_SWEEP_MS = 100;

export async function listen(app: Express, { host, port }: { host: string; port: number }): Promise<RunningServer> {
  const server = createHttpServer(app);
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

/** Takes no new requests, lets running ones finish, and closes kept-alive connections as they fall idle. */
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
