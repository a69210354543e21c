/** Lets a few pieces of work run at once and a bounded number wait; more are turned away, so that the wait has an end. */
export type Gate = { run<Result>(work: () => Promise<Result>): Promise<Result> };

export function createGate({
  atOnce,
  waiting,
  onFull,
}: {
  atOnce: number;
  waiting: number;
  /** Creates the error for work that finds the queue full. */
  onFull: () => Error;
}): Gate {
  let running = 0;
  const queue: (() => void)[] = [];
  return {
    async run(work) {
      if (running < atOnce) running++;
      else {
        if (queue.length >= waiting) throw onFull();
        // Hand the slot to the next in the queue, so that a later caller can't overtake it.
        await new Promise<void>((resolve) => queue.push(resolve));
      }
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next();
        else running--;
      }
    },
  };
}
