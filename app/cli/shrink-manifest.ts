import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const BEGINNING = "window.__remixManifest=";

type Manifest = { routes: Record<string, { imports: string[] }> };

/**
 * The same manifest, with every file named once and counted where a page needs it: every first visit loads it. In which
 * order a page's files stand says nothing.
 */
export function shrinkManifest(script: string): string {
  const manifest = JSON.parse(script.slice(BEGINNING.length).replace(/;\s*$/, "")) as Manifest;
  const routes = Object.values(manifest.routes);
  const uses = new Map<string, number>();
  for (const file of routes.flatMap(({ imports }) => imports)) uses.set(file, (uses.get(file) ?? 0) + 1);
  // Those of most pages first: lists that begin alike compress best.
  const files = [...uses].sort(([, a], [, b]) => b - a).map(([file]) => file);
  const places = new Map(files.map((file, place) => [file, place]));
  const counted = {
    ...manifest,
    routes: Object.fromEntries(
      Object.entries(manifest.routes).map(([id, route]) => [
        id,
        { ...route, imports: route.imports.map((file) => places.get(file) as number).sort((a, b) => a - b) },
      ]),
    ),
  };
  const restore = "for(const r of Object.values(m.routes))r.imports=r.imports.map(i=>f[i]);return m";
  return `${BEGINNING}((m,f)=>{${restore}})(${JSON.stringify(counted)},${JSON.stringify(files)});`;
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
