import { expect, it } from "vitest";
import { readCsvLines } from "#app/platform/csv/csv-lines";
import { decodeTable, findSeparator } from "#app/platform/csv/table-text";

it("decodes nothing of damaged UTF-8, and nothing with a byte that Windows-1252 lacks", () => {
  expect(decodeTable(Uint8Array.of(0xc3, 0xa4, 0xe4))).toBeNull();
  expect(decodeTable(Uint8Array.of(0x41, 0xe4, 0x81))).toBeNull();
  expect(decodeTable(Uint8Array.of(0xff, 0xfe, 0x41))).toBeNull();
});

it("decodes UTF-8, UTF-16 of both orders and Windows-1252, without the mark", () => {
  const ends = [[0xef, 0xbb, 0xbf, 0xc3, 0xa4], [0xff, 0xfe, 0xe4, 0x00], [0xfe, 0xff, 0x00, 0xe4], [0xe4]].map(
    (bytes) => decodeTable(Uint8Array.from(bytes)),
  );
  expect(ends.map((decoded) => decoded?.text)).toEqual(["ä", "ä", "ä", "ä"]);
  expect(ends.map((decoded) => decoded?.encoding)).toEqual(["UTF-8", "UTF-16", "UTF-16", "Windows-1252"]);
});

it("finds the separator that is said, else the one of the first line, else of the lines below a title", () => {
  const separatorOf = (text: string) => findSeparator(text).separator;
  expect(separatorOf("sep=;\na,b,c")).toBe(";");
  expect(separatorOf('a;"b,c,d,e"\n1;2')).toBe(";");
  expect(separatorOf("a\tb\n1,2,3\t4")).toBe("\t");
  expect(separatorOf("Our title\na;b;c")).toBe(";");
  expect(separatorOf("")).toBe(",");
});

it("keeps the numbers of the lines below `sep=`", () => {
  const limits = { maxRows: 9, maxCellCharacters: 99, maxColumns: 9, maxLineCharacters: 99 };
  expect(readCsvLines("\ufeffsep=;\r\na;b\r\n1;2\r\n", limits).lines).toEqual([
    { line: 2, cells: ["a", "b"] },
    { line: 3, cells: ["1", "2"] },
  ]);
});
