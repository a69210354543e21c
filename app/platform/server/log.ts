import { type DestinationStream, type Logger, pino } from "pino";
import type { Settings } from "./settings";

/** Describes where an error arose, without values, which may be private text. */
function describeError(error: unknown, depth = 0): unknown {
  if (typeof error !== "object" || error === null) return { type: typeof error };
  const { name, message, code, stack, cause, meta } = error as Error & {
    code?: unknown;
    meta?: { driverAdapterError?: { cause?: { kind?: unknown; originalCode?: unknown } } };
  };
  const driver = meta?.driverAdapterError?.cause;
  return {
    type: name,
    message,
    ...(code !== undefined && { code }),
    ...(driver && { driver: { kind: driver.kind, code: driver.originalCode } }),
    ...(depth === 0 && { stack }),
    ...(cause !== undefined && depth < 3 && { cause: describeError(cause, depth + 1) }),
  };
}

/** One line of JSON for each event. No personal text and no secret is in any of them. */
export function createLogger({ LOG_LEVEL }: Pick<Settings, "LOG_LEVEL">, into?: DestinationStream): Logger {
  const options = { level: LOG_LEVEL, serializers: { err: (error: unknown) => describeError(error) } };
  return into ? pino(options, into) : pino(options);
}
