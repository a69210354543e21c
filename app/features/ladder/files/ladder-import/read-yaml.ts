import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from "yaml";
import { findExcessiveNesting } from "#app/features/ladder/domain/nesting";
import { describeYamlError, withoutConsequences } from "#app/features/ladder/domain/yaml-wording";
import { quote } from "#app/kernel/nearest";
import type { ImportLog, Where } from "./log";
import { type EmptyNode, type MapEntry, type SourceNode, textNode } from "./source-tree";

const MAX_DEPTH = 32;
/** Aliases may repeat a part; this bounds what they can grow to. */
const MAX_NODES = 100_000;
const MAX_SYNTAX_ERRORS = 20;

/**
 * Reads YAML into a tree with places. `from` and `to` bound the part of the file that is YAML. Null, with the errors at their places,
 * where it cannot be read. Aliases and merge keys are followed, up to a bound. Never throws.
 */
export function readYaml(path: string, file: string, log: ImportLog, from = 0, to = file.length): SourceNode | null {
  const whereIs = placer(path, file);
  const text = file.slice(from, to);
  const tooDeep = findExcessiveNesting(text, MAX_DEPTH);
  if (tooDeep !== null) {
    log.error(whereIs(from + tooDeep), `nested more than ${MAX_DEPTH} deep`);
    return null;
  }
  const tabs = findTabsAsIndent(text);
  const yaml = parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    schema: "core",
    merge: false,
    resolveKnownTags: false,
  });
  const faults = withoutConsequences([...yaml.errors, ...yaml.warnings]).slice(0, MAX_SYNTAX_ERRORS);
  for (const fault of faults) log.error(whereIs(from + fault.pos[0]), describeYamlError(fault, MAX_DEPTH));
  for (const offset of tabs.slice(0, MAX_SYNTAX_ERRORS)) {
    log.error(whereIs(from + offset), "not valid YAML: a tab after a dash counts as indentation: use a space");
  }
  if (faults.length + tabs.length > 0) return null;
  if (yaml.contents === null || (isScalar(yaml.contents) && yaml.contents.value === null)) {
    log.error(whereIs(from), "the file is empty");
    return null;
  }
  const before = log.errors.length;
  const converter = new Converter(findTargets(yaml), (offset) => whereIs(from + offset), log);
  const root = converter.convert(yaml.contents, "", 1);
  return log.errors.length > before ? null : root;
}

class Converter {
  private count = 0;
  /** The alias that is being followed: what it repeats is its doing, wherever that is written. */
  private followed: Where | null = null;

  constructor(
    private readonly targets: ReadonlyMap<Alias, Node>,
    private readonly whereIs: (offset: number) => Where,
    private readonly log: ImportLog,
  ) {}

  convert(node: unknown, trail: string, depth: number): SourceNode {
    const where = this.whereIs(startOf(node));
    const blamed = this.followed ?? where;
    const nothing: EmptyNode = { kind: "nothing", where, trail };
    this.count += 1;
    if (this.count > MAX_NODES) {
      if (this.count === MAX_NODES + 1) {
        this.log.error(blamed, `more than ${MAX_NODES} values, with what aliases repeat: is this a ladder?`);
      }
      return nothing;
    }
    if (depth > MAX_DEPTH) {
      this.log.error(blamed, `nested more than ${MAX_DEPTH} deep`);
      return nothing;
    }
    if (isAlias(node)) {
      const target = this.targets.get(node);
      if (!target) this.log.error(where, `the alias *${node.source} names nothing above it`);
      if (!target) return nothing;
      const outer = this.followed;
      this.followed = blamed;
      const copy = this.convert(target, trail, depth + 1);
      this.followed = outer;
      return copy;
    }
    if (isSeq(node)) {
      const items = node.items.map((item, index) => this.convert(item, join(trail, String(index + 1)), depth + 1));
      return { kind: "list", where, trail, items };
    }
    if (isMap(node)) return { kind: "map", where, trail, entries: this.entriesOf(node, trail, depth) };
    if (!isScalar(node) || node.value === null) return nothing;
    // The source of a plain scalar, not its value: 2026.10 is not 2026.1.
    const text = typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
    return textNode(where, trail, text);
  }

  private entriesOf(map: YAMLMap, trail: string, depth: number): MapEntry[] {
    const entries: MapEntry[] = [];
    const merged: MapEntry[] = [];
    const firstLines = new Map<string, number>();
    for (const pair of map.items as Pair[]) {
      const where = this.whereIs(startOf(pair.key));
      if (!isScalar(pair.key)) {
        this.log.error(where, "a key must be a plain word");
        continue;
      }
      const key = typeof pair.key.value === "string" ? pair.key.value : (pair.key.source ?? String(pair.key.value));
      const value = this.convert(pair.value, join(trail, key), depth + 1);
      if (key === "<<" && (value.kind === "map" || value.kind === "list")) {
        const parts = value.kind === "map" ? [value] : value.items;
        merged.push(...parts.flatMap((part) => (part.kind === "map" ? part.entries : [])));
        continue;
      }
      const first = firstLines.get(key);
      if (first !== undefined) this.log.error(where, `key ${quote(key)} is given twice (first on line ${first})`);
      firstLines.set(key, where.line);
      entries.push({ key, where, value });
    }
    const keys = new Set(entries.map(({ key }) => key));
    for (const entry of merged) {
      if (keys.has(entry.key)) continue;
      keys.add(entry.key);
      entries.push(entry);
    }
    return entries;
  }
}

/** What each alias repeats: the last part above it that has its name. (The library goes over the file for each alias.) */
function findTargets(yaml: ReturnType<typeof parseDocument>): Map<Alias, Node> {
  const named = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const toVisit: unknown[] = [yaml.contents];
  while (toVisit.length > 0) {
    const node = toVisit.pop();
    if (isAlias(node)) {
      const target = named.get(node.source);
      if (target) targets.set(node, target);
    } else if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) named.set(node.anchor, node);
    // The last one in is the next one out: the order is that of the file.
    if (isSeq(node)) for (const item of node.items.toReversed()) toVisit.push(item);
    if (isMap(node)) for (const { key, value } of (node.items as Pair[]).toReversed()) toVisit.push(value, key);
  }
  return targets;
}

const join = (trail: string, step: string) => (trail === "" ? step : `${trail}.${step}`);

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

/** Readers of YAML disagree on a tab between a dash and its value: some take it for a space, others refuse the file. */
function findTabsAsIndent(text: string): number[] {
  const found: number[] = [];
  let offset = 0;
  let previous = "";
  let isScalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === "\u0002" || lexeme === "\u0018") continue;
    if (lexeme === "\u001f") {
      isScalarNext = true;
      continue;
    }
    if (!isScalarNext && (previous === "-" || previous === "?") && /^[ \t]+$/.test(lexeme) && lexeme.includes("\t")) {
      found.push(offset + lexeme.indexOf("\t"));
    }
    previous = isScalarNext ? "" : lexeme;
    isScalarNext = false;
    offset += lexeme.length;
  }
  return found;
}

/** Turns offsets into lines and columns, both from 1. */
export function placer(path: string, text: string): (offset: number) => Where {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { path, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
