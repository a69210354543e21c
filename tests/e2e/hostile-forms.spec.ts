import type { APIRequestContext } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes";
import { expect, test, withDemoProcess } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

/**
 * What nobody's browser sends, to every address there is: whether or not it takes a form, the answer is a refusal, and the
 * server goes on answering others meanwhile.
 */

const MEGABYTE = 1024 * 1024;
const HEALTH_EVERY_MS = 20;
const BOUNDARY = "b0undary";

const part = (name: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
const multipart = (names: string[]) => `${names.map(part).join("")}--${BOUNDARY}--\r\n`;
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);

const URL_ENCODED = "application/x-www-form-urlencoded";
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

const SHAPES: Record<string, { type: string; body: string }> = {
  "a huge index": { type: URL_ENCODED, body: "a[10000000]=1" },
  "the largest index": { type: URL_ENCODED, body: "a%5B4294967294%5D=1" },
  "a negative index": { type: URL_ENCODED, body: "a[-1]=1" },
  "50,000 equal names": { type: URL_ENCODED, body: "a=&".repeat(50_000) },
  "1,999 equal names": { type: URL_ENCODED, body: "a=&".repeat(1_999).slice(0, -1) },
  "2,000 nested parts": { type: URL_ENCODED, body: `${"a.".repeat(2_000)}b=1` },
  "2,000 nested indexes": { type: URL_ENCODED, body: `a${"[0]".repeat(2_000)}=1` },
  "a name of the language": { type: URL_ENCODED, body: "__proto__.polluted=1" },
  "another name of the language": { type: URL_ENCODED, body: "a.constructor.prototype.polluted=1" },
  "bytes that are no text": { type: URL_ENCODED, body: "email=%ff%fe&password=%C3%28" },
  "4 MB of fields": {
    type: URL_ENCODED,
    body: numbered(600_000)
      .join("=&")
      .slice(0, 4 * MEGABYTE - 1),
  },
  "10,000 parts": { type: MULTIPART, body: multipart(numbered(10_000)) },
  "a part with a huge index": { type: MULTIPART, body: multipart(["a[10000000]"]) },
};

const LONG_TO = new Set(["/sign-in", "/theme", "/evidence/import"]);
const SIGNED_IN = new Set(["a huge index", "1,999 equal names", "a part with a huge index"]);
/** Refused by the same expression as their neighbours. */
const ODD = new Set(["the largest index", "a negative index", "2,000 nested indexes", "another name of the language"]);

const listPaths = (entries: RouteConfigEntry[]): string[] =>
  entries.flatMap(({ path, index, children = [] }) => [
    ...(path !== undefined || index ? [`/${(path ?? "").replace(/:\w+/g, "x").replace("*", "nowhere")}`] : []),
    ...listPaths(children),
  ]);

/** The longest that a request for /healthz took while `run` ran, in milliseconds. */
async function watchHealth(url: string, run: () => Promise<void>): Promise<number> {
  let isOver = false;
  let longest = 0;
  const watch = (async () => {
    while (!isOver) {
      const started = performance.now();
      // A connection of its own, as a balancer's probe has: a kept one may be closed while this process is busy.
      expect((await fetch(`${url}/healthz`, { headers: { connection: "close" } })).status).toBe(200);
      longest = Math.max(longest, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, HEALTH_EVERY_MS));
    }
  })();
  try {
    await run();
  } finally {
    isOver = true;
  }
  await watch;
  return longest;
}

const CONNECTION_LOST = /EPIPE|ECONNRESET|socket hang up/;
const ATTEMPTS = 4;

/** Sends again where the connection was closed: Node does that after a body that nobody reads, while the next one is sent. */
async function send(client: APIRequestContext, path: string, { type, body }: { type: string; body: string }) {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await client.post(path, {
        headers: { "content-type": type },
        data: Buffer.from(body),
        maxRedirects: 0,
      });
      return { status: answer.status(), text: await answer.text() };
    } catch (error) {
      if (attempt === ATTEMPTS || !CONNECTION_LOST.test(String(error))) throw error;
    }
  }
}

test("no form that a browser could not send gets further than the door, at any address", async () => {
  test.setTimeout(420_000);
  await withDemoProcess({}, async (cairn) => {
    const paths = [...new Set(listPaths(routes))];
    expect(paths.length).toBeGreaterThan(100);
    const clients = { visitor: await newClient(cairn), engineer: await signInOverHttp(cairn, "engineer") };
    const longest = await watchHealth(cairn.url, async () => {
      for (const [who, client] of Object.entries(clients)) {
        for (const path of paths) {
          const shapes = Object.entries(SHAPES).filter(
            ([name, { body }]) =>
              // All go to a few addresses, and a selection to every one: they are refused by the same lines, before anything
              // asks which address it is.
              LONG_TO.has(path) ||
              (body.length <= 200_000 && (who === "visitor" ? !ODD.has(name) : SIGNED_IN.has(name))),
          );
          await Promise.all(
            shapes.map(async ([name, shape]) => {
              const { status, text } = await send(client, path, shape);
              expect(status, `${who}: ${name} to ${path}`).toBeGreaterThanOrEqual(400);
              expect(status, `${who}: ${name} to ${path}`).toBeLessThan(500);
              expect(text.length, `${who}: ${name} to ${path}`).toBeLessThan(200_000);
            }),
          );
        }
      }
    });
    // Before the door, one of these made everyone wait for half a minute, and another ended the process.
    expect(longest).toBeLessThan(2_000);
    expect(cairn.process.exitCode).toBeNull();
    expect(cairn.output()).not.toMatch(/request failed|heap|Maximum call stack/);
    const refused = await send(
      clients.visitor,
      "/sign-in",
      SHAPES["50,000 equal names"] as { type: string; body: string },
    );
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining("more than 3000 fields") });
    await Promise.all(Object.values(clients).map((client) => client.dispose()));
  });
});
