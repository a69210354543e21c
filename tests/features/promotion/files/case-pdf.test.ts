import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { describe, expect, test } from "vitest";
import { type CasePdfInput, renderCasePdf } from "#app/features/promotion/files/pdf/render-case-pdf";
import { familyFor } from "#app/platform/pdf/fonts";
import { breakAddress, toPrintable } from "#app/platform/pdf/printable";
import { buildLargePacket } from "#tests/support/case-packet";

const hash = createHash("sha256").update("what was submitted").digest("hex");
const frozen = { submittedAt: "2026-10-01T10:00:00.000Z", hash };

async function inputOf(pieces: number): Promise<CasePdfInput> {
  return { packet: await buildLargePacket(pieces), frozen, addenda: [], madeAt: frozen.submittedAt };
}

async function readPages(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text;
}

/** Line ends are the page's, not the words'. */
const flat = (text: string) => text.replace(/\s+/g, " ");

describe("the PDF of a case", () => {
  test("has every criterion, every title, the words, and the hash and its number on every page", async () => {
    const input = await inputOf(20);
    const pages = await readPages(await renderCasePdf(input));
    const all = flat(pages.join(" "));
    for (const competency of input.packet.competencies) {
      expect(all).toContain(competency.name);
      for (const { text } of competency.criteria) expect(all).toContain(flat(text));
    }
    for (const piece of input.packet.evidence) {
      expect(all).toContain(`${piece.number}. ${piece.title}`);
      expect(all).toContain(piece.links[0]);
    }
    expect(all).toContain("Leila Haddad endorsed this");
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(hash);
      expect(flat(page)).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  test("shows Markdown as it shows it on the screen, without its signs, and with its links", async () => {
    const { packet, ...rest } = await inputOf(2);
    const summary =
      "# Aim\n\n**Halved** the *cost* of `checkout`, see [the report](https://example.test/report)\n\n1. first\n2. second\n\n> said";
    const evidence = packet.evidence.map((piece) => ({ ...piece, result: "- half the time\n- no incident" }));
    const addenda = [{ text: "**More** of it", author: "Mara Okafor", on: "2026-10-02" }];
    const pdf = await renderCasePdf({ ...rest, packet: { ...packet, summary, evidence }, addenda });
    const all = flat((await readPages(pdf)).join(" "));
    for (const words of [
      "Aim",
      "Halved the cost of checkout, see the report",
      "1. first",
      "• half the time",
      "More of it",
    ])
      expect(all).toContain(words);
    for (const signs of ["**", "# Aim", "`", "](https", "- half", "> said"]) expect(all).not.toContain(signs);
    const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
    const links = (await page.getAnnotations()).map(({ url }) => url);
    expect(links).toContain("https://example.test/report");
  });

  test("is the same, byte by byte, for the same input", async () => {
    const [first, second] = [await renderCasePdf(await inputOf(3)), await renderCasePdf(await inputOf(3))];
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
  });

  test("says its language, title and day, and has bookmarks", async () => {
    const pdf = await renderCasePdf(await inputOf(2));
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(pdf)));
    expect(info.Title).toBe("Mara Okafor, for Staff Engineer");
    expect(info.CreationDate).toContain("20261001100000");
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const outline = await document.getOutline();
    expect(outline?.map(({ title }) => title)).toEqual(["Summary", "Ratings", "Coverage", "Competencies", "Evidence"]);
    const below = (title: string) => outline?.find((entry) => entry.title === title)?.items.map((entry) => entry.title);
    const { competencies, evidence } = (await inputOf(2)).packet;
    expect(below("Competencies")).toEqual(competencies.map(({ name }) => name));
    expect(below("Evidence")).toEqual(evidence.map(({ number, title }) => `${number}. ${title}`));
    expect(Buffer.from(pdf).toString("latin1")).toContain("/Lang (en-GB)");
  });

  test("leads from a criterion to the pieces that show it", async () => {
    const document = await getDocumentProxy(new Uint8Array(await renderCasePdf(await inputOf(4))));
    const targets = new Set<unknown>();
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      for (const { dest } of await page.getAnnotations()) if (dest) targets.add(dest);
    }
    expect([...targets].sort()).toEqual(["piece-1", "piece-2", "piece-3", "piece-4"]);
    const [target] = (await document.getDestination("piece-3")) ?? [];
    const page = await document.getPage((await document.getPageIndex(target)) + 1);
    const { items } = await page.getTextContent();
    expect(items.map((item) => ("str" in item ? item.str : "")).join("")).toContain("3. ");
  });

  test("is read in its order: a page's content first, its foot last; a piece after its competency", async () => {
    const pages = await readPages(await renderCasePdf(await inputOf(20)));
    for (const page of pages) expect(flat(page).trim()).toMatch(/SHA-256 [0-9a-f]{64} Page \d+ of \d+$/);
    const all = flat(pages.join(" "));
    const order = ["Summary", "Ratings against", "Competency by competency", "1. Piece", "2. Piece", "20. Piece"];
    const places = order.map((words) => all.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test("joins the letters of a script that joins them, and places marks, by the font's own rules", async () => {
    const input = await inputOf(1);
    const [piece] = input.packet.evidence;
    if (piece) piece.title = "سلام";
    const named = Buffer.from(await renderCasePdf(input)).length;
    if (piece) piece.title = "slam";
    // Joined letters are other glyphs than those of the alphabet, so the embedded font has other ones.
    expect(named).not.toBe(Buffer.from(await renderCasePdf(input)).length);
    expect(familyFor("سلام")).not.toBe(familyFor("Привет, Zoë, Ωμέγα"));
    expect(familyFor("x\u0302")).toBe(familyFor("سلام"));
  });

  test("loses no letter: other alphabets are set, and what the font has not is written by its number", async () => {
    const input = await inputOf(1);
    const words = "Paweł Kowalczyk, Viktor Horváth, Marta Jankauskaitė → Ωμέγα, Привет, ő ł ş ı. Rocket 🚀 and 漢";
    const [piece] = input.packet.evidence;
    if (piece) piece.title = words;
    const all = flat((await readPages(await renderCasePdf(input))).join(" "));
    expect(all).toContain("Paweł Kowalczyk, Viktor Horváth, Marta Jankauskaitė → Ωμέγα, Привет, ő ł ş ı.");
    expect(all).toContain("Rocket [U+1F680] and [U+6F22]");
    expect(all).toContain("written by their Unicode number");
  });

  test("takes words of any length: a page without end, a word without space, nothing at all", async () => {
    const input = await inputOf(2);
    const long = "Long paragraphs without a line end. ".repeat(400);
    const [first, second] = input.packet.evidence;
    if (first)
      Object.assign(first, {
        problem: long,
        title: "W".repeat(300),
        links: [`https://example.com/${"x".repeat(1500)}`],
      });
    if (second) Object.assign(second, { problem: "", choice: "", result: "", risk: "", links: [], vouches: [] });
    input.packet.summary = "";
    input.packet.recommendation = null;
    input.addenda = [{ text: "One thing more", author: "Mara Okafor", on: "2026-10-03" }];
    const all = flat((await readPages(await renderCasePdf(input))).join(" "));
    expect(all.split("without a line end").length - 1).toBe(400);
    // The feet of pages stand between its lines.
    expect(all.match(/x{5,}/g)?.join("").length).toBe(1500);
    expect(all).toContain("Addition: Mara Okafor, 3 October 2026");
  });
});

describe("toPrintable", () => {
  const has = (codePoint: number) => codePoint < 0x250;

  test("writes what the font has not by its number, and joins letters with their marks", () => {
    expect(toPrintable("a🚀b", has)).toBe("a[U+1F680]b");
    expect(toPrintable("e\u0301\ttab\u0007", has)).toBe("\u00e9 tab");
  });

  test("keeps everything of a text that the font has", () => {
    const letters = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(letters, (text) => {
        expect(toPrintable(text, has)).toBe(text);
        expect(breakAddress(text, 7).replaceAll("\n", "")).toBe(text);
      }),
    );
  });
});
