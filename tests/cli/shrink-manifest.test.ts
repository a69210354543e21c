import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { shrinkManifest } from "#app/cli/shrink-manifest";

const manifest = {
  entry: { module: "/assets/entry.js", imports: ["/assets/react.js"] },
  routes: {
    root: { id: "root", module: "/assets/root.js", imports: ["/assets/react.js", "/assets/ui.js"], css: ["/a.css"] },
    home: { id: "home", parentId: "root", imports: ["/assets/chart.js", "/assets/ui.js", "/assets/react.js"] },
    file: { id: "file", parentId: "root", imports: [] },
  },
  version: "1",
};

test("the browser reads the same manifest, and every file is named once", () => {
  const script = shrinkManifest(`window.__remixManifest=${JSON.stringify(manifest)};`);
  const window: { __remixManifest?: unknown } = {};
  runInNewContext(script, { window });
  const read = JSON.parse(JSON.stringify(window.__remixManifest)) as typeof manifest;
  for (const route of [...Object.values(read.routes), ...Object.values(manifest.routes)]) route.imports.sort();
  expect(read).toEqual(manifest);
  const lists = script.slice(script.indexOf('"routes"'));
  for (const file of ["/assets/ui.js", "/assets/chart.js"]) expect(lists.split(file)).toHaveLength(2);
});
