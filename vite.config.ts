import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const OWN = path.resolve("app");

/**
 * Making a schema does nothing but make it, which the bundler cannot know: without this, a page that needs one limit that
 * stands beside a schema sends all of Zod.
 */
const unusedSchemasGo: Plugin = {
  name: "unused-schemas-go",
  enforce: "pre",
  apply: "build",
  transform(code, id) {
    if (!id.startsWith(OWN) || !code.includes('from "zod"')) return null;
    return { code: code.replace(/(?<![.\w])z(?=\s*\.\s*\w)/g, "/* @__PURE__ */ z"), map: null };
  },
};

/** What is fetched later has no style sheet of its own and few parts: nothing that would fetch these ahead is sent. */
const laterPartsByThemselves: Plugin = {
  name: "later-parts-by-themselves",
  enforce: "pre",
  apply: "build",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
};

/** Every page names all files of the application once: their names are as short as they can be. */
const SHORT_NAMES = { entryFileNames: "assets/[hash].js", chunkFileNames: "assets/[hash].js" };

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [unusedSchemasGo, laterPartsByThemselves, remix(remixConfig as Parameters<typeof remix>[0]), tailwindcss()],
  resolve: { alias: { "#app": path.resolve("app") } },
  optimizeDeps: {
    entries: ["app/root.tsx", "app/features/*/pages/**/*.tsx"],
    // Pages import it on the server alone, and its entry for browsers names a package that is not installed.
    exclude: ["@node-rs/argon2"],
  },
  // Terser leaves four of a hundred bytes out that esbuild sends.
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // What package.json says of all our files ("sideEffects": false), Vite heeds for relative imports and not for "#app/…".
    rollupOptions: {
      treeshake: { moduleSideEffects: (id) => !id.startsWith(OWN) || !/\.tsx?$/.test(id) },
      output: isSsrBuild ? {} : SHORT_NAMES,
    },
    minify: "terser",
    // Licences of what is bundled are in public/licences.txt, once instead of in every file.
    terserOptions: { ecma: 2020, compress: { passes: 3 }, format: { comments: false } },
  },
}));
