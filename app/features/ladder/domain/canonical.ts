import { isRecord } from "./schema-walk";

/**
 * A document (a ladder, a submitted case) as one text that depends on its content alone: JSON without white space, keys
 * sorted by UTF-16 code unit (as RFC 8785 asks), undefined keys left out. Two files that differ only in layout, comments or the order of keys give the same text, so its hash
 * names the version; the order of lists is content and counts.
 */
export function canonicalJson(document: object): string {
  return JSON.stringify(document, (_, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}
