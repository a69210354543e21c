/** Random numbers that are the same for the same seed, on every machine. */
export type Random = {
  /** In [0, 1), 32 bits fine. */
  next(): number;
  /** A whole number in 0 … bound − 1. */
  below(bound: number): number;
  /** From the standard normal distribution. */
  normal(): number;
};

/** A generator for the bootstrap and for simulations: sfc32 (Doty-Humphrey), the seed spread by splitmix32. Not for secrets. */
export function createRandom(seed: number): Random {
  const spread = splitMix(seed);
  let a = spread();
  let b = spread();
  let c = spread();
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round++) next();
  return {
    next,
    below: (bound) => Math.floor(next() * bound),
    // Box and Muller (1958); 1 − u keeps the logarithm away from zero.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

function splitMix(seed: number): () => number {
  let state = Math.trunc(seed) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
