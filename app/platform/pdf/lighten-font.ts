/**
 * Tables that a font does without where every letter stands for itself: how letters join, change and are placed by one
 * another. To look for such rules takes a third of the time of a document in which none applies.
 */
const LEFT_OUT = new Set(["FFTM", "GDEF", "GPOS", "GSUB", "MATH"]);

const TABLE_RECORD = 16;
const FIRST_RECORD = 12;
const NAME_RECORD = 12;
const FIRST_NAME_RECORD = 6;
const WINDOWS = 3;
const POSTSCRIPT_NAME = 6;

type Table = { tag: string; checksum: number; data: Buffer };

/**
 * A TrueType font without its rules for shaping, kerning of pairs aside, and of its names with that for PostScript alone:
 * the PDF library compares all names of the fonts at every run of text. Glyphs, widths and characters are the same.
 */
export function lightenFont(font: Buffer): Buffer {
  const tables = readTables(font)
    .filter(({ tag }) => !LEFT_OUT.has(tag))
    .map((table) => (table.tag === "name" ? { ...table, data: keepPostScriptName(table.data) } : table));
  return writeTables(font.subarray(0, 4), tables);
}

function readTables(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = FIRST_RECORD + TABLE_RECORD * index;
    const start = font.readUInt32BE(at + 8);
    return {
      tag: font.toString("latin1", at, at + 4),
      checksum: font.readUInt32BE(at + 4),
      data: font.subarray(start, start + font.readUInt32BE(at + 12)),
    };
  });
}

function writeTables(version: Buffer, tables: readonly Table[]): Buffer {
  const directory = Buffer.alloc(FIRST_RECORD + TABLE_RECORD * tables.length);
  const power = Math.floor(Math.log2(tables.length));
  version.copy(directory);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(2 ** power * TABLE_RECORD, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE((tables.length - 2 ** power) * TABLE_RECORD, 10);
  const parts: Buffer[] = [directory];
  let start = directory.length;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const at = FIRST_RECORD + TABLE_RECORD * index;
    directory.write(tag, at, "latin1");
    directory.writeUInt32BE(checksum, at + 4);
    directory.writeUInt32BE(start, at + 8);
    directory.writeUInt32BE(data.length, at + 12);
    // Every table begins at a multiple of four.
    const padding = (4 - (data.length % 4)) % 4;
    parts.push(data, Buffer.alloc(padding));
    start += data.length + padding;
  }
  return Buffer.concat(parts);
}

function keepPostScriptName(names: Buffer): Buffer {
  const texts = names.readUInt16BE(4);
  for (let index = 0; index < names.readUInt16BE(2); index++) {
    const at = FIRST_NAME_RECORD + NAME_RECORD * index;
    if (names.readUInt16BE(at) !== WINDOWS || names.readUInt16BE(at + 6) !== POSTSCRIPT_NAME) continue;
    const start = texts + names.readUInt16BE(at + 10);
    const head = Buffer.alloc(FIRST_NAME_RECORD + NAME_RECORD);
    head.writeUInt16BE(1, 2);
    head.writeUInt16BE(head.length, 4);
    names.copy(head, FIRST_NAME_RECORD, at, at + NAME_RECORD - 2);
    return Buffer.concat([head, names.subarray(start, start + names.readUInt16BE(at + 8))]);
  }
  return names;
}
