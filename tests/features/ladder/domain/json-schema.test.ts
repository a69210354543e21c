import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { toJsonSchemas } from "#app/features/ladder/domain/json-schema";
import { readLadderSource } from "#app/features/ladder/files/ladder-folder";

describe("toJsonSchemas", () => {
  it("gives what is in ladder/schema; if not, run `npm run -s cairn -- ladder schema`", async () => {
    for (const { fileName, text } of toJsonSchemas()) {
      expect(await readFile(`ladder/schema/${fileName}`, "utf8")).toBe(text);
    }
  });

  it("does not ask for keys that may be left out, and allows no others", () => {
    const role = JSON.parse(toJsonSchemas().find(({ fileName }) => fileName === "role.schema.json")?.text ?? "{}");
    expect(role.required).toEqual(["id", "name", "summary", "expectations"]);
    expect(role.additionalProperties).toBe(false);
  });

  it("is named by the first line of every file of the shipped ladder", async () => {
    const { files } = await readLadderSource("ladder");
    for (const { path, text } of files) {
      const expected = path.startsWith("competencies/")
        ? "../schema/competency"
        : path.startsWith("roles/")
          ? "../schema/role"
          : "schema/ladder";
      expect(text.split("\n")[0], path).toBe(`# yaml-language-server: $schema=${expected}.schema.json`);
    }
  });
});
