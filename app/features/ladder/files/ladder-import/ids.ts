import { idSchema } from "#app/features/ladder/domain/schema";
import type { ImportLog, Where } from "./log";

const MAX_ID_LENGTH = 64;
const WORDS_OF_A_CRITERION = 7;
const CRITERION_NAME_LENGTH = 48;

/** Kebab-case of a name, accents dropped; empty where nothing of it can be written in a to z and 0 to 9. */
export function toId(name: string, maxLength = MAX_ID_LENGTH): string {
  return name
    .replace(/\p{M}/gu, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, "");
}

/** Gives ids that are unique among those it has given: the wanted one where it is free, else with the lowest free number. */
export class IdGiver {
  /** With a log and a place, an id of the source's that had to change is reported. */
  constructor(private readonly log: ImportLog | null = null) {}

  private readonly given = new Set<string>();
  private readonly nextNumbers = new Map<string, number>();

  /** `own`: the source's own id, kept as it is where the format allows. `name`: what to make an id from where there is none. */
  give(own: string | null, name: string, fallback: string, where: Where | null = null): string {
    const wanted = (own !== null && (idSchema.safeParse(own).success ? own : toId(own))) || toId(name) || fallback;
    let id = wanted;
    for (let number = this.nextNumbers.get(wanted) ?? 2; this.given.has(id); number += 1) {
      this.nextNumbers.set(wanted, number + 1);
      const suffix = `-${number}`;
      id = `${wanted.slice(0, MAX_ID_LENGTH - suffix.length).replace(/-+$/, "")}${suffix}`;
    }
    this.given.add(id);
    if (own !== null && own !== id && where) this.log?.guessed(where, `the id ${JSON.stringify(id)}`, [own]);
    return id;
  }
}

/** A criterion has no name: its first words stay the same when criteria are added before it. */
export function criterionName(text: string): string {
  const words = text.split(" ").slice(0, WORDS_OF_A_CRITERION);
  while (words.length > 1 && words.join(" ").length > CRITERION_NAME_LENGTH) words.pop();
  return words.join(" ").slice(0, CRITERION_NAME_LENGTH);
}
