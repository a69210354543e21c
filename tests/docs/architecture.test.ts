import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readImportGraph } from "#tests/architecture/import-graph";
import { DRAWN, drawArchitecture } from "./architecture-picture";
import { linkRooms } from "./link-rooms";

describe("linkRooms", () => {
  const importing = (...files: string[]) => files.map((to) => ({ to, isType: false }));
  const links = linkRooms(
    new Map([
      ["app/features/growth/pages/goal/route.tsx", importing("app/features/promotion/domain/a.ts", "app/ui/card.tsx")],
      ["app/features/growth/ui/card.tsx", importing("app/ui/card.tsx", "app/features/growth/domain/goal.ts", "zod")],
      ["app/features/pages-of.ts", importing("app/kernel/day.ts")],
      ["app/statistics/tests/wilson.test.ts", importing("app/kernel/day.ts")],
      ["app/root.tsx", importing("app/platform/server/context.ts")],
    ]),
  );

  test("tells what only pages import from what other files import too", () => {
    expect([...(links.get("growth") ?? [])]).toEqual([
      ["promotion", "pages"],
      ["ui", "code"],
    ]);
  });

  test("leaves out packages, imports within a room, tests, and files that are in no room", () => {
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
    expect(readFileSync("docs/architecture.svg", "utf8")).toBe(drawArchitecture(linkRooms(readImportGraph().graph)));
  });
});
