/** A person on the org chart, with the reports that are shown. */
export type ChartNode<Person> = {
  person: Person;
  reports: ChartNode<Person>[];
  /** How many report to them, shown or not. */
  reportCount: number;
};

type Placed = { id: string; managerId: string | null; reportCount: number };

/** Builds the trees below the given people. Reports keep the order in which they come; people of unknown managers are left out. */
export function buildChart<Person extends Placed>(
  topIds: readonly string[],
  people: readonly Person[],
): ChartNode<Person>[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const reportsOf = new Map<string, string[]>();
  for (const { id, managerId } of people) {
    if (managerId === null) continue;
    const reports = reportsOf.get(managerId);
    if (reports) reports.push(id);
    else reportsOf.set(managerId, [id]);
  }
  const build = (id: string): ChartNode<Person>[] => {
    const person = byId.get(id);
    if (!person) return [];
    const reports = (reportsOf.get(id) ?? []).flatMap(build);
    return [{ person, reports, reportCount: person.reportCount }];
  };
  return topIds.flatMap(build);
}
