import { isIP } from "node:net";
import type { RequestHandler, Response } from "express";

/** The largest body of any form: a CSV file of ten thousand people with room to spare. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Answers 400 to an address that can't be decoded or has no host. */
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

/**
 * A write must come from a page of this server: beside the cookies' same-site rule, every browser says where it comes from.
 * Its origin is that of PUBLIC_URL, scheme included, or, for a server that is reached by its address, the very host that the
 * request was sent to: a name would prove nothing, since anybody's name can be made to lead here.
 */
export function requireSameOrigin(publicUrl: string, onForeign: () => void): RequestHandler {
  const expected = new URL(publicUrl);
  return (request, response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const source = request.get("origin") ?? request.get("referer");
    const origin = source && URL.canParse(source) ? new URL(source) : null;
    const host = request.get("host");
    const isOwn = origin?.origin === expected.origin;
    if (!isOwn && !(origin && origin.host === host && isAddress(origin.hostname))) {
      onForeign();
      return refuse(response, 403, "This form was sent from another site, so it was not accepted.");
    }
    // The router compares the two as well, and would call it an error of ours.
    if (origin?.host !== (request.get("x-forwarded-host") ?? host)) {
      const text = `The proxy in front of Cairn must hand on the header Host: it is “${host ?? ""}” here and ${expected.host} in the browser. Tell your administrator.`;
      return refuse(response, 400, text);
    }
    next();
  };
}

const isAddress = (hostname: string) =>
  hostname === "localhost" || isIP(hostname) !== 0 || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0;

const refuse = (response: Response, status: number, text: string) =>
  void response.status(status).type("text").send(`${text}\n`);

/** Bodies say their length beforehand, are forms, and are bounded. */
export const requireBoundedForm: RequestHandler = (request, response, next) => {
  if (SAFE_METHODS.has(request.method)) return next();
  const refuseAndClose = (status: number, text: string) => refuse(response.set("Connection", "close"), status, text);
  const length = request.get("content-length");
  if (length === undefined || !/^\d+$/.test(length))
    return refuseAndClose(411, "A request that sends data must say its length.");
  if (Number(length) > MAX_BODY_BYTES)
    return refuseAndClose(413, "That is more than 4 MB, which is the most one form may send.");
  if (Number(length) > 0 && !FORM_TYPES.test(request.get("content-type") ?? "")) {
    return refuseAndClose(415, "Only forms are accepted here.");
  }
  next();
};
