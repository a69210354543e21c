import { brotliDecompressSync } from "node:zlib";
import { type Client, type Reply, send } from "./measure";

/** Pages that end what is measured, or answer with what another page shows. */
const LEFT_OUT = /^\/(sign-out|assets|theme)/;
const LINK = /(?:href|action)="(\/[^"#]*)/g;

const DEMO_ID = /\/(case|assessment|person|goal|evidence|calibration|shared-case|cycle|check-in|committee)-[\w-]+/g;

/** An address without what differs from one person, cycle or case to the next. */
export const kindOf = (address: string) =>
  address
    .replace(/[a-z0-9]{20,}/g, "…")
    .replace(DEMO_ID, "/…")
    .replace(/=[^&]+/g, "=…")
    .replace(/(\/ladder\/(?:competencies|roles)\/)[\w-]+/, "$1…");

/** One address of each kind that can be reached by links from the home page of who is signed in. */
export async function crawl(client: Client): Promise<string[]> {
  const found = new Map<string, string>([["/", "/"]]);
  // A map gives what was added while it is gone through.
  for (const address of found.values()) {
    const reply = await send(client, address);
    for (const [, link = ""] of readPage(reply).matchAll(LINK)) {
      const target = link.replaceAll("&amp;", "&");
      if (!LEFT_OUT.test(target) && !found.has(kindOf(target))) found.set(kindOf(target), target);
    }
  }
  return [...found.values()];
}

/** What a browser reads of an answer. */
export const decompress = ({ body, encoding }: Pick<Reply, "body" | "encoding">): Buffer =>
  encoding === "br" ? brotliDecompressSync(body) : body;

/** The text of a page; of anything else, nothing. */
export function readPage({ status, body, encoding }: Reply): string {
  const text = decompress({ body, encoding }).toString();
  return status === 200 && text.startsWith("<!DOCTYPE html>") ? text : "";
}
