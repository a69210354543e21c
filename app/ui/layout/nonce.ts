import { createContext } from "react";

/**
 * What lets this page's own scripts run, known to the server alone: browsers hide it from scripts after the first paint, so
 * the hydrated tree must not compare it. It does not come from a loader, for pages are drawn when loaders throw too.
 */
export const NonceContext = createContext("");
