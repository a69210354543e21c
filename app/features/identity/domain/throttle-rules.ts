import { isIPv4, isIPv6 } from "node:net";

/**
 * How often a secret may be guessed. Failures are counted over a day. The first ones are free: people mistype. After them
 * each further try has to wait, twice as long as the one before, up to a bound; there is never a dead stop.
 */
export type ThrottleRule = { freeFailures: number; firstWaitSeconds: number; maxWaitSeconds: number };

export const FAILURES_LAST_SECONDS = 86_400;

/**
 * Per account, from browsers that have not signed in to it: 5 free tries, then waits of 10, 20, 40 … 900 seconds. That is at
 * most 12 tries in the first quarter of an hour and 107 in a day, from however many addresses.
 */
export const ACCOUNT_RULE: ThrottleRule = { freeFailures: 5, firstWaitSeconds: 10, maxWaitSeconds: 900 };
/** Per browser that has signed in to the account before: its owner mistypes more often than a stranger may guess. */
export const DEVICE_RULE: ThrottleRule = { freeFailures: 10, firstWaitSeconds: 10, maxWaitSeconds: 900 };
/** Per network address, over all accounts: a whole company may sit behind one. */
export const ADDRESS_RULE: ThrottleRule = { freeFailures: 100, firstWaitSeconds: 1, maxWaitSeconds: 60 };

/** Seconds until the next try after the `failures`-th failure; 0 while failures are free. */
export function computeWait(
  { freeFailures, firstWaitSeconds, maxWaitSeconds }: ThrottleRule,
  failures: number,
): number {
  if (failures <= freeFailures) return 0;
  return Math.min(maxWaitSeconds, firstWaitSeconds * 2 ** Math.min(failures - freeFailures - 1, 30));
}

/**
 * What an address is counted as: an IPv6 address by its /64, which one customer has to themselves, and an IPv4 address
 * written as IPv6 as that IPv4 address.
 */
export function toNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped && isIPv4(mapped)) return mapped;
  const [bare = ""] = address.split("%", 1);
  if (!isIPv6(bare)) return address;
  return `${expandIPv6(bare).slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expandIPv6(address: string): string[] {
  const withoutIPv4 = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((group) => group.toString(16)).join(":"),
  );
  const [head = "", tail] = withoutIPv4.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16).toString(16));
}
