/** One typo per three letters still counts as the intended word; more makes another word. */
const LETTERS_PER_SLIP = 3;
const MAX_SLIPS = 3;
const MAX_QUOTED_LENGTH = 64;

/**
 * Counts the insertions, deletions, substitutions and swaps of neighbours that turn one word into another
 * (optimal string alignment: Damerau 1964, restricted so that no letter is edited twice).
 * Gives Infinity as soon as the distance must exceed `limit`, so that comparing with many words stays quick.
 */
export function editDistance(from: string, to: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(from.length - to.length) > limit) return Number.POSITIVE_INFINITY;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        cell(previous, column) + 1,
        cell(current, column - 1) + 1,
        cell(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, cell(beforePrevious, column - 2) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    beforePrevious = previous;
    previous = current;
  }
  const distance = cell(previous, to.length);
  return distance > limit ? Number.POSITIVE_INFINITY : distance;
}

/** The known word closest to the one given, capitals apart; null where none is close enough to be what was meant. */
export function findNearest(word: string, known: Iterable<string>): string | null {
  let limit = Math.min(MAX_SLIPS, Math.floor(word.length / LETTERS_PER_SLIP));
  const lowerCase = word.toLowerCase();
  let nearest: string | null = null;
  for (const candidate of known) {
    const distance = editDistance(lowerCase, candidate.toLowerCase(), limit);
    if (distance > limit || candidate === word) continue;
    nearest = candidate;
    limit = distance - 1;
    if (limit < 0) break;
  }
  return nearest;
}

/** ` (did you mean "observability"?)`, or nothing where no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const nearest = findNearest(word, known);
  return nearest === null ? "" : ` (did you mean ${quote(nearest)}?)`;
}

/** A user's word in double quotes, on one line and short enough for a message. */
export function quote(word: string): string {
  return JSON.stringify(word.length > MAX_QUOTED_LENGTH ? `${word.slice(0, MAX_QUOTED_LENGTH)}…` : word);
}

function cell(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
