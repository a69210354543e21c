import { IDEMPOTENCY_HEADER } from "#app/kernel/request-key";

/** Sent to the window when the page begins and ends to wait for the server. */
export const WAITING_EVENT = "cairn:waiting";

/** Pauses between tries: about two minutes in all. Then the answer is shown as it is. */
const PAUSES_MS = [1_000, 2_000, 2_000, 5_000, 5_000, 10_000, 15_000, 20_000, 30_000, 30_000];
/** The database is gone, or has no room to write. */
const UNAVAILABLE = [503, 507];

const isPage = (input: RequestInfo | URL): input is string | URL =>
  (typeof input === "string" || input instanceof URL) && new URL(input, location.href).pathname.endsWith(".data");

const announce = (isWaiting: boolean) =>
  window.dispatchEvent(new CustomEvent<boolean>(WAITING_EVENT, { detail: isWaiting }));

function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    setTimeout(resolve, milliseconds);
  });
}

/** A form that is sent by the page carries a key: sent again, it changes nothing twice. */
function withKey(init: RequestInit | undefined): RequestInit | undefined {
  if (!init?.method || /^(get|head)$/i.test(init.method)) return init;
  const headers = new Headers(init.headers);
  if (!headers.has(IDEMPOTENCY_HEADER)) headers.set(IDEMPOTENCY_HEADER, newKey());
  return { ...init, headers };
}

/** `crypto.randomUUID` is there over TLS alone. */
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join("-");

/**
 * While the server says that it cannot answer, pages and forms are requested again: the form stays on the screen with all
 * that was typed, and is sent as soon as it can be. The key of a form lets the server tell a repetition.
 */
export function retryWhileUnavailable(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (!isPage(input)) return send(input, init);
    const request = withKey(init);
    let response = await send(input, request);
    if (!UNAVAILABLE.includes(response.status)) return response;
    announce(true);
    try {
      for (const milliseconds of PAUSES_MS) {
        await pause(milliseconds, init?.signal);
        response = await send(input, request);
        if (!UNAVAILABLE.includes(response.status)) break;
      }
      return response;
    } finally {
      announce(false);
    }
  };
}
