import { BANK, REASONS, REMARKS } from "./bank";
import type { DemoPeople, DemoPerson } from "./people";
import { type Random, randomFor } from "./random";
import { AREAS } from "./roster";

/** A piece of work: its title, as evidence, and what its author says of it. */
export type Story = { title: string; note: string };

/**
 * Words from the bank, with the services, people and figures of whoever writes them. Nobody tells the same story twice,
 * and no two of a team tell it in the same cycle.
 */
export class Words {
  readonly #told = new Set<string>();
  readonly #demo: DemoPeople;

  constructor(demo: DemoPeople) {
    this.#demo = demo;
  }

  story(person: DemoPerson, competencyId: string, level: number, cycleSlug: string): Story | null {
    const random = randomFor("story", person.id, competencyId, cycleSlug);
    const candidates = (BANK[competencyId] ?? []).filter(([of]) => of === level);
    const chosen = this.#choose(random, candidates, person, cycleSlug);
    if (!chosen) return null;
    const fill = this.#filler(random, person);
    const note = fill(chosen[2]);
    return { title: fill(chosen[1]), note };
  }

  /** What a manager says of someone's work. */
  remark(person: DemoPerson, competencyId: string, level: number, cycleSlug: string): string | null {
    const random = randomFor("remark", person.id, competencyId, cycleSlug);
    const candidates = (REMARKS[competencyId] ?? []).filter(([of]) => of === level);
    const chosen = this.#choose(random, candidates, person, cycleSlug);
    return chosen && this.#filler(random, person)(chosen[1]);
  }

  /** Why the agreed rating is neither side's. */
  reason(person: DemoPerson, competencyId: string, position: keyof typeof REASONS, cycleSlug: string): string {
    return randomFor("reason", person.id, competencyId, cycleSlug).pick(REASONS[position]);
  }

  #choose<T extends readonly [number, string, string?]>(
    random: Random,
    candidates: readonly T[],
    person: DemoPerson,
    cycleSlug: string,
  ): T | null {
    const untold = candidates.filter(
      ([, text]) =>
        !this.#told.has(`${person.id} ${text}`) && !this.#told.has(`${person.managerId} ${cycleSlug} ${text}`),
    );
    if (untold.length === 0) return null;
    const chosen = random.pick(untold);
    this.#told.add(`${person.id} ${chosen[1]}`).add(`${person.managerId} ${cycleSlug} ${chosen[1]}`);
    return chosen;
  }

  /**
   * Fills `{service}`, `{other}` (another team's service), `{teammate}`, `{report}`, `{team}`, `{otherTeam}`, and figures:
   * `{before:31-44}` chooses one, which `{before}` names again. The same name always gives the same word.
   */
  #filler(random: Random, person: DemoPerson): (text: string) => string {
    const chosen = new Map<string, string>();
    const choose: Record<string, () => string> = {
      service: () => random.pick(person.services),
      other: () => random.pick(teamsWithout(person).flatMap(({ services }) => services)),
      teammate: () => firstName(random.pick(this.#beside(person))),
      report: () => firstName(random.pick(this.#below(person))),
      team: () => teamsWith(person)[0]?.name ?? "the area",
      otherTeam: () => random.pick(teamsWithout(person)).name,
    };
    const fill = (_: string, name: string, from?: string, to?: string) => {
      const known = chosen.get(name);
      if (known !== undefined) return known;
      const word = from && to ? String(random.whole(Number(from), Number(to))) : choose[name]?.();
      if (word === undefined) throw new Error(`{${name}} is not a word or figure of the bank`);
      chosen.set(name, word);
      return word;
    };
    return (text) => {
      const filled = text.replace(/\{(\w+)(?::(\d+)-(\d+))?\}/g, fill);
      return filled.charAt(0).toUpperCase() + filled.slice(1);
    };
  }

  #beside(person: DemoPerson): DemoPerson[] {
    return this.#demo.people.filter(
      (other) => other.managerId === person.managerId && other.id !== person.id && other.leftOn === null,
    );
  }

  /** Those who report to someone, or for whoever leads nobody those beside them. */
  #below(person: DemoPerson): DemoPerson[] {
    const reports = this.#demo.people.filter((other) => other.managerId === person.id && other.leftOn === null);
    return reports.length > 0 ? reports : this.#beside(person);
  }
}

const firstName = (person: DemoPerson) => person.name.split(" ")[0] ?? person.name;

const TEAMS = AREAS.flatMap(({ teams }) => teams);
const teamsWith = (person: DemoPerson) => TEAMS.filter(({ services }) => person.services.includes(services[0] ?? ""));

/** The teams whose services someone does not answer for; all of them for those who answer for everything. */
function teamsWithout(person: DemoPerson) {
  const own = teamsWith(person);
  const others = TEAMS.filter((team) => !own.includes(team));
  return others.length > 0 ? others : TEAMS;
}
