import { extractText, getDocumentProxy } from "unpdf";
import type { CairnProcess } from "../cairn-process";
import { WORD } from "./plant";

/** Somebody at the wire: a cookie, or none. */
export type Client = { get(address: string): Promise<Response> };

export function clientOf(cairn: CairnProcess, cookie: string): Client {
  return {
    get: async (address) => {
      const ask = () => fetch(`${cairn.url}${address}`, { headers: { cookie }, redirect: "manual" });
      // A connection that was kept open may be closed just as it is used again: then another one.
      for (let left = MAX_CONNECTIONS; left > 0; left--) {
        const answer = await ask().catch(() => null);
        if (answer) return answer;
      }
      return ask();
    },
  };
}

/** So many may be open, and closed by the server at the same moment. */
const MAX_CONNECTIONS = 8;

/** Signs in with the demo's password and gives the cookie. */
export async function signInFor(cairn: CairnProcess, email: string): Promise<string> {
  const answer = await fetch(`${cairn.url}/sign-in`, {
    method: "POST",
    headers: { origin: cairn.url },
    body: new URLSearchParams({ email, password: "demo-password" }),
    redirect: "manual",
  });
  if (answer.status !== 302) throw new Error(`signing in as ${email} gave ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** So many pages of one route are read by following links, beside those of the table of decisions. */
const MAX_OF_ROUTE = 4;
/** Of routes that hold no words of a person, or names alone, one is enough. */
const NAMES_ALONE = /^(ladder|people|teams|organisation|theme)/;
const AT_ONCE = 4;

/** Which route an address belongs to, by the ids of `app/routes.ts`; those without parameters before those with. */
function routeFinder(routes: readonly string[]): (address: string) => string {
  const patterns = [...routes]
    .filter((route) => route !== "*")
    .sort((a, b) => a.split(":").length - b.split(":").length)
    .map((route) => ({ route, pattern: new RegExp(`^/${route.replace(/^\//, "").replace(/:\w+/g, "[^/]+")}$`) }));
  return (address) => {
    const path = address.split("?")[0] ?? "";
    return patterns.find(({ pattern }) => pattern.test(path))?.route ?? "*";
  };
}

/** All words that somebody meets: on the pages they are given, on those these lead to, and in their data and files. */
export async function crawl(
  client: Client,
  { from, routes }: { from: readonly string[]; routes: readonly string[] },
): Promise<{ words: Map<string, string>; pages: number }> {
  const routeOf = routeFinder(routes);
  const words = new Map<string, string>();
  const queue = [...new Set(from)];
  const known = new Set(queue);
  const withData = new Set<string>();
  const perRoute = new Map<string, number>();
  let pages = 0;

  const offer = (address: string) => {
    const route = routeOf(address);
    const count = perRoute.get(route) ?? 0;
    if (known.has(address) || count >= (NAMES_ALONE.test(route) ? 1 : MAX_OF_ROUTE)) return;
    known.add(address);
    perRoute.set(route, count + 1);
    queue.push(address);
  };
  const note = (text: string, address: string) => {
    for (const [word] of text.matchAll(WORD)) if (!words.has(word)) words.set(word, address);
  };
  const visit = async (address: string) => {
    const answer = await client.get(address);
    pages += 1;
    const kind = answer.headers.get("content-type") ?? "";
    if (kind.startsWith("application/pdf")) return note(await readPdf(answer), address);
    const text = await answer.text();
    note(text, address);
    if (!kind.startsWith("text/html") || answer.status !== 200) return;
    for (const [, link = ""] of text.matchAll(/ href="(\/[^"#]*)/g)) {
      if (!/^\/(assets|fonts|favicon|logo)/.test(link)) offer(link.replace(/&amp;/g, "&"));
    }
    const route = routeOf(address);
    if (withData.has(route)) return;
    withData.add(route);
    const data = address.replace(/(\?|$)/, ".data$1").replace(/^\/\.data/, "/_root.data");
    note(await (await client.get(data)).text(), data);
  };
  const worker = async () => {
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) await visit(address);
  };
  // A worker that finds the queue empty ends; the others still fill it, so more are started until nothing is left.
  while (queue.length > 0) await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { words, pages };
}

/** The text of a PDF, with the lines put together that a word was broken over. */
async function readPdf(answer: Response): Promise<string> {
  if (answer.status !== 200) return answer.text();
  const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  const { text } = await extractText(document, { mergePages: true });
  return text.replace(/-\s*\n?\s*/g, "");
}
