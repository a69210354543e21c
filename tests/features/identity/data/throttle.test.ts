import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createThrottle } from "#app/features/identity/data/throttle";
import { ACCOUNT_RULE, ADDRESS_RULE, DEVICE_RULE } from "#app/features/identity/domain/throttle-rules";
import { describeOnBothEngines } from "#tests/support/test-database";

const RIGHT = async () => true as const;
const WRONG = async () => null;

describeOnBothEngines("guesses at a password", (get) => {
  // The clock stands still, however slow the machine is: a wait ends where a test says so.
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-30T09:00:00Z") });
    await get().client.attemptCounter.deleteMany();
  });
  afterEach(() => void vi.useRealTimers());

  const repeat = <T>(count: number, attempt: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => attempt(index)));

  const letPass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

  test("a hundred at once from a hundred addresses are as many tries as are free, and one", async () => {
    const throttle = createThrottle(get());
    let tries = 0;
    const results = await repeat(100, (index) =>
      throttle.prove({ account: "ada@x.test", address: `10.0.1.${index}` }, async () => {
        tries++;
        return null;
      }),
    );
    expect(tries).toBe(ACCOUNT_RULE.freeFailures + 1);
    const refused = results.filter((result) => !result.ok && result.reason === "throttled");
    expect(refused).toHaveLength(100 - tries);
  });

  test("the wait grows with each failure, and there is no dead stop", async () => {
    const throttle = createThrottle(get());
    const guess = (index: number) => throttle.prove({ account: "ada@x.test", address: `10.0.0.${index}` }, WRONG);
    for (let index = 0; index <= ACCOUNT_RULE.freeFailures; index++) {
      expect(await guess(index)).toEqual({ ok: false, reason: "wrong" });
    }
    const waits: number[] = [];
    for (let round = 0; round < 4; round++) {
      const refused = await guess(100 + round);
      const wait = "retryAfterSeconds" in refused ? refused.retryAfterSeconds : 0;
      waits.push(wait);
      letPass(wait - 1);
      expect(await guess(150 + round)).toEqual({ ok: false, reason: "throttled", retryAfterSeconds: 1 });
      letPass(1);
      expect(await guess(200 + round), "once the wait is over, one more try").toEqual({ ok: false, reason: "wrong" });
    }
    expect(waits).toEqual([10, 20, 40, 80]);
  });

  test("a right password is refused within the wait, succeeds after it, and ends it", async () => {
    const throttle = createThrottle(get());
    const attempt = { account: "Ada@x.test", address: "10.0.0.1" };
    for (let index = 0; index <= ACCOUNT_RULE.freeFailures; index++) await throttle.prove(attempt, WRONG);
    expect(await throttle.prove(attempt, RIGHT)).toMatchObject({ ok: false, reason: "throttled" });
    letPass(ACCOUNT_RULE.firstWaitSeconds);
    expect(await throttle.prove(attempt, RIGHT)).toEqual({ ok: true, value: true });
    expect(await throttle.prove(attempt, WRONG)).toEqual({ ok: false, reason: "wrong" });
  });

  test("a browser that proved it before comes in while strangers wait, and is counted for its own guesses", async () => {
    const throttle = createThrottle(get());
    const stranger = { account: "ada@x.test", address: "10.0.0.1" };
    const owner = { account: "ada@x.test", address: "10.0.0.1", deviceId: "known" };
    for (let index = 0; index <= ADDRESS_RULE.freeFailures; index++) {
      await throttle.prove({ account: `${index}@x.test`, address: "10.0.0.1" }, WRONG);
    }
    await repeat(20, () => throttle.prove(stranger, WRONG));
    expect(await throttle.prove(stranger, RIGHT)).toMatchObject({ reason: "throttled" });
    expect(await throttle.prove(owner, RIGHT)).toEqual({ ok: true, value: true });
    const guesses = await repeat(40, () => throttle.prove(owner, WRONG));
    expect(guesses.filter(({ ok, ...rest }) => "reason" in rest && rest.reason === "wrong")).toHaveLength(
      DEVICE_RULE.freeFailures + 1,
    );
  });

  test("a hundred and fifty right sign-ins from one address at once all succeed", async () => {
    const throttle = createThrottle(get());
    const results = await repeat(150, (index) =>
      throttle.prove({ account: `${index}@x.test`, address: "2001:db8::1" }, RIGHT),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const left = await get().client.attemptCounter.findMany({ where: { points: { gt: 0 } } });
    expect(left).toEqual([]);
  });

  test("guesses at many accounts are counted by network: an IPv6 /64 is one", async () => {
    const throttle = createThrottle(get());
    const guess = (index: number, network: string) =>
      throttle.prove({ account: `${network}${index}@x.test`, address: `2001:db8:0:${network}::${index + 1}` }, WRONG);
    for (let index = 0; index <= ADDRESS_RULE.freeFailures; index++) await guess(index, "a");
    expect(await guess(900, "a")).toMatchObject({ reason: "throttled" });
    expect(await guess(900, "b")).toEqual({ ok: false, reason: "wrong" });
  });

  test("an attempt that could not be looked at is no failure", async () => {
    const throttle = createThrottle(get());
    const attempt = { account: "ada@x.test", address: "10.0.0.1" };
    const fail = async () => {
      throw new Error("the database is away");
    };
    for (let index = 0; index < 20; index++) await expect(throttle.prove(attempt, fail)).rejects.toThrow("away");
    expect(await throttle.prove(attempt, RIGHT)).toEqual({ ok: true, value: true });
  });

  test("requests for a link are counted, apart from guesses", async () => {
    const throttle = createThrottle(get());
    const ask = () => throttle.countRequest({ account: "forgotten ada@x.test", address: "10.0.0.1" });
    for (let index = 0; index <= ACCOUNT_RULE.freeFailures; index++) expect(await ask()).toEqual({ ok: true });
    expect(await ask()).toMatchObject({ ok: false, reason: "throttled" });
    expect(await throttle.prove({ account: "ada@x.test", address: "10.0.0.1" }, RIGHT)).toMatchObject({ ok: true });
  });
});
