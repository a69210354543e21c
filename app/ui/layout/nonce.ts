import { createContext } from "react";

/**
 * The nonce that lets this page's own scripts run. Browsers hide it from scripts after the first paint, so hydration
 * must not compare it. It does not come from a loader, because error pages need it too.
 */
export const NonceContext = createContext("");
