import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "#app/platform/database/database";
import { createGate } from "#app/platform/gate";
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  computeWait,
  DEVICE_RULE,
  FAILURES_LAST_SECONDS,
  type ThrottleRule,
  toNetwork,
} from "../domain/throttle-rules";

/** Whose secret is guessed, from where, and the id of a browser that has proved it before. */
type Attempt = { account: string; address: string; deviceId?: string | null };

type Refused = { ok: false; reason: "throttled"; retryAfterSeconds: number };
type ProofResult<T> = { ok: true; value: T } | { ok: false; reason: "wrong" } | Refused;

export type Throttle = {
  /**
   * Lets an attempt to prove who one is go ahead, or says how long it has to wait. `proof` gives null for a wrong one. A
   * failure is counted before it is known, so that parallel guesses count, and taken back when the proof was right.
   */
  prove<T>(attempt: Attempt, proof: () => Promise<T | null>): Promise<ProofResult<T>>;
  /** Counts a request that proves nothing, such as one for a password link. */
  countRequest(attempt: Attempt): Promise<{ ok: true } | Refused>;
};

/**
 * The most attempts checked at a time; more wait their turn. So many right sign-ins at once never look like that many
 * failures.
 */
const MAX_CONCURRENT = 16;
const MAX_WAITING = 2_000;
const RETRY_WHEN_FULL_SECONDS = 10;

class GateFull extends Error {}

const refuse = (retryAfterSeconds: number): Refused => ({ ok: false, reason: "throttled", retryAfterSeconds });

type Counter = {
  /** All failures, those that are not known yet among them. */
  failures: RateLimiterPrisma;
  /** Counts the waits of a person, which determine the next one. */
  waits: RateLimiterPrisma;
  /** There while the wait lasts: the one try that follows a wait takes it. */
  slot: RateLimiterPrisma;
  rule: ThrottleRule;
};
/** A try that goes ahead, as it was counted. */
type Turn = { counter: Counter; key: string; hasWaited: boolean };

/** Counts in the database, so that all server processes share the counters and a restart forgets none. */
export function createThrottle(database: Database): Throttle {
  const limiter = (keyPrefix: string) =>
    new RateLimiterPrisma({
      storeClient: database.client,
      tableName: "attemptCounter",
      points: 1,
      duration: FAILURES_LAST_SECONDS,
      keyPrefix,
    });
  const counter = (name: string, rule: ThrottleRule): Counter => ({
    failures: limiter(`${name}-failures`),
    waits: limiter(`${name}-waits`),
    slot: limiter(`${name}-slot`),
    rule,
  });
  const perAccount = counter("account", ACCOUNT_RULE);
  const perDevice = counter("device", DEVICE_RULE);
  const perAddress = counter("address", ADDRESS_RULE);
  const gate = createGate({ atOnce: MAX_CONCURRENT, waiting: MAX_WAITING, onFull: () => new GateFull() });

  /** The counters of an attempt. A known browser is affected neither by guesses at its account nor by its network. */
  const countersOf = ({ account, address, deviceId }: Attempt): [Counter, string][] =>
    deviceId
      ? [[perDevice, `${account.toLowerCase()} ${deviceId}`]]
      : [
          [perAccount, account.toLowerCase()],
          [perAddress, toNetwork(address)],
        ];

  async function reserve(attempt: Attempt): Promise<{ ok: true; turns: Turn[] } | Refused> {
    const turns: Turn[] = [];
    for (const [counter, key] of countersOf(attempt)) {
      const turn = await takeTurn(counter, key);
      if ("waitMs" in turn) {
        await giveBack(turns);
        return refuse(Math.ceil(turn.waitMs / 1_000));
      }
      turns.push(turn);
    }
    return { ok: true, turns };
  }

  return {
    async prove(attempt, proof) {
      const attempted = gate.run(async () => {
        const reserved = await reserve(attempt);
        if (!reserved.ok) return reserved;
        let value: Awaited<ReturnType<typeof proof>>;
        try {
          value = await proof();
        } catch (error) {
          await giveBack(reserved.turns);
          throw error;
        }
        if (value === null) return { ok: false, reason: "wrong" } as const;
        for (const turn of reserved.turns) {
          // A right password ends the wait of its account; an address goes on being counted for what it got wrong.
          if (turn.counter === perAddress) await giveBack([turn]);
          else await forget(turn);
        }
        return { ok: true, value } as const;
      });
      return attempted.catch((error) => {
        if (error instanceof GateFull) return refuse(RETRY_WHEN_FULL_SECONDS);
        throw error;
      });
    },
    async countRequest(attempt) {
      const reserved = await reserve(attempt);
      return reserved.ok ? { ok: true } : reserved;
    },
  };
}

/** Counts a try that goes ahead, or says how long it has to wait. */
async function takeTurn(counter: Counter, key: string): Promise<Turn | { waitMs: number }> {
  const { failures, waits, slot, rule } = counter;
  const current = await slot.get(key);
  if (current !== null && current.consumedPoints > 0) return { waitMs: current.msBeforeNext };
  const { consumedPoints } = await failures.penalty(key);
  if (consumedPoints <= rule.freeFailures) return { counter, key, hasWaited: false };
  try {
    // Of all that come at once, the first one has it.
    await slot.consume(key, 1, { customDuration: rule.firstWaitSeconds });
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    await failures.reward(key);
    return { waitMs: Math.max(1, rejection.msBeforeNext) };
  }
  const { consumedPoints: waited } = await waits.penalty(key);
  await slot.set(key, 1, computeWait(rule, rule.freeFailures + waited));
  return { counter, key, hasWaited: true };
}

async function giveBack(turns: readonly Turn[]): Promise<void> {
  for (const { counter, key, hasWaited } of turns) {
    await counter.failures.reward(key);
    if (hasWaited) await Promise.all([counter.waits.reward(key), counter.slot.delete(key)]);
  }
}

async function forget({ counter: { failures, waits, slot }, key }: Turn): Promise<void> {
  await Promise.all([failures.delete(key), waits.delete(key), slot.delete(key)]);
}

declare module "#app/platform/server/context" {
  interface Services {
    throttle: Throttle;
  }
}
