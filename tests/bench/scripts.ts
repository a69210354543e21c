import type { FirstLoad } from "./browser";
import type { Client } from "./measure";
import type { Scripts } from "./results";

/** The scripts that a page's HTML names, to run or to fetch ahead. */
async function listNamed(client: Client, place: string): Promise<string[]> {
  const { cookie, origin } = client;
  const html = await (await fetch(origin + place, { headers: cookie ? { cookie } : {} })).text();
  return html.match(/\/assets\/[\w.~$-]+\.js/g) ?? [];
}

/**
 * What the first load of a page takes in scripts: all that its HTML names and all that a browser asked for before the
 * page could be used. What it asks for afterwards (charts) counts apart.
 */
export async function measureScripts(client: Client, place: string, load: FirstLoad): Promise<Scripts> {
  const first = new Set([...(await listNamed(client, place)), ...load.early]);
  const later = load.late.filter((script) => !first.has(script));
  // Gzipped, as the budget says: browsers that know brotli, and they all do, are sent an eighth less.
  const measure = async (scripts: Iterable<string>) => {
    let bytes = 0;
    for (const script of scripts) {
      const answer = await fetch(client.origin + script, { headers: { "accept-encoding": "gzip" } });
      bytes += Number(answer.headers.get("content-length"));
      await answer.arrayBuffer();
    }
    return bytes;
  };
  return { firstBytes: await measure(first), laterBytes: await measure(later) };
}
