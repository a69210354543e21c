import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { runInNewContext } from "node:vm";

const BEGINNING = "window.__remixManifest=";

/** Properties of a route, one bit each. */
const FLAGS = ["index", "hasAction", "hasLoader", "hasClientAction", "hasClientLoader", "hasErrorBoundary"] as const;

type Route = { id: string; parentId?: string; path?: string; module: string; imports: string[]; css: string[] } & {
  [flag in (typeof FLAGS)[number]]?: boolean;
};
type Manifest = { routes: Record<string, Route> };

/** The id of a route is its address (`app/features/pages-of.ts`); root has none. */
const ADDRESS = 'id=>id==="root"?"":id';
const addressOf = runInNewContext(ADDRESS) as (id: string) => string;

/**
 * A route in the order of {@link RESTORE}: id, address, parent, flags, module, style sheets, and the places of its other
 * files. A 0 says what is so of most: the address is the id's own, the parent is root, there is no style sheet.
 */
type Row = [string, string | null | 0, string | null | 0, number, string, string[] | 0, ...number[]];

const RESTORE = `(m,rows,files,address)=>{for(const[id,path,parent,flags,module,css,...at]of rows){
const r=m.routes[id]={id,module,imports:at.map(i=>files[i]),css:css||[]};
if(path!==null)r.path=path||address(id);
if(parent!==null)r.parentId=parent||"root";
${JSON.stringify(FLAGS)}.forEach((name,i)=>{if(i||flags&1)r[name]=!!(flags>>i&1)})}
return m}`;

/**
 * Compresses the manifest, which every first visit loads. A route becomes a row of a table, and every file is named
 * once. The order of a page's files carries no meaning.
 */
export function shrinkManifest(script: string): string {
  const manifest = JSON.parse(script.slice(BEGINNING.length).replace(/;\s*$/, "")) as Manifest;
  const routes = Object.values(manifest.routes);
  const uses = new Map<string, number>();
  for (const file of routes.flatMap(({ imports }) => imports)) uses.set(file, (uses.get(file) ?? 0) + 1);
  // Files of most pages first: lists with a common beginning compress best.
  const files = [...uses].sort(([, a], [, b]) => b - a).map(([file]) => file);
  const places = new Map(files.map((file, place) => [file, place]));
  const rows = routes.map((route): Row => {
    const { id, parentId = null, module, css } = route;
    const address = route.path === addressOf(id) ? 0 : (route.path ?? null);
    const flags = FLAGS.reduce((bits, flag, place) => bits | (route[flag] ? 1 << place : 0), 0);
    const at = route.imports.map((file) => places.get(file) as number).sort((a, b) => a - b);
    return [id, address, parentId === "root" ? 0 : parentId, flags, module, css.length === 0 ? 0 : css, ...at];
  });
  const parts = [{ ...manifest, routes: {} }, rows, files].map((part) => JSON.stringify(part));
  const shrunk = `${BEGINNING}(${RESTORE})(${parts.join(",")},${ADDRESS});`;
  // Fails the build if Remix adds a manifest field that this does not know.
  if (!isDeepStrictEqual(readManifest(shrunk), readManifest(script))) throw new Error("the manifest lost something");
  return shrunk;
}

/** Parses the manifest as a browser does, with each page's files sorted. */
function readManifest(script: string): Manifest {
  const window: { __remixManifest?: unknown } = {};
  runInNewContext(script, { window });
  const manifest = JSON.parse(JSON.stringify(window.__remixManifest)) as Manifest;
  for (const route of Object.values(manifest.routes)) route.imports.sort();
  return manifest;
}

export async function shrinkManifestIn(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^manifest-.*\.js$/.test(name)) continue;
    const file = path.join(folder, name);
    const script = await readFile(file, "utf8");
    if (!script.startsWith(`${BEGINNING}{`)) continue;
    await writeFile(file, shrinkManifest(script));
  }
}
