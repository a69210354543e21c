import { fileTypeFromBuffer } from "file-type";

/** Allowed attachments by detected content: pictures, PDF and plain text. None of them runs in a browser. */
const TYPES = new Map<string, [string, ...string[]]>([
  ["image/png", [".png"]],
  ["image/jpeg", [".jpg", ".jpeg"]],
  ["image/gif", [".gif"]],
  ["image/webp", [".webp"]],
  ["application/pdf", [".pdf"]],
]);
const TEXT_ENDINGS: [string, ...string[]] = [".txt", ".md", ".csv", ".log", ".json"];

export const ACCEPTED_IN_WORDS = "PNG, JPEG, GIF or WebP pictures, PDF, and plain text";

/**
 * The media type of a file by its content, or null where it is none of those that may be attached. The name decides
 * nothing but which kind of plain text it is; a picture under the name of a text is a picture.
 */
export async function detectAttachmentType(content: Uint8Array, fileName: string): Promise<string | null> {
  const detected = await fileTypeFromBuffer(content);
  if (detected) return TYPES.has(detected.mime) ? detected.mime : null;
  const isTextName = TEXT_ENDINGS.some((ending) => fileName.toLowerCase().endsWith(ending));
  return isTextName && isPlainText(content) ? "text/plain" : null;
}

/** UTF-8 without the control characters that no text has. */
function isPlainText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells text from other content
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
  } catch {
    return false;
  }
}

/** Marks that turn the direction of writing, so that `exe.gif` may read as `fig.exe`; line separators; signs that look like slashes. */
const MISLEADING = /[\p{Cc}\p{Cs}"<>|?*:\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u2044\u2215\uff0f\uff3c]/gu;

/**
 * A file name to store and to offer: its last part, without what a file system, a header or a reader could misread, and
 * with an ending of its type: what is a picture is never offered as a program.
 */
export function nameAttachment(name: string, mediaType: string, maxLength: number): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last.replace(MISLEADING, "").trim().replace(/^\.+/, "");
  const endings = TYPES.get(mediaType) ?? TEXT_ENDINGS;
  const own = endings.find((ending) => clean.toLowerCase().endsWith(ending));
  const stem = own ? clean.slice(0, -own.length) : clean;
  const ending = own ? clean.slice(-own.length) : endings[0];
  const kept = [...stem]
    .slice(0, maxLength - ending.length)
    .join("")
    .trim();
  return `${kept || "file"}${ending}`;
}
