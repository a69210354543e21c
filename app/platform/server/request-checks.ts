import type { RequestHandler } from "express";

/** The largest body of any form: a CSV file of ten thousand people with room to spare. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** An address must be one: what cannot be decoded, or names no host, is nobody's page. */
export const requireReadableAddress: RequestHandler = (request, response, next) => {
  if (isReadable(`http://${request.get("host") ?? ""}`, request.originalUrl)) return next();
  response.status(400).type("text").send("That address cannot be read.\n");
};

function isReadable(host: string, path: string): boolean {
  if (!URL.canParse(host + path) || path.startsWith("//")) return false;
  try {
    return !decodeURIComponent(path.split("?", 1)[0] ?? "").includes("\u0000");
  } catch {
    return false;
  }
}

/** A write must come from a page of this origin: beside the cookies' same-site rule, every browser says where it comes from. */
export function requireSameOrigin(publicUrl: string): RequestHandler {
  const publicHost = new URL(publicUrl).host;
  return (request, response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const source = request.get("origin") ?? request.get("referer");
    const host = source && URL.canParse(source) ? new URL(source).host : null;
    if (host !== null && (host === request.get("host") || host === publicHost)) return next();
    response.status(403).type("text").send("This form was sent from another site, so it was not accepted.\n");
  };
}

/** Bodies say their length beforehand, are forms, and are bounded. */
export const requireBoundedForm: RequestHandler = (request, response, next) => {
  if (SAFE_METHODS.has(request.method)) return next();
  const refuse = (status: number, text: string) =>
    response.status(status).set("Connection", "close").type("text").send(`${text}\n`);
  const length = request.get("content-length");
  if (length === undefined || !/^\d+$/.test(length))
    return refuse(411, "A request that sends data must say its length.");
  if (Number(length) > MAX_BODY_BYTES)
    return refuse(413, "That is more than 4 MB, which is the most one form may send.");
  if (Number(length) > 0 && !FORM_TYPES.test(request.get("content-type") ?? "")) {
    return refuse(415, "Only forms are accepted here.");
  }
  next();
};
