/**
 * Which subjects were rated by the same raters on the same items: one number per design, from 0 in the order in which they appear. Such subjects
 * with the same total have the same measure, so it is found once. Subject s has the ratings start[s] … start[s + 1] − 1, in one order.
 */
export function findDesigns(start: Int32Array, item: Int32Array, rater: Int32Array): Int32Array {
  const subjects = start.length - 1;
  const designOf = new Int32Array(subjects);
  const byHash = new Map<number, number[]>();
  let designs = 0;
  for (let s = 0; s < subjects; s++) {
    const from = start[s] as number;
    const to = start[s + 1] as number;
    let hash = to - from;
    for (let r = from; r < to; r++) {
      hash = Math.imul(hash ^ (item[r] as number), 0x01000193);
      hash = Math.imul(hash ^ (rater[r] as number), 0x01000193) ^ (hash >>> 15);
    }
    const like = byHash.get(hash) ?? [];
    const known = like.find((other) => isSame(from, to, start[other] as number, start[other + 1] as number));
    if (known === undefined) {
      like.push(s);
      byHash.set(hash, like);
      designOf[s] = designs++;
    } else designOf[s] = designOf[known] as number;
  }
  return designOf;

  function isSame(from: number, to: number, otherFrom: number, otherTo: number): boolean {
    if (to - from !== otherTo - otherFrom) return false;
    for (let r = from, other = otherFrom; r < to; r++, other++) {
      if (item[r] !== item[other] || rater[r] !== rater[other]) return false;
    }
    return true;
  }
}
