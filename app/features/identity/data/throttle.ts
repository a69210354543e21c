import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "#app/platform/database/database";

/** Ten wrong passwords for one account in a quarter of an hour: more than anyone mistypes, far too few to guess with. */
const ATTEMPTS_PER_ACCOUNT = 10;
/** A whole office may sit behind one address. */
const ATTEMPTS_PER_ADDRESS = 100;
const WINDOW_SECONDS = 15 * 60;

export type ThrottleVerdict = { ok: true } | { ok: false; retryAfterSeconds: number };

export type Throttle = {
  /** Counts an attempt to prove who one is, before the proof is looked at. */
  countAttempt(account: string, address: string): Promise<ThrottleVerdict>;
  /** Forgets an account's attempts after a right password. */
  clear(account: string): Promise<void>;
};

/** Counts attempts in the database, so that all server processes share them and a restart forgets none. */
export function createThrottle(database: Database): Throttle {
  const limiter = (points: number, keyPrefix: string) =>
    new RateLimiterPrisma({
      storeClient: database.client,
      tableName: "attemptCounter",
      points,
      duration: WINDOW_SECONDS,
      keyPrefix,
    });
  const perAccount = limiter(ATTEMPTS_PER_ACCOUNT, "account");
  const perAddress = limiter(ATTEMPTS_PER_ADDRESS, "address");
  return {
    async countAttempt(account, address) {
      try {
        await perAddress.consume(address);
        await perAccount.consume(account.toLowerCase());
        return { ok: true };
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        return { ok: false, retryAfterSeconds: Math.ceil(rejection.msBeforeNext / 1_000) };
      }
    },
    async clear(account) {
      await perAccount.delete(account.toLowerCase());
    },
  };
}
