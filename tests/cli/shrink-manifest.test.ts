import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { shrinkManifest } from "#app/cli/shrink-manifest";

const route = (id: string, more: object = {}) => ({
  [id]: {
    id,
    parentId: "root",
    hasAction: false,
    hasLoader: true,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
    module: `/assets/${id}.js`,
    imports: ["/assets/ui.js", "/assets/react.js"],
    css: [],
    ...more,
  },
});

const manifest = {
  entry: { module: "/assets/entry.js", imports: ["/assets/react.js"], css: [] },
  routes: {
    ...route("root", { parentId: undefined, path: "", hasErrorBoundary: true, css: ["/assets/root.css"] }),
    ...route("/", { index: true }),
    ...route("cases", { path: "cases" }),
    ...route("cases/:caseId/vote", {
      path: "cases/:caseId/vote",
      hasAction: true,
      imports: ["/assets/chart.js"],
    }),
    ...route("people/import/template.csv", { path: "people/import/template.csv", imports: [] }),
    ...route("*", { path: "*", hasLoader: false, hasClientAction: true, hasClientLoader: true }),
    ...route("within", { path: "within", parentId: "cases" }),
  },
  url: "/assets/manifest-1.js",
  version: "1",
};

const scriptOf = (content: object) => `window.__remixManifest=${JSON.stringify(content)};`;

test("the browser reads the same manifest, in fewer bytes, and every file is named once", () => {
  const script = shrinkManifest(scriptOf(manifest));
  const window: { __remixManifest?: unknown } = {};
  runInNewContext(script, { window });
  const read = JSON.parse(JSON.stringify(window.__remixManifest)) as typeof manifest;
  const given = JSON.parse(JSON.stringify(manifest)) as typeof manifest;
  for (const one of [...Object.values(read.routes), ...Object.values(given.routes)]) one.imports.sort();
  expect(read).toEqual(given);
  expect(Object.keys(read.routes)).toEqual(Object.keys(given.routes));
  expect(script.split("/assets/ui.js")).toHaveLength(2);
});

test("a manifest that holds what is not known here ends the build", () => {
  const changed = {
    ...manifest,
    routes: { ...manifest.routes, ...route("new", { path: "new", hasMiddleware: true }) },
  };
  expect(() => shrinkManifest(scriptOf(changed))).toThrow("lost something");
});
