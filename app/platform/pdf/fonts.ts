import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Font } from "@react-pdf/renderer";
import { lightenFont } from "./lighten-font";

/**
 * One family for every document. DejaVu Sans has the letters of all European languages, Greek, Cyrillic, Arabic, arrows
 * and many signs; the fonts built into PDF have only those of Western Europe.
 */
const FAMILY = "DejaVu Sans";
/** The same without its rules for joining and placing letters: for documents where none applies. */
const LIGHT_FAMILY = "DejaVu Sans, light";

/** Letters that join with their neighbours, and marks that are placed on others: they need the font's rules. */
const NEEDS_RULES = /\p{M}|\p{Script=Arabic}|\p{Script=Nko}/u;

/** Words longer than this are broken: nobody's ordinary word is. */
const LONGEST_WORD = 60;
const BROKEN_INTO = 30;

/** The family for a document with these words. */
export const familyFor = (words: string): string => (NEEDS_RULES.test(words) ? FAMILY : LIGHT_FAMILY);

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
  const files = [
    { file: path.join(folder, "DejaVuSans.ttf"), fontWeight: 400 },
    { file: path.join(folder, "DejaVuSans-Bold.ttf"), fontWeight: 700 },
  ];
  Font.register({ family: FAMILY, fonts: files.map(({ file, fontWeight }) => ({ src: file, fontWeight })) });
  Font.register({
    family: LIGHT_FAMILY,
    fonts: files.map(({ file, fontWeight }) => ({ src: toDataUrl(lightenFont(readFileSync(file))), fontWeight })),
  });
  // Whole words: a hyphen in the text layer would hide a word from a search.
  Font.registerHyphenationCallback((word) => (word.length <= LONGEST_WORD ? [word] : chunks(word)));
  const fonts = [400, 700].map((fontWeight) => ({
    fontFamily: LIGHT_FAMILY,
    fontWeight,
    fontStyle: "normal" as const,
  }));
  await Promise.all(fonts.map((font) => Font.load(font)));
  const loaded = fonts.map((font) => Font.getFont(font)?.data as unknown as Glyphs | undefined);
  return (codePoint) => loaded.every((font) => font?.hasGlyphForCodePoint(codePoint) ?? false);
}

type Glyphs = { hasGlyphForCodePoint(codePoint: number): boolean };

const toDataUrl = (font: Buffer) => `data:font/ttf;base64,${font.toString("base64")}`;

function chunks(word: string): string[] {
  const characters = [...word];
  return Array.from({ length: Math.ceil(characters.length / BROKEN_INTO) }, (_, index) =>
    characters.slice(index * BROKEN_INTO, (index + 1) * BROKEN_INTO).join(""),
  );
}
