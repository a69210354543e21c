import type { Logger } from "pino";
import type { CalibrationLibrary } from "#app/data/calibration-ratings";
import type { Database } from "#app/data/database";
import type { LadderLibrary } from "#app/data/ladder-library";
import type { FrozenCases } from "#app/data/promotion-contents";
import type { Remembered } from "#app/data/remembered";
import type { Throttle } from "#app/data/throttle";
import type { AttachmentStore } from "#app/integrations/attachment-store";
import type { Mailer } from "#app/integrations/mail";
import type { Analyses } from "#app/workers/analyses";
import type { Workers } from "#app/workers/pool";
import type { Auth } from "./auth";
import type { Drafts } from "./case";
import type { Jobs } from "./jobs";
import type { Settings } from "./settings";
import type { Telemetry } from "./telemetry";

/** What the process holds and every request uses. Routes get it from Remix's load context and never import it. */
export type Services = {
  settings: Settings;
  database: Database;
  auth: Auth;
  ladders: LadderLibrary;
  throttle: Throttle;
  calibrations: CalibrationLibrary;
  frozenCases: FrozenCases;
  drafts: Drafts;
  /** Answers over everyone, until something changes. */
  remembered: Remembered;
  mailer: Mailer;
  attachments: AttachmentStore;
  logger: Logger;
  telemetry: Telemetry;
  /** Threads for long work. */
  workers: Workers;
  /** Outcomes of long work that pages show once they are there. */
  analyses: Analyses;
  /** Long work that a request does not wait for. */
  jobs: Jobs;
  /** Time is injected: tests and the demo choose it. */
  now: () => Date;
};

/** What a request has beside that. */
export type RequestContext = Services & {
  nonce: string;
  requestId: string;
  clientAddress: string;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}
