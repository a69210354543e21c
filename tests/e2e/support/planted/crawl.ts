import { extractText, getDocumentProxy } from "unpdf";
import type { Cairn } from "../cairn-process";
import { WORD } from "./plant";

/** A client of the server: a cookie, or none. */
export type Client = { get(address: string): Promise<Response> };

export function clientOf(cairn: Cairn, cookie: string): Client {
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
export async function signInFor(cairn: Cairn, email: string): Promise<string> {
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
const MAX_OF_ROUTE = 2;
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

/**
 * All planted words that a reader is sent: on their pages, on the pages these link to, and in data and files. Of each
 * route one page is read as HTML, and its links are followed; of the others the data alone, which holds all their text.
 */
export async function crawl(
  client: Client,
  { from, routes }: { from: readonly string[]; routes: readonly string[] },
): Promise<Map<string, string>> {
  const routeOf = routeFinder(routes);
  const words = new Map<string, string>();
  const known = new Set(from);
  const perRoute = new Map<string, number>();
  const drawn = new Set<string>();
  const files = new Set<string>();

  const isNew = (address: string) => {
    const route = routeOf(address);
    const count = perRoute.get(route) ?? 0;
    const most = NAMES_ALONE.test(route) ? 1 : MAX_OF_ROUTE;
    if (known.has(address) || count >= most || /^\/(assets|fonts|favicon|logo)|\/export\/pdf$/.test(address))
      return false;
    known.add(address);
    perRoute.set(route, count + 1);
    return true;
  };
  const note = (text: string, address: string) => {
    for (const [word] of text.matchAll(WORD)) if (!words.has(word)) words.set(word, address);
  };
  const readData = async (address: string) => {
    const data = address.replace(/(\?|$)/, ".data$1").replace(/^\/\.data/, "/_root.data");
    note(await (await client.get(data)).text(), data);
  };
  /** Gives the links of a page. */
  const visit = async (address: string): Promise<string[]> => {
    const route = routeOf(address);
    if (drawn.has(route) && !files.has(route)) {
      await readData(address);
      return [];
    }
    const answer = await client.get(address);
    const kind = answer.headers.get("content-type") ?? "";
    const text = kind.startsWith("application/pdf") ? await readPdf(answer) : await answer.text();
    note(text, address);
    if (answer.status !== 200) return [];
    drawn.add(route);
    if (!kind.startsWith("text/html")) files.add(route);
    else await readData(address);
    return [...text.matchAll(/ href="(\/[^"#]*)/g)].map(([, link = ""]) => link.replace(/&amp;/g, "&"));
  };
  // Level by level, so that which links are followed does not depend on which answer comes first.
  for (let level = [...known]; level.length > 0; ) {
    const links: string[][] = [];
    const left = level.entries();
    const worker = async () => {
      for (const [index, address] of left) links[index] = await visit(address);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    level = links.flat().filter(isNew);
  }
  return words;
}

/** The text of a PDF, with the lines put together that a word was broken over. */
async function readPdf(answer: Response): Promise<string> {
  if (answer.status !== 200) return answer.text();
  const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  const { text } = await extractText(document, { mergePages: true });
  return text.replace(/-\s*\n?\s*/g, "");
}
