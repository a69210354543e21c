import type { RequestHandler } from "express";
import type { Services } from "./context";
import { isSecure } from "./cookies";

const HOUR_MS = 3_600_000;

const ADVICE =
  "requests come through a proxy, and TRUST_PROXY is false: all of them count as one address, so that wrong passwords of one person slow down everybody. Set TRUST_PROXY=true if only the proxy can reach this server.";

/** Says in the log, at most once an hour, that a proxy names its clients and the settings ignore it. */
export function warnOfIgnoredProxy({ settings, logger, now }: Services): RequestHandler {
  let quietUntil = 0;
  return (request, _response, next) => {
    if (!settings.TRUST_PROXY && request.headers["x-forwarded-for"] !== undefined && now().getTime() >= quietUntil) {
      quietUntil = now().getTime() + HOUR_MS;
      logger.warn(ADVICE);
    }
    next();
  };
}

/** The same at the start, where TLS says that there is a proxy. */
export function warnAtStart({ settings, logger }: Pick<Services, "settings" | "logger">): void {
  if (isSecure(settings) && !settings.TRUST_PROXY) {
    logger.warn("PUBLIC_URL begins with https:// and TRUST_PROXY is false: if a proxy ends TLS, set TRUST_PROXY=true");
  }
}
