import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { quote } from "#app/kernel/nearest";
import { findExcessiveNesting } from "./nesting";
import { readPlainYaml } from "./plain-yaml";
import { errorAt, type Issue, type Place, type SourceFile, START_OF_FILE } from "./source";
import { describeYamlError, withoutConsequences } from "./yaml-wording";

/** A ladder file longer than this is no ladder file; ten times the longest competency a reader would finish. */
export const MAX_FILE_KIB = 256;
/** The format itself is six deep; beyond this, text was nested to exhaust the reader. */
export const MAX_DEPTH = 16;
/** One broken bracket can make every later line an error; the first few are the ones to correct. */
export const MAX_SYNTAX_ISSUES = 20;

/** Keys and indexes from the root of a file: `["expectations", 2, "competency"]`. */
export type DataPath = readonly PropertyKey[];

/** The contents of a readable file, and where each part of them is written. */
export type YamlDocument = {
  path: string;
  data: unknown;
  /** Start of the value at `path`; of its key where the value is empty; of the enclosing map or list where it is missing. */
  placeOf(path: DataPath): Place;
  /** Start of the key at `path`; of the enclosing map where there is no such key. */
  placeOfKey(path: DataPath): Place;
  /** The value as it is written, so that 2026.10 is not shown as 2026.1; empty where there is no plain value. */
  writtenAt(path: DataPath): string;
};

/** Where the parts of a ladder are written, by id. Opaque: made by `parseLadder` for `checkContent`. */
export type LadderPlaces = {
  ladder: YamlDocument;
  competencies: ReadonlyMap<string, YamlDocument>;
  roles: ReadonlyMap<string, YamlDocument>;
};

/**
 * Reads one YAML file. `document` is null where the file cannot be read on: too large, not YAML, nested too deeply, an alias, no map.
 * A duplicate key is an issue, but the rest of the file is still read. Never throws.
 */
export function readDocument(
  file: SourceFile,
  maxKib: number = MAX_FILE_KIB,
): { document: YamlDocument | null; issues: Issue[] } {
  const refuse = (message: string) => ({ document: null, issues: [errorAt(file.path, START_OF_FILE, message)] });
  const kib = Math.ceil(new TextEncoder().encode(file.text).byteLength / 1024);
  if (kib > maxKib) return refuse(`the file has ${kib} KiB; at most ${maxKib} KiB are allowed`);

  const text = file.text.replace(/^\uFEFF/, "");
  const data = readPlainYaml(text, MAX_DEPTH);
  if (data === undefined) return readWhole(file.path, text);
  // Places are asked for where there is something to say, which is seldom: only then the file is read as a whole.
  let whole: YamlDocument | null = null;
  const placed = () => {
    whole ??= readWhole(file.path, text).document;
    if (!whole) throw new Error(`${file.path} was read as plain YAML and is none`);
    return whole;
  };
  return {
    issues: [],
    document: {
      path: file.path,
      data,
      placeOf: (path) => placed().placeOf(path),
      placeOfKey: (path) => placed().placeOfKey(path),
      writtenAt: (path) => placed().writtenAt(path),
    },
  };
}

/** Reads any YAML, with the place of everything in it. */
export function readWhole(path: string, text: string): { document: YamlDocument | null; issues: Issue[] } {
  const refuse = (message: string) => ({ document: null, issues: [errorAt(path, START_OF_FILE, message)] });
  const lines = countLines(text);
  const tooDeep = findExcessiveNesting(text, MAX_DEPTH);
  if (tooDeep !== null) {
    const { line, col } = lines.linePos(tooDeep);
    return { document: null, issues: [errorAt(path, { line, column: col }, `nested more than ${MAX_DEPTH} deep`)] };
  }
  // Own check of duplicate keys: yaml's names neither the key nor its first place, and takes quadratic time.
  const yaml = parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    schema: "core",
    merge: false,
    resolveKnownTags: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const broken = [...yaml.errors, ...yaml.warnings];
  if (broken.length > 0) {
    const faults = withoutConsequences(broken).slice(0, MAX_SYNTAX_ISSUES);
    return {
      document: null,
      issues: faults.map((fault) => errorAt(path, placeAt(fault.pos[0]), describeYamlError(fault, MAX_DEPTH))),
    };
  }
  const root = yaml.contents;
  if (root === null) return refuse("the file is empty");
  if (!isMap(root)) {
    return {
      document: null,
      issues: [errorAt(path, placeAt(startOf(root)), "the file must be a map of keys, like `id: observability`")],
    };
  }
  const { issues, isReadable } = inspect(root, (offset, message) => errorAt(path, placeAt(offset), message), placeAt);
  if (!isReadable) return { document: null, issues };
  return {
    issues,
    document: {
      path,
      data: yaml.toJS({ maxAliasCount: 0 }),
      placeOf: (at) => {
        const { pair, node } = descend(root, at);
        const isEmpty = isScalar(node) && node.range?.[0] === node.range?.[1];
        return placeAt(startOf(isEmpty && pair ? (pair.key as Node) : node));
      },
      placeOfKey: (at) => {
        const { pair, node, isComplete } = descend(root, at);
        return placeAt(startOf(isComplete && pair ? (pair.key as Node) : node));
      },
      writtenAt: (at) => {
        const { node } = descend(root, at);
        return isScalar(node) ? (node.source ?? "") : "";
      },
    },
  };
}

/** A part of a document as a document of its own, with its places in the whole. */
export function partOf(document: YamlDocument, data: unknown, at: DataPath): YamlDocument {
  return {
    path: document.path,
    data,
    placeOf: (path) => document.placeOf([...at, ...path]),
    placeOfKey: (path) => document.placeOfKey([...at, ...path]),
    writtenAt: (path) => document.writtenAt([...at, ...path]),
  };
}

/** Walks the whole tree without recursion: aliases, keys that are no words, keys given twice, depth. */
function inspect(
  root: Node,
  problem: (offset: number, message: string) => Issue,
  placeAt: (offset: number) => Place,
): { issues: Issue[]; isReadable: boolean } {
  const issues: Issue[] = [];
  let isReadable = true;
  const refuse = (node: Node, message: string) => {
    issues.push(problem(startOf(node), message));
    isReadable = false;
  };
  const toVisit: { node: unknown; depth: number }[] = [{ node: root, depth: 1 }];
  for (let next = toVisit.pop(); next; next = toVisit.pop()) {
    const { node, depth } = next;
    if (isAlias(node)) refuse(node, `aliases like *${node.source} are not allowed: write the text out`);
    if (!isMap(node) && !isSeq(node)) continue;
    if (depth > MAX_DEPTH) {
      refuse(node, `nested more than ${MAX_DEPTH} deep`);
      continue;
    }
    if (isSeq(node)) {
      for (const item of node.items) toVisit.push({ node: item, depth: depth + 1 });
      continue;
    }
    const firstOffsets = new Map<string, number>();
    for (const { key, value } of node.items) {
      toVisit.push({ node: value, depth: depth + 1 });
      if (!isScalar(key)) {
        refuse(key as Node, "a key must be a plain word");
        continue;
      }
      const word = String(key.value);
      const first = firstOffsets.get(word);
      if (first === undefined) firstOffsets.set(word, startOf(key));
      else
        issues.push(problem(startOf(key), `key ${quote(word)} is given twice (first on line ${placeAt(first).line})`));
    }
  }
  return { issues, isReadable };
}

/** Follows a path as far as it exists: the last pair passed and the node reached. */
function descend(root: Node, path: DataPath): { node: Node; pair: Pair | null; isComplete: boolean } {
  let node = root;
  let pair: Pair | null = null;
  for (const step of path) {
    if (isMap(node)) {
      const found: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!found) return { node, pair: null, isComplete: false };
      pair = found;
      node = (found.value ?? found.key) as Node;
    } else if (isSeq(node) && typeof step === "number" && node.items[step]) {
      pair = null;
      node = node.items[step] as Node;
    } else {
      return { node, pair: null, isComplete: false };
    }
  }
  return { node, pair, isComplete: true };
}

/** The parser's own counting misses line breaks in text it could not read. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  return lines;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
