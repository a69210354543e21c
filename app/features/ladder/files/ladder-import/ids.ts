import { createHash } from "node:crypto";
import { idSchema } from "#app/features/ladder/domain/schema";
import { clean, withoutFullStop } from "./fit-text";
import type { ImportLog, Where } from "./log";

const MAX_ID_LENGTH = 64;
const WORDS_OF_A_CRITERION = 7;
const CRITERION_NAME_LENGTH = 48;
const HASH_LENGTH = 8;

/** Latin letters that Unicode does not decompose into a base letter and an accent. */
const LATIN: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŋ: "ng",
};

/** Writes out the signs that tell names apart: C, C++ and C#, Net and .NET. */
const withSignsAsWords = (text: string) =>
  text
    .replace(/(?<=[\p{L}\p{N}+])\+/gu, " plus ")
    .replace(/(?<=\p{L})[#♯]/gu, " sharp ")
    .replace(/(?<![^\s(])\.(?=\p{L})/gu, " dot ");

/** Writes a text in a to z and 0 to 9 as far as it is Latin; other letters stay. */
const toLatin = (text: string) =>
  withSignsAsWords(text)
    .normalize("NFKD")
    .replace(/(?<=[\p{Script=Latin}\d])\p{M}+|['’]/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþħıŋ]/g, (letter) => LATIN[letter] ?? letter);

const toKebab = (latin: string, maxLength: number) =>
  latin
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, maxLength)
    .replace(/-$/, "");

/** Kebab-case of a name, accents dropped; empty where nothing of it can be written in a to z and 0 to 9. */
export const toId = (name: string) => toKebab(toLatin(name), MAX_ID_LENGTH);

/** A short hash of a text: the same on every machine, whatever the case, the accents' form and the blanks. */
const hashOf = (text: string) =>
  createHash("sha256").update(clean(text).normalize("NFC").toLowerCase()).digest("hex").slice(0, HASH_LENGTH);

const withHash = (id: string, text: string) =>
  `${id.slice(0, MAX_ID_LENGTH - HASH_LENGTH - 1)}-${hashOf(text)}`.replace(/-+/g, "-");

/**
 * An id that depends on the name alone. Letters beyond Latin, and what is too long, count by a hash: names that differ get ids that differ.
 * `fallback` stands before the hash of a name without any Latin letter.
 */
export function idOfName(name: string, fallback: string): string {
  const latin = toLatin(clean(name));
  const id = toKebab(latin, Number.POSITIVE_INFINITY);
  if (id === "") return withHash(fallback, name);
  return id.length > MAX_ID_LENGTH || /[^a-z0-9\P{L}]|[^\P{N}0-9]/u.test(latin) ? withHash(id, name) : id;
}

/** An id that depends on the text of a criterion alone: its first words, and a hash of the whole where it has more of them. */
export function idOfCriterion(text: string): string {
  const whole = withoutFullStop(clean(text));
  const words = whole.split(" ").slice(0, WORDS_OF_A_CRITERION);
  while (words.length > 1 && words.join(" ").length > CRITERION_NAME_LENGTH) words.pop();
  const beginning = words.join(" ").slice(0, CRITERION_NAME_LENGTH);
  const id = idOfName(beginning, "criterion");
  return beginning === whole ? id : withHash(id.replace(/-[0-9a-f]{8}$/, ""), whole);
}

/** `own`: the source's own id, kept as it is where the format allows. `wanted`: the id where it has none. `within` tells apart what has one name. */
type Entry = { own: string | null; wanted: string; within?: string };

/** Gives ids that are unique among those it has given. */
export class IdGiver {
  private readonly given = new Set<string>();
  private readonly nextNumbers = new Map<string, number>();
  private readonly timesWanted = new Map<string, number>();

  /** With a log and a place, an id of the source's that had to change is reported. `expected`: all that will be given, so that none depends on the order. */
  constructor(
    private readonly log: ImportLog | null = null,
    expected: readonly Entry[] = [],
  ) {
    for (const { own, wanted } of expected) {
      const id = validOwn(own) ?? wanted;
      this.timesWanted.set(id, (this.timesWanted.get(id) ?? 0) + 1);
    }
  }

  give({ own, wanted, within }: Entry, where: Where | null = null): string {
    const first = validOwn(own) ?? this.toldApart(wanted, within);
    let id = first;
    for (let number = this.nextNumbers.get(first) ?? 2; this.given.has(id); number += 1) {
      this.nextNumbers.set(first, number + 1);
      const suffix = `-${number}`;
      id = `${first.slice(0, MAX_ID_LENGTH - suffix.length).replace(/-+$/, "")}${suffix}`;
    }
    this.given.add(id);
    if (own !== null && own !== id && where) this.log?.guessed(where, `the id ${JSON.stringify(id)}`, [own]);
    return id;
  }

  /** Entries of one name have the name of what they stand in as well; those of one name in one place are numbered. */
  private toldApart(wanted: string, within: string | undefined): string {
    if (within === undefined || (this.timesWanted.get(wanted) ?? 0) < 2) return wanted;
    const id = `${wanted}-${idOfName(within, "in")}`;
    return id.length > MAX_ID_LENGTH ? withHash(wanted, id) : id;
  }
}

/** The source's own id, written as the format wants; null where nothing of it can be kept. */
const validOwn = (own: string | null) =>
  own === null ? null : idSchema.safeParse(own).success ? own : toId(own) || null;
