import { createBudget, findSmallCombination, PublishedSpan } from "./published-span";

/** Aggregates over fewer people than this say too much about each of them. */
export const MIN_GROUP_SIZE = 5;

/** A group of people whose aggregate may be shown somewhere: a cell, a row, a column, the total, a filtered view. A person is whatever tells people apart. */
export type Group<Key extends string = string, Person = string> = { key: Key; people: readonly Person[] };

/**
 * `empty`: nobody is in it, and that may be said. `too-few`: withheld for its own size. `by-subtraction`: large enough, but with what
 * is shown already it would give away a group that is not.
 */
export type GroupDecision = "shown" | "empty" | "too-few" | "by-subtraction";

/**
 * Decides which groups may be shown, so that nothing about fewer than `minimum` people can be worked out by adding and subtracting
 * what is shown, in any combination, within a table, with its totals, and between views that differ by a filter.
 *
 * Give it every group that any permitted view can show of one measure, with those people only who have a value of it: the decision is
 * then the same in every view. Groups come in order of importance: an earlier one is shown before a later one; without
 * `inOrder`, the larger before the smaller. People count once, however often they are named.
 *
 * Exact: a group is refused if and only if it would let a sum over 1 … minimum − 1 people (with any factors) be derived; or if finding
 * that out takes too long, as it may with thousands of views of three and more filters at once. What this does not protect from is in docs/decisions/0010-small-groups.md.
 * Source: for subtraction as linear algebra, Dobkin, Jones and Lipton (1979), ACM Trans. Database Syst. 4, 97–106.
 */
export function withholdSmallGroups<Key extends string, Person>(
  groups: readonly Group<Key, Person>[],
  { minimum = MIN_GROUP_SIZE, inOrder = false }: { minimum?: number; inOrder?: boolean } = {},
): Map<Key, GroupDecision> {
  const sets = groups.map(({ key, people }) => ({ key, people: new Set(people) }));
  const decisions = new Map<Key, GroupDecision>();
  for (const { key, people } of sets) decisions.set(key, people.size === 0 ? "empty" : "too-few");
  const candidates = sets.filter(({ people }) => people.size >= minimum);
  if (!inOrder) candidates.sort((a, b) => b.people.size - a.people.size || (a.key < b.key ? -1 : 1));
  const { sizes, blocksOf } = findBlocks(candidates.map(({ people }) => people));
  const budget = createBudget();
  let span = PublishedSpan.empty(sizes, minimum - 1);
  candidates.forEach(({ key }, index) => {
    const wider = span.with(blocksOf[index] as number[]);
    // A span that says nothing new about small blocks is safe if the one before was.
    const safe = wider.small.length === span.small.length || findSmallCombination(wider, budget) === "none";
    decisions.set(key, safe ? "shown" : "by-subtraction");
    if (safe) span = wider;
  });
  return decisions;
}

/** Blocks of people whom no group tells apart, the largest first: their sizes, and which of them make up each group. */
function findBlocks<Person>(groups: readonly ReadonlySet<Person>[]): { sizes: number[]; blocksOf: number[][] } {
  const signatures = new Map<Person, string>();
  groups.forEach((people, index) => {
    for (const person of people) signatures.set(person, `${signatures.get(person) ?? ""},${index}`);
  });
  const blocks = new Map<string, { size: number; groups: number[] }>();
  for (const signature of signatures.values()) {
    const block = blocks.get(signature);
    if (block) block.size += 1;
    else blocks.set(signature, { size: 1, groups: signature.slice(1).split(",").map(Number) });
  }
  const ordered = [...blocks.values()].sort((a, b) => b.size - a.size);
  const blocksOf: number[][] = groups.map(() => []);
  ordered.forEach((block, index) => {
    for (const group of block.groups) blocksOf[group]?.push(index);
  });
  return { sizes: ordered.map(({ size }) => size), blocksOf };
}

/** What the screen says in place of a withheld number; the same for both reasons, so that the reason tells nothing. */
export const WITHHELD_EXPLANATION = `Withheld: fewer than ${MIN_GROUP_SIZE} people, or it would give away a group that is`;
