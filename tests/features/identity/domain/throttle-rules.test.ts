import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  computeWait,
  DEVICE_RULE,
  FAILURES_LAST_SECONDS,
  type ThrottleRule,
  toNetwork,
} from "#app/features/identity/domain/throttle-rules";

describe("the wait", () => {
  test.each([ACCOUNT_RULE, DEVICE_RULE, ADDRESS_RULE])(
    "begins after the free failures, doubles, and has a bound",
    (rule) => {
      expect(computeWait(rule, rule.freeFailures)).toBe(0);
      expect(computeWait(rule, rule.freeFailures + 1)).toBe(rule.firstWaitSeconds);
      expect(computeWait(rule, rule.freeFailures + 2)).toBe(rule.firstWaitSeconds * 2);
      expect(computeWait(rule, rule.freeFailures + 10_000)).toBe(rule.maxWaitSeconds);
    },
  );

  /** How many guesses are possible in so many seconds, with a try whenever one is allowed. */
  function countTries(rule: ThrottleRule, seconds: number): number {
    let tries = rule.freeFailures;
    for (let at = 0; at < seconds; tries++) at += computeWait(rule, tries + 1);
    return tries;
  }

  test("a stranger has as many tries at one account as the rule says", () => {
    expect(countTries(ACCOUNT_RULE, 900)).toBe(12);
    expect(countTries(ACCOUNT_RULE, FAILURES_LAST_SECONDS)).toBe(107);
  });
});

describe("networks", () => {
  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s is counted as %s", (address, network) => {
    expect(toNetwork(address)).toBe(network);
  });

  test("all addresses of one /64 are one, and others are not", () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    const groups = (length: number) => fc.array(group, { minLength: length, maxLength: length });
    fc.assert(
      fc.property(groups(4), groups(4), groups(4), groups(4), (network, other, host, otherHost) => {
        const of = (a: string[], b: string[]) => toNetwork([...a, ...b].join(":"));
        expect(of(network, host)).toBe(of(network, otherHost));
        fc.pre(network.join() !== other.join());
        expect(of(network, host)).not.toBe(of(other, host));
      }),
    );
  });
});
