import { renderToBuffer } from "@react-pdf/renderer";
import type { CasePacket } from "#app/features/promotion/domain/packet";
import { formatPacket } from "#app/features/promotion/files/format-packet";
import { formatText } from "#app/platform/markdown";
import { familyFor, loadFonts } from "#app/platform/pdf/fonts";
import { toPrintable } from "#app/platform/pdf/printable";
import { CaseDocument } from "./case-document";

/** What a document of a case is made from: plain data, which may be sent to another thread. */
export type CasePdfInput = {
  packet: CasePacket;
  /** Null for a draft. */
  frozen: { submittedAt: string; hash: string } | null;
  /** Added after the submission. */
  addenda: { text: string; author: string; on: string }[];
  /** The moment the document bears; of a submitted case its submission. */
  madeAt: string;
};

/**
 * The case as a PDF: text, with its language, title and bookmarks. The same input gives the same bytes: the library's one
 * own mark of time is the creation date, which is given.
 */
export async function renderCasePdf(input: CasePdfInput): Promise<Uint8Array> {
  const has = await loadFonts();
  const printable = mapTexts(input, (text) => toPrintable(text, has));
  const fontFamily = familyFor(JSON.stringify(printable));
  const packet = formatPacket(printable.packet);
  const addenda = printable.addenda.map((each) => ({ ...each, text: formatText(each.text) }));
  return new Uint8Array(await renderToBuffer(CaseDocument({ ...printable, packet, addenda, fontFamily })));
}

function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === "string") return change(value) as Value;
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change)])) as Value;
}
