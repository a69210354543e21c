/** Sets of the numbers 0 … size − 1 that only ever merge. Source: Tarjan (1975), J. ACM 22, with path halving. */
export class UnionFind {
  private readonly parent: Int32Array;
  private readonly sizes: Int32Array;
  /** How many sets there are. */
  sets: number;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
    this.sizes = new Int32Array(size).fill(1);
    this.sets = size;
  }

  /** The number that stands for the set of `member`. */
  find(member: number): number {
    let root = member;
    while (this.parent[root] !== root) {
      const grandparent = this.parent[this.parent[root] as number] as number;
      this.parent[root] = grandparent;
      root = grandparent;
    }
    return root;
  }

  /** Merges two sets; false where they were one already. */
  union(a: number, b: number): boolean {
    let large = this.find(a);
    let small = this.find(b);
    if (large === small) return false;
    if ((this.sizes[large] as number) < (this.sizes[small] as number)) [large, small] = [small, large];
    this.parent[small] = large;
    this.sizes[large] = (this.sizes[large] as number) + (this.sizes[small] as number);
    this.sets -= 1;
    return true;
  }
}
