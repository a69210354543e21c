import { quote } from "#app/kernel/nearest";
import { clean } from "./fit-text";
import type { ImportLog, Where } from "./log";

/**
 * A source file as a tree whose every text knows its place and whether an importer has taken it. What no importer took is reported
 * as left out, so that nothing is dropped silently, whatever keys the source has.
 */
export type TextNode = { kind: "text"; where: Where; trail: string; text: string; isTaken: boolean };
export type MapNode = { kind: "map"; where: Where; trail: string; entries: MapEntry[] };
export type ListNode = { kind: "list"; where: Where; trail: string; items: SourceNode[] };
export type EmptyNode = { kind: "nothing"; where: Where; trail: string };
export type SourceNode = TextNode | MapNode | ListNode | EmptyNode;
export type MapEntry = { key: string; where: Where; value: SourceNode };

export function textNode(where: Where, trail: string, text: string): TextNode {
  return { kind: "text", where, trail, text, isTaken: false };
}

const sameKey = (key: string) => key.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Reads a tree generously: keys in any case, a single text where a list may stand, a map of things where a list of them may stand. */
export class TreeReader {
  constructor(private readonly log: ImportLog) {}

  /** The value under the first of these keys that is there and not empty. */
  at(map: MapNode | null, ...keys: string[]): SourceNode | null {
    if (!map) return null;
    for (const key of keys) {
      const wanted = sameKey(key);
      const found = map.entries.find((entry) => sameKey(entry.key) === wanted && entry.value.kind !== "nothing");
      if (found) return found.value;
    }
    return null;
  }

  /** The text under the first of these keys, now taken; null where there is none, or only space. */
  text(map: MapNode | null, ...keys: string[]): TextNode | null {
    return this.take(this.at(map, ...keys));
  }

  take(node: SourceNode | null): TextNode | null {
    if (!node || node.kind === "nothing") return null;
    if (node.kind !== "text") {
      this.log.error(node.where, `${quote(node.trail)} must be a text, not a ${node.kind}`);
      return null;
    }
    node.isTaken = true;
    return clean(node.text) === "" ? null : node;
  }

  map(node: SourceNode | null): MapNode | null {
    if (!node || node.kind === "nothing") return null;
    if (node.kind === "map") return node;
    this.log.error(node.where, `${quote(node.trail)} must be a map of keys, not a ${node.kind}`);
    return null;
  }

  items(node: SourceNode | null): SourceNode[] {
    if (!node || node.kind === "nothing") return [];
    if (node.kind === "list") return node.items.filter((item) => item.kind !== "nothing");
    if (node.kind === "text") return [node];
    if (node.entries.length > 0 && node.entries.every(({ value }) => value.kind === "map")) return asList(node);
    this.log.error(node.where, `${quote(node.trail)} must be a list, not a map`);
    return [];
  }

  maps(node: SourceNode | null): MapNode[] {
    return this.items(node).flatMap((item) => this.map(item) ?? []);
  }

  texts(node: SourceNode | null): TextNode[] {
    return this.items(node).flatMap((item) => this.take(item) ?? []);
  }

  /** True or false where the text says so; null otherwise. */
  flag(map: MapNode | null, key: string): boolean | null {
    const node = this.at(map, key);
    if (node?.kind !== "text" || !/^(true|false|yes|no)$/i.test(node.text)) return null;
    node.isTaken = true;
    return /^(true|yes)$/i.test(node.text);
  }

  /** A whole number; an error where there is a text that is none. */
  wholeNumber(node: SourceNode | null): number | null {
    const text = this.take(node);
    if (!text) return null;
    const written = text.text.trim();
    if (/^[+-]?\d{1,6}(\.0+)?$/.test(written)) return Math.trunc(Number(written));
    this.log.error(text.where, `${quote(text.trail)} must be a whole number, not ${quote(written)}`);
    return null;
  }
}

/** `senior: { name: … }` read as `- id: senior, name: …`. */
function asList(map: MapNode): SourceNode[] {
  return map.entries.flatMap(({ key, where, value }) => {
    if (value.kind !== "map") return [];
    if (value.entries.some((entry) => entry.key === "id")) return [value];
    return [
      { ...value, entries: [{ key: "id", where, value: textNode(where, `${value.trail}.id`, key) }, ...value.entries] },
    ];
  });
}

/** Reports every text of the tree that was not taken: a part of which nothing was taken is one entry. */
export function reportLeftovers(root: SourceNode, log: ImportLog): void {
  const { isWhole, texts } = leftovers(root, log);
  if (isWhole && texts.length > 0) log.leftOut(root.where, root.trail || "the whole file", texts);
}

function leftovers(node: SourceNode, log: ImportLog): { isWhole: boolean; texts: string[] } {
  if (node.kind === "nothing") return { isWhole: true, texts: [] };
  if (node.kind === "text")
    return node.isTaken ? { isWhole: false, texts: [] } : { isWhole: true, texts: textsOf(node.text) };
  const parts =
    node.kind === "map"
      ? node.entries.map(({ where, value }) => ({ where, value, ...leftovers(value, log) }))
      : node.items.map((value) => ({ where: value.where, value, ...leftovers(value, log) }));
  if (parts.every(({ isWhole }) => isWhole)) return { isWhole: true, texts: parts.flatMap(({ texts }) => texts) };
  for (const { isWhole, texts, where, value } of parts) {
    if (isWhole && texts.length > 0) log.leftOut(where, value.trail, texts);
  }
  return { isWhole: false, texts: [] };
}

const textsOf = (text: string) => (clean(text) === "" ? [] : [text]);
