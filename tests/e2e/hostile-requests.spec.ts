import { readFileSync } from "node:fs";
import { connect } from "node:net";
import type { CairnProcess } from "./support/cairn-process";
import { expect, test, withDemoProcess } from "./support/fixtures";
import { signInOverHttp } from "./support/http-client";

const INNARDS = /node_modules|\.tsx?:\d|\n\s+at |Error:|prisma|\/app\/|stack/i;
const MEGABYTE = 1024 * 1024;
/** What the process may have grown by in the end: far less than what it was sent. */
const MAX_GROWTH_MB = 120;

/** How often a slow client sends one more character: well within any limit on silence. */
const TRICKLE_MS = 500;

/**
 * Sends bytes as they are and gives all that comes back until the connection is closed. What trickles follows one
 * character at a time, again and again.
 */
function sendRaw(cairn: CairnProcess, bytes: string, { trickle = "" } = {}): Promise<string> {
  const { hostname, port } = new URL(cairn.url);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(bytes);
    });
    let sent = 0;
    const trickling = setInterval(() => {
      if (trickle && socket.writable) socket.write(trickle.charAt(sent++ % trickle.length));
    }, TRICKLE_MS);
    socket.on("close", () => clearInterval(trickling));
    socket.setTimeout(45_000, () => socket.destroy(new Error(`no answer in time; so far: ${answer}`)));
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("close", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(answer) : reject(error),
    );
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

const memoryOf = (cairn: CairnProcess) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${cairn.process.pid}/status`, "utf8"))?.[1]) / 1024;

type Case = { name: string; request: (host: string, cookie: string) => string; status: number };

const FORM = "Content-Type: application/x-www-form-urlencoded";
const post = (host: string, path: string, head: string[], body = "") =>
  [`POST ${path} HTTP/1.1`, `Host: ${host}`, `Origin: http://${host}`, "Connection: close", ...head, "", body].join(
    "\r\n",
  );
const get = (host: string, path: string, head: string[] = []) =>
  [`GET ${path} HTTP/1.1`, `Host: ${host}`, "Connection: close", ...head, "", ""].join("\r\n");
const sized = (body: string) => `Content-Length: ${Buffer.byteLength(body)}`;

const CASES: Case[] = [
  { name: "not HTTP", request: () => "hello\r\n\r\n", status: 400 },
  { name: "headers without end", request: (host) => get(host, "/", [`X-Long: ${"x".repeat(40_000)}`]), status: 431 },
  { name: "no host", request: () => "GET /sign-in HTTP/1.1\r\nConnection: close\r\n\r\n", status: 400 },
  { name: "a host that is none", request: () => get("exa mple<>:99999999", "/sign-in"), status: 400 },
  { name: "two slashes", request: (host) => get(host, "//evil.example/sign-in"), status: 400 },
  { name: "an address that cannot be decoded", request: (host) => get(host, "/people/%E0%A4%A"), status: 400 },
  { name: "a query that cannot be decoded", request: (host) => get(host, "/nowhere?q=%E0%A4%A"), status: 404 },
  { name: "a way out of the assets", request: (host) => get(host, "/assets/..%2f..%2f..%2f.env"), status: 404 },
  { name: "a way out of the public files", request: (host) => get(host, "/../../package.json"), status: 404 },
  { name: "a zero byte in the address", request: (host) => get(host, "/people/%00"), status: 400 },
  {
    name: "a method that no page has",
    request: (host) => get(host, "/sign-in").replace("GET", "PROPFIND"),
    status: 403,
  },
  { name: "a very long address", request: (host) => get(host, `/${"a".repeat(12_000)}`), status: 404 },
  {
    name: "JSON",
    request: (host) => post(host, "/sign-in", ["Content-Type: application/json", sized("{}")], "{}"),
    status: 415,
  },
  { name: "no type", request: (host) => post(host, "/sign-in", [sized("a=b")], "a=b"), status: 415 },
  {
    name: "no length",
    request: (host) => post(host, "/sign-in", [FORM, "Transfer-Encoding: chunked"], "0\r\n\r\n"),
    status: 411,
  },
  {
    name: "a huge length",
    request: (host) => post(host, "/sign-in", [FORM, "Content-Length: 99999999999"]),
    status: 413,
  },
  {
    name: "two lengths",
    request: (host) => post(host, "/sign-in", [FORM, sized("a=b"), "Content-Length: 9"], "a=b"),
    status: 400,
  },
  {
    name: "another origin",
    request: (host) =>
      post(host, "/sign-in", [FORM, sized("a=b")], "a=b").replace(/Origin: .*/, "Origin: http://evil.example"),
    status: 403,
  },
  {
    name: "no origin",
    request: (host) => post(host, "/sign-in", [FORM, sized("a=b")], "a=b").replace(/Origin: .*\r\n/, ""),
    status: 403,
  },
  {
    name: "a form that is broken",
    request: (host) => post(host, "/sign-in", [FORM, sized("%%%=%E0%A4&&=&")], "%%%=%E0%A4&&=&"),
    status: 400,
  },
  {
    name: "a multipart form that is broken",
    request: (host) =>
      post(
        host,
        "/sign-in",
        ["Content-Type: multipart/form-data; boundary=x", sized("--x\r\nbroken")],
        "--x\r\nbroken",
      ),
    status: 400,
  },
  {
    name: "a multipart form without a boundary",
    request: (host) => post(host, "/sign-in", ["Content-Type: multipart/form-data", sized("a")], "a"),
    status: 400,
  },
  {
    name: "a multipart form to where ratings save themselves",
    request: (host, cookie) =>
      post(
        host,
        "/assessments/x/rating",
        [cookie, "Content-Type: multipart/form-data; boundary=x", sized("--x\r\nbroken")],
        "--x\r\nbroken",
      ),
    status: 400,
  },
  {
    name: "a form to a page that takes none",
    request: (host, cookie) => post(host, "/assessments", [cookie, FORM, sized("a=b")], "a=b"),
    status: 405,
  },
  {
    name: "cookies that are none",
    request: (host) => get(host, "/account", ["Cookie: cairn.session_token=%E0%A4%A; =;;; __proto__=1"]),
    status: 302,
  },
  {
    name: "a data request for routes that are not there",
    request: (host) => get(host, "/nowhere.data?_routes=../../x"),
    status: 200,
  },
];

test("what no browser sends is refused, without a word about the inside, and memory stays steady", async () => {
  await withDemoProcess({}, async (cairn) => {
    const { host } = new URL(cairn.url);
    const engineer = await signInOverHttp(cairn, "engineer");
    const { cookies } = await engineer.storageState();
    const cookie = `Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join("; ")}`;
    const seen: Record<string, number> = {};
    for (const { name, request } of CASES) {
      const answer = await sendRaw(cairn, request(host, cookie));
      seen[name] = statusOf(answer);
      // What the application bundle is called by its pages is no secret: only what is said outside of scripts counts.
      expect.soft(answer.replace(/<script[\s\S]*?<\/script>|<link[^>]*>/g, ""), name).not.toMatch(INNARDS);
    }
    expect(seen).toEqual(Object.fromEntries(CASES.map(({ name, status }) => [name, status])));

    await test.step("a body larger than it said, again and again", async () => {
      const body = "a=".padEnd(4 * MEGABYTE - 10, "x");
      const sendMany = async () => {
        for (let round = 0; round < 40; round++) {
          await sendRaw(cairn, post(host, "/sign-in", [FORM, sized(body)], body));
          await sendRaw(cairn, post(host, "/sign-in", [FORM, "Content-Length: 3"], body));
        }
        return memoryOf(cairn);
      };
      // Node takes what it needs for the work and keeps it: the same work again must not need more.
      await sendMany();
      const once = await sendMany();
      const twice = await sendMany();
      expect(twice - once).toBeLessThan(MAX_GROWTH_MB);
    });

    await test.step("slow clients are let go, and keep nobody waiting", async () => {
      const head = `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `;
      const silent = Array.from({ length: 25 }, () => sendRaw(cairn, head));
      const trickling = Array.from({ length: 25 }, () => sendRaw(cairn, head, { trickle: "x" }));
      const form = post(host, "/sign-in", [FORM, "Content-Length: 1000"], "email=");
      const slowBodies = ["", "x"].map((trickle) => sendRaw(cairn, form, { trickle }));
      expect((await engineer.get("/assessments")).status()).toBe(200);
      expect((await Promise.all(silent)).map(statusOf)).toEqual(Array(25).fill(408));
      // Who still sends when the connection is closed may lose the answer to that.
      for (const answer of await Promise.all([...trickling, ...slowBodies])) {
        expect([408, Number.NaN]).toContain(statusOf(answer));
      }
    });

    expect((await engineer.get("/assessments")).status()).toBe(200);
    expect(cairn.process.exitCode).toBeNull();
    expect(cairn.output()).not.toContain("request failed");
    await engineer.dispose();
  });
});
