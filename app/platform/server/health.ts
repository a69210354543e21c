import { createHash, timingSafeEqual } from "node:crypto";
import type { Express, RequestHandler } from "express";
import { listPendingMigrations } from "#app/platform/database/migrations";
import type { Services } from "./context";

/** Endpoints for monitoring: liveness, readiness and metrics. */
export function addHealth(app: Express, services: Services): void {
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
  const token = services.settings.METRICS_TOKEN;
  if (token) app.get("/metrics", requireBearer(token), sendMetrics(services));
}

const sendMetrics =
  ({ telemetry }: Services): RequestHandler =>
  async (_request, response, next) => {
    try {
      const { contentType, text } = await telemetry.metrics();
      response.set({ "Content-Type": contentType, "Cache-Control": "no-store" }).send(text);
    } catch (error) {
      next(error);
    }
  };

const digest = (text: string) => createHash("sha256").update(text).digest();

function requireBearer(token: string): RequestHandler {
  const expected = digest(`Bearer ${token}`);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.get("authorization") ?? ""), expected)) return next();
    response.status(401).set("WWW-Authenticate", "Bearer").type("text").send("A token is needed here.\n");
  };
}
