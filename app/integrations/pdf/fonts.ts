import { createRequire } from "node:module";
import path from "node:path";
import { Font } from "@react-pdf/renderer";

/**
 * One family for every document. DejaVu Sans has the letters of all European languages, Greek, Cyrillic, arrows and many
 * signs; the fonts built into PDF have only those of Western Europe.
 */
export const FAMILY = "DejaVu Sans";

/** Words longer than this are broken: nobody's ordinary word is. */
const LONGEST_WORD = 60;
const BROKEN_INTO = 30;

let loading: Promise<(codePoint: number) => boolean> | undefined;

/** Makes the fonts ready, once per process; gives which characters they have. */
export function loadFonts(): Promise<(codePoint: number) => boolean> {
  loading ??= load();
  return loading;
}

async function load(): Promise<(codePoint: number) => boolean> {
  const folder = path.join(
    path.dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")),
    "ttf",
  );
  Font.register({
    family: FAMILY,
    fonts: [
      { src: path.join(folder, "DejaVuSans.ttf"), fontWeight: 400 },
      { src: path.join(folder, "DejaVuSans-Bold.ttf"), fontWeight: 700 },
    ],
  });
  // Whole words: a hyphen in the text layer would hide a word from a search.
  Font.registerHyphenationCallback((word) => (word.length <= LONGEST_WORD ? [word] : chunks(word)));
  const fonts = [400, 700].map((fontWeight) => ({ fontFamily: FAMILY, fontWeight, fontStyle: "normal" as const }));
  await Promise.all(fonts.map((font) => Font.load(font)));
  const loaded = fonts.map((font) => Font.getFont(font)?.data as unknown as Glyphs | undefined);
  return (codePoint) => loaded.every((font) => font?.hasGlyphForCodePoint(codePoint) ?? false);
}

type Glyphs = { hasGlyphForCodePoint(codePoint: number): boolean };

function chunks(word: string): string[] {
  const characters = [...word];
  return Array.from({ length: Math.ceil(characters.length / BROKEN_INTO) }, (_, index) =>
    characters.slice(index * BROKEN_INTO, (index + 1) * BROKEN_INTO).join(""),
  );
}
