import { foldText } from "#app/domain/fold";
import type { Database } from "./database";

/** What people are sorted and searched by: written with every name and location. */
export function toPersonKeys({ name, location }: { name: string; location: string }) {
  return { nameKey: foldText(name), locationKey: foldText(location) };
}

/** Of those whom an earlier release wrote, who had none. */
export async function fillPersonKeys(database: Database): Promise<void> {
  const people = await database.client.person.findMany({
    where: { nameKey: "" },
    select: { id: true, name: true, location: true },
  });
  for (const { id, ...words } of people) {
    await database.client.person.updateMany({ where: { id, ...words }, data: toPersonKeys(words) });
  }
}
