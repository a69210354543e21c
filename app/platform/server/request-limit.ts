import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Bounds how many requests one signed-in person may make a minute, counted in this process. */
export type RequestLimit = {
  /** Counts one request. Gives the seconds to wait where it is one too many, else 0. */
  count(personId: string): Promise<number>;
};

const MINUTE_SECONDS = 60;

/** A program that copies page after page is slowed down; a person, however hurried, makes a few hundred requests a minute. */
export function createRequestLimit(perMinute: number): RequestLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS });
  return {
    async count(personId) {
      try {
        await limiter.consume(personId);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
        throw refused;
      }
    },
  };
}
