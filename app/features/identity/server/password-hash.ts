import { hash, verify } from "@node-rs/argon2";
import { APIError } from "better-auth/api";
import { verifyPassword } from "better-auth/crypto";
import { createGate } from "#app/platform/gate";

/** OWASP's parameters for Argon2id (Password Storage Cheat Sheet, 2025): 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The number of Argon2id in the library's own list, which cannot be imported one file at a time. */
const ARGON2ID = 2;

/** Hashing takes a core and 19 MiB for about 30 ms: two at a time leave room for every other request. */
const AT_ONCE = 2;
const MAX_WAITING = 100;
export const BUSY_RETRY_SECONDS = 5;

const BUSY_CODE = "HASHING_BUSY";
export const BUSY_MESSAGE = "Too many people are signing in at this moment. Please try again in a few seconds.";

/** How passwords are hashed and checked. One per process: it holds back what would keep every core busy. */
export function createPasswordHashing({ atOnce = AT_ONCE, waiting = MAX_WAITING } = {}) {
  const onFull = () => new APIError("SERVICE_UNAVAILABLE", { message: BUSY_MESSAGE, code: BUSY_CODE });
  const gate = createGate({ atOnce, waiting, onFull });
  return {
    /** In PHC format: algorithm and parameters are stored with the hash. */
    hash: (password: string) =>
      gate.run(() => hash(password.normalize("NFKC"), { algorithm: ARGON2ID, ...PARAMETERS })),
    verify: ({ hash: stored, password }: { hash: string; password: string }) =>
      gate.run(() =>
        isArgon2id(stored) ? verify(stored, password.normalize("NFKC")) : verifyPassword({ hash: stored, password }),
      ),
  };
}

const isArgon2id = (stored: string) => stored.startsWith("$argon2id$");

/** Whether the queue for hashing was full. */
export function isHashingBusy(error: unknown): boolean {
  return error instanceof APIError && (error.body as { code?: string } | undefined)?.code === BUSY_CODE;
}

/** Whether a stored hash is weaker than what is stored today: another algorithm, or a smaller parameter. */
export function needsRaising(stored: string): boolean {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(stored);
  if (!found) return true;
  const [, memory, time, lanes] = found.map(Number);
  const isBelow = (value: number | undefined, least: number) => value === undefined || value < least;
  return (
    isBelow(memory, PARAMETERS.memoryCost) ||
    isBelow(time, PARAMETERS.timeCost) ||
    isBelow(lanes, PARAMETERS.parallelism)
  );
}
