import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import onHeaders from "on-headers";

/** A fresh nonce per response: the only inline scripts that run are those this server wrote into it. */
function newNonce(): string {
  return randomBytes(16).toString("base64");
}

export function securityHeaders(options: { https: boolean; development: boolean }): RequestHandler {
  return (_request, response, next) => {
    const nonce = newNonce();
    response.locals.nonce = nonce;
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      // Vite's development server injects style elements.
      `style-src 'self'${options.development ? " 'unsafe-inline'" : ""}`,
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self'${options.development ? " ws:" : ""}`,
      "manifest-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ];
    response.setHeader("Content-Security-Policy", policy.join("; "));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (options.https) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}

/**
 * Nothing is kept by browsers or proxies unless its sender says so: pages, their data, redirects, refusals, errors and
 * downloads hold what some people may see and others may not. Assets and public files set their own header. Every text says
 * how it is encoded.
 */
export const neverCached: RequestHandler = (_request, response, next) => {
  onHeaders(response, () => {
    if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "private, no-store");
    const type = response.getHeader("Content-Type");
    if (typeof type === "string" && /^text\/[\w.+-]+$/.test(type)) {
      response.setHeader("Content-Type", `${type}; charset=utf-8`);
    }
  });
  next();
};
