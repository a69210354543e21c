import { brotliCompressSync, constants } from "node:zlib";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { NonceContext } from "./ui/layout/nonce";

/**
 * Renders the page in one go. No loader answers in parts, so streaming gains nothing. React's stream encodes each
 * attribute separately, which takes half as long as rendering, and its chunks double the compressed size
 * (docs/decisions/0019-pages-in-one-piece.md).
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  { serverHandoffStream, ...remixContext }: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  // Pages hold what some people may see and others may not: no cache keeps them.
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
  headers.set("Content-Type", "text/html; charset=utf-8");
  const data = serverHandoffStream ? await readWhole(serverHandoffStream) : null;
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  );
  // As bytes: a text would first be searched for what Unicode does not allow.
  const html = Buffer.from(`<!DOCTYPE html>${page}`);
  const body = data === null ? html : Buffer.concat([html, Buffer.from(handOver(data, nonce), "latin1")]);
  return new Response(compress(body, request, headers), { headers, status });
}

/** Brotli at 1 makes about as much as gzip at 4 in a third of the time; at 2 it would take twice as long for a fifteenth of the bytes. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/**
 * Compressed at once where the browser takes brotli without reserve: a stream of one piece costs more than its compression.
 * Every other page is left to the compression of the server.
 */
function compress(page: Buffer<ArrayBuffer>, request: Request, headers: Headers): Buffer<ArrayBuffer> {
  if (!/\bbr\b(?!\s*;)/.test(request.headers.get("accept-encoding") ?? "")) return page;
  const compressed = brotliCompressSync(page, BROTLI);
  headers.set("Content-Encoding", "br");
  headers.set("Content-Length", String(compressed.length));
  return compressed;
}

async function readWhole(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
  return Buffer.concat(pieces).toString();
}

/**
 * What the loaders gave, for the browser: what Remix's own stream writes, at once, in letters that are a byte each. A page
 * without scripts ignores it.
 */
function handOver(data: string, nonce: string): string {
  const literal = JSON.stringify(data).replace(/[<>&\u0080-\uffff]/g, toEscape);
  const controller = "window.__remixContext.streamController";
  return `<script nonce="${nonce}">${controller}.enqueue(${literal});${controller}.close();</script>`;
}

const toEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  // A refusal, such as a form sent to a page that takes none, is an answer.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.logger.error({ requestId: context.requestId, err: error }, "request failed");
}
