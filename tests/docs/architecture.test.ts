import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DRAWN, drawArchitecture } from "./architecture-picture";
import { linkRooms, readApp } from "./import-graph";

describe("linkRooms", () => {
  const links = linkRooms([
    ["app/features/growth/pages/goal/route.tsx", 'import { a } from "#app/features/promotion/domain/a";'],
    ["app/features/growth/data/goals.ts", 'import type { B } from "../../people/domain/b";\nimport { z } from "zod";'],
    ["app/features/growth/ui/card.tsx", 'const part = lazyPart(() => import("#app/ui/card"));'],
    ["app/features/growth/domain/goal.ts", 'export { day } from "./day";'],
    ["app/root.tsx", 'import "#app/platform/server/context";'],
  ]);

  test("knows imports by alias, by relative path, of types and of later parts", () => {
    expect([...(links.get("growth") ?? [])]).toEqual([
      ["promotion", "pages"],
      ["people", "code"],
      ["ui", "code"],
    ]);
  });

  test("leaves out packages, imports within a room, and files that are in no room", () => {
    expect([...links.keys()]).toEqual(["growth"]);
  });
});

describe("docs/architecture.svg", () => {
  test("has a place for every folder of app", () => {
    const folders = ["app", "app/features"].flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])),
    );
    expect(folders.filter((folder) => folder !== "features").sort()).toEqual([...DRAWN].sort());
  });

  test("shows the imports of today; if not, run npx tsx tests/docs/draw-architecture.ts", () => {
    expect(readFileSync("docs/architecture.svg", "utf8")).toBe(drawArchitecture(linkRooms(readApp())));
  });
});
