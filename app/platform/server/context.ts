import type { Logger } from "pino";
import type { Remembered } from "#app/platform/cache/remembered";
import type { Database } from "#app/platform/database/database";
import type { VirusScanner } from "#app/platform/files/virus-scanner";
import type { Analyses } from "#app/platform/jobs/analyses";
import type { Jobs } from "#app/platform/jobs/jobs";
import type { Workers } from "#app/platform/jobs/pool";
import type { Mailer } from "#app/platform/mail/mail";
import type { RequestLimit } from "./request-limit";
import type { SecurityLog } from "./security-log";
import type { Settings } from "./settings";
import type { Telemetry } from "./telemetry";

/**
 * What the process holds and every request uses. Routes get it from Remix's load context and never import it. A capability
 * adds its services beside their classes by declaration merging, and the composition root makes them.
 */
export interface Services {
  settings: Settings;
  database: Database;
  requestLimit: RequestLimit;
  /** Looks at each file before it is kept. */
  scanForViruses: VirusScanner;
  /** Answers over everyone, until something changes. */
  remembered: Remembered;
  mailer: Mailer;
  logger: Logger;
  securityLog: SecurityLog;
  telemetry: Telemetry;
  /** Threads for long work. */
  workers: Workers;
  /** Outcomes of long work that pages show once they are there. */
  analyses: Analyses;
  /** Long work that a request does not wait for. */
  jobs: Jobs;
  /** Time is injected: tests and the demo choose it. */
  now: () => Date;
}

/** A request's own values, besides the services. */
export type RequestContext = Services & {
  nonce: string;
  requestId: string;
  clientAddress: string;
  /** The same for a form that is sent again: what it creates can take its id from it. Null where the form has no key. */
  submissionId: string | null;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}
