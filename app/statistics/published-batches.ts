import { MIN_GROUP_SIZE } from "./small-groups";

/**
 * How many of the things that came in one after the other, each from one of `people`, may be summed up by now: batches
 * about {@link MIN_GROUP_SIZE} people each, one after the other. What a later look shows beyond an earlier one is always
 * about so many, so that nobody's own is the difference between the two.
 */
export function countPublished(people: readonly string[]): number {
  let published = 0;
  const batch = new Set<string>();
  for (const [index, person] of people.entries()) {
    batch.add(person);
    if (batch.size < MIN_GROUP_SIZE) continue;
    published = index + 1;
    batch.clear();
  }
  return published;
}
