import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#app/components/layout/nonce";

const ABORT_DELAY_MS = 5_000;

/**
 * The page as one piece. No loader answers in parts, so nothing is gained by sending one: in many pieces, each flushed
 * through the compression, a page would be twice as long and cost several times as much.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  // Pages hold what some people may see and others may not: no cache keeps them.
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
  headers.set("Content-Type", "text/html; charset=utf-8");
  const { html, failed } = await renderPage(request, remixContext, context);
  return new Response(html, { headers, status: failed ? 500 : status });
}

function renderPage(request: Request, remixContext: EntryContext, context: AppLoadContext) {
  return new Promise<{ html: Buffer<ArrayBuffer>; failed: boolean }>((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(timeout);
          pipe(gather((html) => resolve({ html, failed })));
        },
        onShellError(error) {
          clearTimeout(timeout);
          reject(error);
        },
        onError(error) {
          failed = true;
          context.logger.error({ requestId: context.requestId, err: error }, "rendering failed");
        },
      },
    );
    const timeout = setTimeout(abort, ABORT_DELAY_MS);
  });
}

function gather(done: (whole: Buffer<ArrayBuffer>) => void): Writable {
  const chunks: Buffer[] = [];
  return new Writable({
    // Everything is there at once: to hold React back would only cost turns.
    highWaterMark: Number.MAX_SAFE_INTEGER,
    write(chunk: Buffer, _encoding, next) {
      chunks.push(chunk);
      next();
    },
    final(next) {
      done(Buffer.concat(chunks));
      next();
    },
  });
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  // A refusal, such as a form sent to a page that takes none, is an answer.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.logger.error({ requestId: context.requestId, err: error }, "request failed");
}
