import { Agent, request } from "node:http";

export type Client = { origin: string; cookie: string; agent: Agent };
export type Form = Record<string, string> | URLSearchParams;
export type Reply = {
  status: number;
  body: Buffer;
  encoding: string;
  milliseconds: number;
  location: string;
  requestId: string;
};

/** What an ordinary browser says of itself. */
export const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

export const newClient = (origin: string): Client => ({ origin, cookie: "", agent: new Agent({ keepAlive: true }) });

/** One request over a kept connection; time from sending to the last byte. The body is as it was sent, compressed. */
export function send(client: Client, path: string, form?: Form): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const body = form ? new URLSearchParams(form).toString() : undefined;
    const outgoing = request(
      client.origin + path,
      {
        agent: client.agent,
        method: form ? "POST" : "GET",
        headers: {
          "accept-encoding": "gzip, deflate, br",
          "user-agent": USER_AGENT,
          origin: client.origin,
          ...(client.cookie && { cookie: client.cookie }),
          ...(body !== undefined && {
            "content-type": "application/x-www-form-urlencoded",
            "content-length": Buffer.byteLength(body),
          }),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const all = Buffer.concat(chunks);
          const cookies = incoming.headers["set-cookie"] ?? [];
          if (cookies.length > 0) client.cookie = mergeCookies(client.cookie, cookies);
          resolve({
            status: incoming.statusCode ?? 0,
            body: all,
            encoding: incoming.headers["content-encoding"] ?? "",
            milliseconds: performance.now() - started,
            location: incoming.headers.location ?? "",
            requestId: String(incoming.headers["x-request-id"] ?? ""),
          });
        });
      },
    );
    // The server may end a connection that was idle for long just as it is used again: then nothing was asked yet.
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNRESET" && outgoing.reusedSocket) resolve(send(client, path, form));
      else reject(error);
    });
    outgoing.end(body);
  });
}

function mergeCookies(held: string, set: readonly string[]): string {
  const jar = new Map(held.split("; ").filter(Boolean).map(splitCookie));
  for (const cookie of set) jar.set(...splitCookie(cookie.split(";", 1)[0] ?? ""));
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

function splitCookie(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

export const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;

export type Compared = {
  milliseconds: { p50: number; p99: number; mean: number };
  trivial: { p50: number; p99: number };
  ratio: number;
  ratioP99: number;
};

/** Takes turns between the one and the trivial page, so that whatever else the machine does falls on both alike. */
export async function compare(
  one: () => Promise<number>,
  trivial: () => Promise<number>,
  { warmUp, rounds }: { warmUp: number; rounds: number },
): Promise<Compared> {
  const [ones, trivials]: [number[], number[]] = [[], []];
  for (let round = -warmUp; round < rounds; round++) {
    const [a, b] = [await one(), await trivial()];
    if (round < 0) continue;
    ones.push(a);
    trivials.push(b);
  }
  const order = (values: number[]) => values.sort((a, b) => a - b);
  const at = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
  const [milliseconds, base] = [at(order(ones)), at(order(trivials))];
  const mean = ones.reduce((sum, value) => sum + value, 0) / ones.length;
  return {
    milliseconds: { ...milliseconds, mean },
    trivial: base,
    ratio: milliseconds.p50 / base.p50,
    ratioP99: milliseconds.p99 / base.p99,
  };
}
