import { BUILDERS_STORIES, OPENINGS, REASONS, REMARKS, SIZES, STORIES } from "./bank";
import { newerIdOf } from "./ladder-before";
import type { DemoPeople, DemoPerson } from "./people";
import { type Random, randomFor } from "./random";
import { AREAS } from "./roster";

/** A piece of work: its title, as evidence, and what its author says of it. */
export type Story = { title: string; note: string };

/**
 * Words from the bank, filled with the author's services, people and figures. Nobody tells the same story twice,
 * and no two of a team tell it in the same cycle.
 */
export class Words {
  readonly #told = new Set<string>();
  readonly #demo: DemoPeople;
  readonly #leaderIds: ReadonlySet<string | null>;

  constructor(demo: DemoPeople) {
    this.#demo = demo;
    this.#leaderIds = new Set(demo.people.map(({ managerId }) => managerId));
  }

  story(person: DemoPerson, olderOrNewerId: string, level: number, cycleSlug: string): Story | null {
    const competencyId = newerIdOf(olderOrNewerId);
    const random = randomFor("story", person.id, competencyId, cycleSlug);
    if (this.#leads(person) && competencyId in BUILDERS_STORIES) return null;
    const candidates = (STORIES[competencyId] ?? []).filter(([of]) => of === level);
    const chosen = this.#choose(random, candidates, person, cycleSlug);
    if (!chosen) return null;
    const fill = this.#filler(random, person, level);
    const note = fill(chosen[2]);
    return { title: fill(chosen[1]), note };
  }

  /** What a manager says of someone's work: of the very piece that its author tells of, where there is one. */
  remark(
    person: DemoPerson,
    olderOrNewerId: string,
    level: number,
    cycleSlug: string,
    story: Story | undefined,
  ): string | null {
    const competencyId = newerIdOf(olderOrNewerId);
    const random = randomFor("remark", person.id, competencyId, cycleSlug);
    if (story) {
      const [opening, size] = [OPENINGS, SIZES[level] ?? []].map((parts) =>
        this.#chooseUnsaid(random, parts, `${person.id} ${cycleSlug}`),
      );
      return opening && size ? `${opening.replace("{title}", story.title)} ${size}` : null;
    }
    const candidates = (REMARKS[competencyId] ?? []).filter(([of]) => of === level);
    const chosen = this.#choose(random, candidates, person, cycleSlug);
    return chosen && this.#filler(random, person, level)(chosen[1]);
  }

  /** What both wrote beside an agreed rating. */
  reason(person: DemoPerson, competencyId: string, kind: keyof typeof REASONS, cycleSlug: string): string {
    return randomFor("reason", person.id, competencyId, cycleSlug).pick(REASONS[kind]);
  }

  /** One that was not yet said of this person in this cycle, while any is left. */
  #chooseUnsaid(random: Random, parts: readonly string[], of: string): string | undefined {
    const unsaid = parts.filter((part) => !this.#told.has(`${of} ${part}`));
    const chosen = random.pick(unsaid.length > 0 ? unsaid : parts);
    this.#told.add(`${of} ${chosen}`);
    return chosen;
  }

  #choose<T extends readonly [number, string, string?]>(
    random: Random,
    candidates: readonly T[],
    person: DemoPerson,
    cycleSlug: string,
  ): T | null {
    const tellings = ([level, text]: T) => [
      `${person.id} ${text}`,
      `${person.managerId} ${level > 3 ? "" : cycleSlug} ${text}`,
      // What shapes the company happens once.
      ...(level > 4 ? [text] : []),
    ];
    const untold = candidates.filter((candidate) => tellings(candidate).every((telling) => !this.#told.has(telling)));
    if (untold.length === 0) return null;
    const chosen = random.pick(untold);
    for (const telling of tellings(chosen)) this.#told.add(telling);
    return chosen;
  }

  /**
   * Fills `{service}`, `{other}` (another team's service), `{teammate}`, `{report}`, `{team}`, `{otherTeam}`, and figures:
   * `{before:31-44}` chooses one, which `{before}` names again. The same name always gives the same word.
   */
  #filler(random: Random, person: DemoPerson, level: number): (text: string) => string {
    const chosen = new Map<string, string>();
    const choose: Record<string, () => string> = {
      service: () => random.pick(person.services),
      other: () => {
        const others = teamsWithout(person).flatMap(({ services }) => services);
        return random.pick(others.filter((service) => service !== chosen.get("service")));
      },
      teammate: () => firstName(random.pick(this.#beside(person, level))),
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
      return filled.replace(/(^|[.!?] )(\p{Lower})/gu, (start) => start.toUpperCase());
    };
  }

  #leads(person: DemoPerson): boolean {
    return this.#leaderIds.has(person.id);
  }

  /** For beginners someone to learn from; for others someone of their own role or an earlier one. */
  #beside(person: DemoPerson, level: number): DemoPerson[] {
    const colleagues = this.#leads(person) ? this.#below(person) : this.#builders(person);
    const own = rankOf(person);
    const fitting = colleagues.filter((other) => (level === 1 ? rankOf(other) >= own : rankOf(other) <= own));
    return fitting.length > 0 ? fitting : colleagues;
  }

  /** The others of the team who lead nobody; for someone who works beside managers, those of the whole area. */
  #builders(person: DemoPerson): DemoPerson[] {
    const isBelow = (other: DemoPerson) =>
      this.#demo.lines.some(({ aboveId, belowId }) => aboveId === person.managerId && belowId === other.id);
    return this.#present(person).filter((other) => isBelow(other) && !this.#leads(other));
  }

  /** A person's reports, or the team mates of a person without reports. */
  #below(person: DemoPerson): DemoPerson[] {
    const reports = this.#present(person).filter((other) => other.managerId === person.id);
    return reports.length > 0 ? reports : this.#builders(person);
  }

  #present(person: DemoPerson): DemoPerson[] {
    return this.#demo.people.filter((other) => other.id !== person.id && other.leftOn === null);
  }
}

const RANKS = [
  "software-engineer",
  "senior-engineer",
  "staff-engineer",
  "principal-engineer",
  "distinguished-engineer",
];
/** The place of someone's role on the engineering track; managers stand outside it, before everyone. */
const rankOf = (person: DemoPerson) => RANKS.indexOf(person.entry.role);

const firstName = (person: DemoPerson) => person.name.split(" ")[0] ?? person.name;

const TEAMS = AREAS.flatMap(({ teams }) => teams);
const teamsWith = (person: DemoPerson) => TEAMS.filter(({ services }) => person.services.includes(services[0] ?? ""));

/** The teams whose services someone does not answer for; all of them for those who answer for everything. */
function teamsWithout(person: DemoPerson) {
  const own = teamsWith(person);
  const others = TEAMS.filter((team) => !own.includes(team));
  return others.length > 0 ? others : TEAMS;
}
