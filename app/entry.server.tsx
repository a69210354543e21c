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
  const data = serverHandoffStream ? await new Response(serverHandoffStream).text() : null;
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  );
  // As bytes: a text would first be searched for what Unicode does not allow.
  const html = Buffer.from(`<!DOCTYPE html>${page}`);
  const body = data === null ? html : Buffer.concat([html, Buffer.from(handOver(data, nonce), "latin1")]);
  return new Response(body, { headers, status });
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
