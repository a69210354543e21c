/** Sent to the window when the page begins and ends to wait for the server. */
export const WAITING_EVENT = "cairn:waiting";

const PAUSE_MS = 2_000;
/** The database is gone, or has no room to write. */
const UNAVAILABLE = [503, 507];

const isPage = (input: RequestInfo | URL): input is string | URL =>
  (typeof input === "string" || input instanceof URL) && new URL(input, location.href).pathname.endsWith(".data");

const announce = (isWaiting: boolean) =>
  window.dispatchEvent(new CustomEvent<boolean>(WAITING_EVENT, { detail: isWaiting }));

function pause(signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    setTimeout(resolve, PAUSE_MS);
  });
}

/**
 * While the server says that it cannot, pages and forms are asked for again and again: the form stays on the
 * screen with all that was typed, and is sent as soon as it can be. Nothing was changed by a request that got this answer.
 */
export function keepAskingWhileUnavailable(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    let response = await send(input, init);
    if (!UNAVAILABLE.includes(response.status) || !isPage(input)) return response;
    announce(true);
    try {
      while (UNAVAILABLE.includes(response.status)) {
        await pause(init?.signal);
        response = await send(input, init);
      }
      return response;
    } finally {
      announce(false);
    }
  };
}
