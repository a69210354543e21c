import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readLadderSource } from "#app/features/ladder/files/ladder-folder";
import { MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_ZIP_BYTES, readLadderZip } from "#app/features/ladder/files/ladder-zip";

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text]),
    ),
  );
const pathsOf = (bytes: Uint8Array) => {
  const read = readLadderZip(bytes);
  return read.ok ? read.source.files.map(({ path }) => path) : read.message;
};

describe("readLadderZip", () => {
  test("what is no archive, or is cut short, is refused in words", () => {
    expect(readLadderZip(strToU8("id: engineering")).ok).toBe(false);
    const whole = zip({ "ladder.yaml": "id: x" });
    for (let length = 0; length < whole.length; length++) {
      const read = readLadderZip(whole.slice(0, length));
      expect(read.ok).toBe(false);
    }
  });

  test.each(["../ladder.yaml", "a/../../roles/x.yaml", "/etc/passwd", "C:\\ladder.yaml", "a\\..\\b.yaml"])(
    "an entry that leads out of its folder refuses the archive: %s",
    (name) => {
      expect(pathsOf(zip({ "ladder.yaml": "id: x", [name]: "id: y" }))).toContain("leads out of its folder");
    },
  );

  test("an archive without a ladder, or with two, is refused", () => {
    expect(pathsOf(zip({ "roles/a.yaml": "id: a" }))).toContain("no ladder.yaml");
    expect(pathsOf(zip({ "a/ladder.yaml": "id: a", "b/ladder.yaml": "id: b" }))).toContain("no ladder.yaml");
    expect(pathsOf(zip({ "a/b/ladder.yaml": "id: a" }))).toContain("no ladder.yaml");
  });

  test("text that is not UTF-8 is refused by its name", () => {
    expect(pathsOf(zip({ "ladder.yaml": "id: x", "roles/a.yaml": new Uint8Array([0xff, 0xfe, 0x41]) }))).toContain(
      "roles/a.yaml",
    );
  });

  test("what would unpack to more than the bound is refused before it is unpacked", () => {
    const bomb = zip({ "ladder.yaml": new Uint8Array(MAX_INFLATED_BYTES + 1) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(pathsOf(bomb)).toContain("2 MB");
    expect(Array.isArray(pathsOf(zip({ "ladder.yaml": new Uint8Array(MAX_INFLATED_BYTES) })))).toBe(true);
    expect(pathsOf(new Uint8Array(MAX_ZIP_BYTES + 1))).toContain("larger than 2 MB");
  });

  test("an archive that lies about the size of an entry gives no more than it claims", () => {
    const bytes = zip({ "ladder.yaml": "x".repeat(100_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // The size in the central directory, which follows the one entry.
    const central = bytes.length - 22 - 46 - "ladder.yaml".length;
    view.setUint32(central + 24, 10, true);
    const read = readLadderZip(bytes);
    expect(read.ok ? (read.source.files[0]?.text.length ?? 0) : 0).toBeLessThanOrEqual(10);
  });

  test("more entries than the bound are refused", () => {
    const many = Object.fromEntries(Array.from({ length: MAX_ENTRIES }, (_, index) => [`notes/${index}.txt`, ""]));
    expect(pathsOf(zip({ ...many, "ladder.yaml": "id: x" }))).toContain("entries");
  });

  test("the ladder is at the top or in the one folder, and what else there is is named", () => {
    const files = {
      "ladder.yaml": "id: x",
      "roles/a.yaml": "id: a",
      "competencies/b.yml": "id: b",
      "README.md": "hello",
    };
    const expected = ["competencies/b.yml", "ladder.yaml", "roles/a.yaml"];
    expect(pathsOf(zip(files))).toEqual(expected);
    const nested = Object.fromEntries(Object.entries(files).map(([name, text]) => [`my ladder/${name}`, text]));
    const read = readLadderZip(zip({ ...nested, "__MACOSX/my ladder/._ladder.yaml": "", ".DS_Store": "" }));
    expect(read).toMatchObject({ ok: true, leftOut: ["my ladder/README.md"] });
    expect(pathsOf(zip(nested))).toEqual(expected);
    expect(pathsOf(zip({ "a\\ladder.yaml": "id: x", "a\\roles\\b.yaml": "id: b" }))).toEqual([
      "ladder.yaml",
      "roles/b.yaml",
    ]);
  });

  test("the shipped ladder comes out as its folder reads", async () => {
    const source = await readLadderSource("ladder");
    const files = Object.fromEntries(
      source.files.map(({ path }) => [`ladder/${path}`, readFileSync(`ladder/${path}`)]),
    );
    const read = readLadderZip(zip(files));
    if (!read.ok) throw new Error(read.message);
    expect(read.source.files).toHaveLength(source.files.length);
    expect(new Map(read.source.files.map(({ path, text }) => [path, text]))).toEqual(
      new Map(source.files.map(({ path, text }) => [path, text])),
    );
  });

  test("property: whatever bytes are changed, it answers, and never with a file that is no part of a ladder", () => {
    const whole = zip({ "l/ladder.yaml": "id: x\nname: y\n".repeat(40), "l/roles/a.yaml": "id: a\n".repeat(60) });
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(whole.length), (changes, cut) => {
        const bytes = whole.slice();
        for (const { at, byte } of changes) bytes[at] = byte;
        const read = readLadderZip(cut % 3 === 0 ? bytes.slice(0, cut) : bytes);
        if (read.ok) {
          for (const { path } of read.source.files)
            expect(path).toMatch(/^(ladder\.yaml|(competencies|roles)\/[^/]+\.ya?ml)$/);
        } else expect(read.message.length).toBeGreaterThan(10);
      }),
      { numRuns: 400 },
    );
  });
});
