/**
 * Reads the plain YAML that ladders are mostly written in, some ten times as fast as a whole YAML reader: block maps with simple keys, block
 * lists, one-line maps and lists, plain texts and texts in double quotes of one or more lines, and `>-` and `|-` blocks without blank lines. Gives
 * undefined for anything else, right or wrong, for the whole reader to judge: what it does give is what that one gives without any
 * issue, which a test compares over many broken and unbroken files.
 */
export function readPlainYaml(text: string, maxDepth: number): unknown {
  // Tabs, carriage returns and other characters with a meaning of their own.
  if (/[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\uffef]/.test(text)) return undefined;
  try {
    const reader = new PlainReader(text, maxDepth);
    return reader.read();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

type Line = { indent: number; text: string };

const KEY = /^([A-Za-z][A-Za-z0-9]*):(?: +(.*))?$/;
const WORDS_OF_YAML = /^(?:null|true|false|inf|nan)$/i;
/** No mark that starts anything but a text or a number. */
const PLAIN_START = /^[A-Za-z0-9(\u00a0-\uffef]/;
const FLOW_ENTRY = /^(?:"[^"\\]*"|[A-Za-z0-9][A-Za-z0-9 _./()-]*)$/;

class PlainReader {
  private readonly lines: Line[];
  private next = 0;

  constructor(
    text: string,
    private readonly maxDepth: number,
  ) {
    this.lines = text.split("\n").map((line) => {
      const indent = line.length - line.trimStart().length;
      return { indent, text: line.slice(indent) };
    });
  }

  read(): unknown {
    const first = this.peek();
    if (first?.indent !== 0 || !KEY.test(first.text)) throw new NotPlain();
    const value = this.readMap(0, 1);
    if (this.peek()) throw new NotPlain();
    return value;
  }

  /** The next line that is neither blank nor a comment. */
  private peek(): Line | undefined {
    let line = this.lines[this.next];
    while (line && (line.text === "" || line.text.startsWith("#"))) line = this.lines[++this.next];
    return line;
  }

  private readMap(indent: number, depth: number): Record<string, unknown> {
    if (depth > this.maxDepth) throw new NotPlain();
    const map: Record<string, unknown> = {};
    for (let line = this.peek(); line && line.indent >= indent; line = this.peek()) {
      const [, key, rest = ""] = (line.indent === indent && KEY.exec(line.text)) || [];
      if (key === undefined || WORDS_OF_YAML.test(key) || Object.hasOwn(map, key)) throw new NotPlain();
      this.next++;
      map[key] = rest === "" ? this.readBlock(indent, depth) : this.readValue(rest, indent, depth);
    }
    return map;
  }

  /** The map or list below a key. */
  private readBlock(indent: number, depth: number): unknown {
    const line = this.peek();
    if (line && isItem(line) && line.indent >= indent) return this.readList(line.indent, depth + 1);
    if (line && line.indent > indent) return this.readMap(line.indent, depth + 1);
    throw new NotPlain();
  }

  private readList(indent: number, depth: number): unknown[] {
    if (depth > this.maxDepth) throw new NotPlain();
    const list: unknown[] = [];
    for (let line = this.peek(); line && line.indent === indent && isItem(line); line = this.peek()) {
      const rest = line.text.slice(2);
      if (KEY.test(rest)) {
        // The map of an item starts on the line of its dash.
        this.lines[this.next] = { indent: indent + 2, text: rest };
        list.push(this.readMap(indent + 2, depth + 1));
      } else {
        this.next++;
        list.push(this.readValue(rest, indent, depth));
      }
    }
    return list;
  }

  private readValue(text: string, indent: number, depth: number): unknown {
    if (text === ">-" || text === "|-") return this.readScalarBlock(indent, text === ">-" ? " " : "\n");
    if (PLAIN_START.test(text)) return this.readPlain(text, indent);
    if (/^"[^"\\]*[^"\\ ]$/.test(text)) return this.readQuotedLines(text, indent);
    const value = readFlow(text, this.maxDepth - depth);
    // What goes on below may belong to it.
    const following = this.lines[this.next];
    if (following && following.text !== "" && following.indent > indent) throw new NotPlain();
    return value;
  }

  private readScalarBlock(indent: number, joint: string): string {
    const texts: string[] = [];
    const first = this.lines[this.next];
    if (!first || first.text === "" || first.indent <= indent) throw new NotPlain();
    for (let line = this.lines[this.next]; line && line.indent > indent; line = this.lines[++this.next]) {
      if (line.text === "") break;
      if (line.indent !== first.indent || line.text.endsWith(" ")) throw new NotPlain();
      texts.push(line.text);
    }
    const after = this.lines.slice(this.next).find(({ text }) => text !== "");
    if (after && after.indent > indent) throw new NotPlain();
    return texts.join(joint);
  }

  /** A text in double quotes that closes on a later line. */
  private readQuotedLines(text: string, indent: number): string {
    const texts = [text.slice(1)];
    for (let line = this.lines[this.next++]; line && line.indent > indent; line = this.lines[this.next++]) {
      if (/^[^"\\]*"$/.test(line.text)) {
        const after = this.lines[this.next];
        if (after && after.text !== "" && after.indent > indent) throw new NotPlain();
        return [...texts, line.text.slice(0, -1)].join(" ");
      }
      if (!/^[^"\\]*[^"\\ ]$/.test(line.text)) throw new NotPlain();
      texts.push(line.text);
    }
    throw new NotPlain();
  }

  private readPlain(text: string, indent: number): string | number {
    const texts = [text];
    for (let line = this.lines[this.next]; line && line.indent > indent; line = this.lines[++this.next]) {
      if (line.text === "") break;
      if (!PLAIN_START.test(line.text)) throw new NotPlain();
      texts.push(line.text);
    }
    const after = this.peek();
    if (after && after.indent > indent) throw new NotPlain();
    const whole = texts.join(" ");
    if (whole.includes(": ") || whole.includes(" #") || texts.some((one) => one.endsWith(":") || one.endsWith(" ")))
      throw new NotPlain();
    return texts.length === 1 ? readWord(whole) : whole;
  }
}

function isItem(line: Line): boolean {
  return /^- [^ ]/.test(line.text);
}

/** A plain text of one line; a number where it is one without any ornament. */
function readWord(text: string): string | number {
  if (/^(?:0|[1-9][0-9]{0,14})$/.test(text)) return Number(text);
  if (WORDS_OF_YAML.test(text) || /^[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?$|^0[xo]/.test(text)) throw new NotPlain();
  return text;
}

/** A quoted text, or a list or map on one line whose entries are words or quoted texts. */
function readFlow(text: string, depthLeft: number): unknown {
  if (/^"[^"\\]*"$/.test(text)) return text.slice(1, -1);
  if (/^'[^']*'$/.test(text)) return text.slice(1, -1);
  if (depthLeft < 1) throw new NotPlain();
  const inner = text.slice(1, -1).trim();
  if (/^\[.+\]$/.test(text)) return splitEntries(inner).map(readEntry);
  if (!/^\{.+\}$/.test(text)) throw new NotPlain();
  const map: Record<string, unknown> = {};
  for (const entry of splitEntries(inner)) {
    const [, key, value] = /^([A-Za-z][A-Za-z0-9]*): +(.+)$/.exec(entry) ?? [];
    if (key === undefined || value === undefined || WORDS_OF_YAML.test(key) || Object.hasOwn(map, key))
      throw new NotPlain();
    map[key] = readEntry(value);
  }
  return map;
}

function splitEntries(inner: string): string[] {
  const entries = inner.match(/(?:[^",]|"[^"]*")+/g) ?? [];
  // A comma too many is for the whole reader.
  if (entries.join(",") !== inner) throw new NotPlain();
  return entries.map((entry) => entry.trim());
}

function readEntry(entry: string): string | number {
  if (!FLOW_ENTRY.test(entry)) throw new NotPlain();
  return entry.startsWith('"') ? entry.slice(1, -1) : readWord(entry);
}
