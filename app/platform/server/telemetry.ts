import { AsyncLocalStorage } from "node:async_hooks";
import type { Logger } from "pino";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { OnStatement } from "#app/platform/database/watched-adapter";

/** Metrics of one request. */
export type RequestTally = {
  requestId: string;
  /** The route that answers, by its address; null until one does. */
  route: string | null;
  routeDepth: number;
  statements: number;
  /** The longest chain of statements of which each began after the one before had ended. */
  inSequence: number;
  /** When the last one of that chain ended. */
  chainEnd: number;
  databaseMilliseconds: number;
};

export type Telemetry = {
  /** Runs a request: whatever the database does for it meanwhile is added to its tally. */
  run<Result>(tally: RequestTally, work: () => Result): Result;
  /** Says which route answers; the deepest of those that take part counts. */
  noteRoute(id: string, depth: number): void;
  noteStatement: OnStatement;
  noteResponse(tally: RequestTally, response: { method: string; status: number; milliseconds: number }): void;
  /** From now on the metrics say where the audit log ends. */
  watchAuditHead(read: () => Promise<{ sequence: number; hash: string }>): void;
  /** The metrics in Prometheus's format. */
  metrics(): Promise<{ contentType: string; text: string }>;
};

export const newTally = (requestId: string): RequestTally => ({
  requestId,
  route: null,
  routeDepth: -1,
  statements: 0,
  inSequence: 0,
  chainEnd: 0,
  databaseMilliseconds: 0,
});

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const STATEMENT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
/** Enough of a statement to find it again. */
const MAX_LOGGED_SQL = 2_000;

const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10;

/** Counts and times what the process does, and logs statements that take longer than the threshold. */
export function createTelemetry(logger: Logger, options: { slowStatementMs: number }): Telemetry {
  const requests = new AsyncLocalStorage<RequestTally>();
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requestSeconds = new Histogram({
    name: "cairn_request_duration_seconds",
    help: "Time to answer, by route",
    labelNames: ["method", "route", "status"] as const,
    buckets: REQUEST_SECONDS,
    registers,
  });
  const requestErrors = new Counter({
    name: "cairn_request_errors_total",
    help: "Answers with a status of 500 or above, by route",
    labelNames: ["route", "status"] as const,
    registers,
  });
  const requestDatabaseSeconds = new Counter({
    name: "cairn_request_database_seconds_total",
    help: "Time that requests spent in the database, by route",
    labelNames: ["route"] as const,
    registers,
  });
  const requestStatements = new Counter({
    name: "cairn_request_statements_total",
    help: "Statements that requests sent to the database, by route",
    labelNames: ["route"] as const,
    registers,
  });
  const statementSeconds = new Histogram({
    name: "cairn_database_statement_duration_seconds",
    help: "Time of each statement, waiting for a connection included",
    buckets: STATEMENT_SECONDS,
    registers,
  });
  const slowStatements = new Counter({
    name: "cairn_database_slow_statements_total",
    help: "Statements that took longer than SLOW_STATEMENT_MS",
    labelNames: ["route"] as const,
    registers,
  });

  return {
    run: (tally, work) => requests.run(tally, work),
    noteRoute(id, depth) {
      const tally = requests.getStore();
      if (tally && depth > tally.routeDepth) Object.assign(tally, { route: id, routeDepth: depth });
    },
    noteStatement(sql, milliseconds) {
      const tally = requests.getStore();
      statementSeconds.observe(milliseconds / 1_000);
      if (tally) {
        tally.statements += 1;
        tally.databaseMilliseconds += milliseconds;
        // Statements are told as they end: taking each that began after the last one taken gives the longest chain.
        const now = performance.now();
        if (now - milliseconds >= tally.chainEnd) {
          tally.inSequence += 1;
          tally.chainEnd = now;
        }
      }
      if (milliseconds < options.slowStatementMs) return;
      const route = tally?.route ?? "none";
      slowStatements.inc({ route });
      // The text of a statement has placeholders where values go.
      logger.warn(
        { requestId: tally?.requestId, route, milliseconds: round(milliseconds), sql: sql.slice(0, MAX_LOGGED_SQL) },
        "slow statement",
      );
    },
    noteResponse({ route: answered, statements, databaseMilliseconds }, { method, status, milliseconds }) {
      const route = answered ?? "none";
      requestSeconds.observe({ method, route, status }, milliseconds / 1_000);
      if (status >= 500) requestErrors.inc({ route, status });
      requestDatabaseSeconds.inc({ route }, databaseMilliseconds / 1_000);
      requestStatements.inc({ route }, statements);
    },
    watchAuditHead: (read) => addAuditHead(registry, read),
    metrics: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

/** So many digits of a hash fit a metric's number; as a label, each hash would be a series of its own. */
const HASH_DIGITS = 12;

function addAuditHead(registry: Registry, read: () => Promise<{ sequence: number; hash: string }>): void {
  // Without the database there is no head to report, and all other metrics are reported all the same.
  let head: Promise<{ sequence: number; hash: string } | null> = Promise.resolve(null);
  new Gauge({
    name: "cairn_audit_head_sequence",
    help: "The number of the newest audit record",
    registers: [registry],
    async collect() {
      head = read().catch(() => null);
      this.set((await head)?.sequence ?? Number.NaN);
    },
  });
  // Collected after the number, from the same read.
  new Gauge({
    name: "cairn_audit_head_hash",
    help: `The first ${HASH_DIGITS} hexadecimal digits of the hash of the newest audit record, as a number`,
    registers: [registry],
    async collect() {
      const found = await head;
      this.set(found ? Number.parseInt(found.hash.slice(0, HASH_DIGITS), 16) : Number.NaN);
    },
  });
}
