import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig as Parameters<typeof remix>[0]), tailwindcss()],
  resolve: { alias: { "#app": path.resolve("app") } },
  optimizeDeps: { entries: ["app/root.tsx", "app/routes/**/*.tsx"] },
  build: { target: "es2022", assetsInlineLimit: 0 },
});
