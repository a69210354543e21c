import { PassThrough } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#app/components/layout/nonce";

const ABORT_DELAY_MS = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    // Pages hold what some people may see and others may not: no cache keeps them.
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
    const ready = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        [ready]() {
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          responseStatus = 500;
          context.logger.error({ requestId: context.requestId, err: error }, "rendering failed");
        },
      },
    );
    setTimeout(abort, ABORT_DELAY_MS).unref();
  });
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  // A refusal, such as a form sent to a page that takes none, is an answer.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.logger.error({ requestId: context.requestId, err: error }, "request failed");
}
