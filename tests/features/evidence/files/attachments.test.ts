import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AttachmentStore } from "#app/features/evidence/files/attachment-store";
import { detectAttachmentType, nameAttachment } from "#app/features/evidence/files/attachment-type";

const bytes = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

describe("the type of an attachment", () => {
  test.each([
    ["a program", bytes("\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"), "notes.txt"],
    ["a page", bytes("<!doctype html><script>alert(1)</script>"), "page.html"],
    ["a vector picture, which can hold scripts", bytes('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), "a.svg"],
    ["an archive", bytes("PK\x03\x04\x14\0\0\0\0\0"), "a.zip"],
    ["text in no known encoding", Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0xc3]), "a.txt"],
    ["what claims to be a picture", bytes("not a picture"), "a.png"],
    ["text with zeros", bytes("a\0b"), "a.txt"],
  ])("%s is refused", async (_, content, name) => {
    expect(await detectAttachmentType(content, name)).toBe(null);
  });

  test("is read from the content, not from the name", async () => {
    expect(await detectAttachmentType(PNG, "notes.txt")).toBe("image/png");
    expect(await detectAttachmentType(bytes("%PDF-1.7\n%âãÏÓ\n"), "x")).toBe("application/pdf");
  });

  test("any text that is asked for as text is plain text, a page among them", async () => {
    expect(await detectAttachmentType(bytes("Grüße 🦀\r\n\tok"), "a.MD")).toBe("text/plain");
    expect(await detectAttachmentType(bytes("a <b> c"), "a.txt")).toBe("text/plain");
  });
});

describe("the name of a file", () => {
  test.each([
    ["review.hta", "image/gif", "review.hta.gif"],
    ["setup.exe", "image/png", "setup.exe.png"],
    ["report.html", "application/pdf", "report.html.pdf"],
    ["notes.js", "text/plain", "notes.js.txt"],
    ["photo.png", "image/jpeg", "photo.png.jpg"],
    ["a.gif.", "image/gif", "a.gif..gif"],
    ["setup\u202egpj.exe", "image/jpeg", "setupgpj.exe.jpg"],
    ["../../etc/passwd", "text/plain", "passwd.txt"],
    ["C:\\Users\\ada\\graph.png", "image/png", "graph.png"],
    ["a／b＼c∕d.pdf", "application/pdf", "abcd.pdf"],
    ['a"b\r\nSet-Cookie: x.pdf', "application/pdf", "abSet-Cookie x.pdf"],
    ["", "image/gif", "file.gif"],
    [".gif", "image/gif", "gif.gif"],
    [".hidden", "text/plain", "hidden.txt"],
    ["Photo.JPEG", "image/jpeg", "Photo.JPEG"],
    ["a.MD", "text/plain", "a.MD"],
    ["报告 – März.pdf", "application/pdf", "报告 – März.pdf"],
  ])("%j of type %s is stored as %j", (name, mediaType, stored) => {
    expect(nameAttachment(name, mediaType, 120)).toBe(stored);
    // What an earlier release stored is named at the download: twice is as once.
    expect(nameAttachment(stored, mediaType, 120)).toBe(stored);
  });

  test("any name becomes one that no header or folder misreads, and ends as its type says", () => {
    const types = {
      "image/png": /\.png$/i,
      "image/jpeg": /\.jpe?g$/i,
      "image/gif": /\.gif$/i,
      "image/webp": /\.webp$/i,
      "application/pdf": /\.pdf$/i,
      "text/plain": /\.(txt|md|csv|log|json)$/i,
    };
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom(".hta", ".exe", ".gif", ".png", "/", "\\", "\u202e", "\u200f", "\u2028", "..", " "),
    );
    const name = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(name, fc.constantFrom(...Object.entries(types)), (given, [mediaType, ending]) => {
        const clean = nameAttachment(given, mediaType, 40);
        expect(clean).toMatch(ending);
        expect([...clean].length).toBeLessThanOrEqual(40);
        expect(clean).not.toMatch(/[\p{Cc}\p{Bidi_Control}/\\"]/u);
        expect(clean).not.toMatch(/^\./);
        expect(nameAttachment(clean, mediaType, 40)).toBe(clean);
      }),
    );
    expect(nameAttachment(`${"x".repeat(300)}.png`, "image/png", 20)).toBe(`${"x".repeat(16)}.png`);
  });
});

describe("the store", () => {
  let folder: string;
  let store: AttachmentStore;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cairn-attachments-"));
    store = new AttachmentStore(path.join(folder, "in", "it"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("gives back what was written, and nothing for another name", async () => {
    const name = await store.save(PNG);
    expect(await store.read(name)).toEqual(Buffer.from(PNG));
    expect(await store.read({ ...name, id: "another" })).toBe(null);
  });

  test("the same content twice is two files: removing one leaves the other", async () => {
    const [first, second] = [await store.save(PNG), await store.save(PNG)];
    await store.remove(first);
    expect(await store.read(first)).toBe(null);
    expect(await store.read(second)).not.toBe(null);
    await store.remove(first);
  });

  test("content that was changed on the disk is not given out", async () => {
    const name = await store.save(PNG);
    const [file = ""] = (await readdir(folder, { recursive: true })).filter((each) => each.endsWith(name.id));
    await writeFile(path.join(folder, file), "other");
    expect(await store.read(name)).toBe(null);
  });

  test("no name leads out of the folder", async () => {
    const sha256 = "a".repeat(64);
    await expect(store.read({ id: "../../../etc/passwd", sha256 })).rejects.toThrow("not the name");
    await expect(store.read({ id: "x", sha256: "../x" })).rejects.toThrow("not the name");
  });
});
