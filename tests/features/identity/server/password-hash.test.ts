import { hash as argon2 } from "@node-rs/argon2";
import { hashPassword } from "better-auth/crypto";
import { describe, expect, test } from "vitest";
import { createPasswordHashing, isHashingBusy, needsRaising } from "#app/features/identity/server/password-hash";

const hashing = createPasswordHashing();

describe("password hashes", () => {
  test("store algorithm and parameters, and verify only the right password", async () => {
    const stored = await hashing.hash("correct horse battery");
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashing.verify({ hash: stored, password: "correct horse batterz" })).toBe(false);
    expect(await hashing.verify({ hash: stored, password: "correct horse battery" })).toBe(true);
    expect(await hashing.hash("correct horse battery")).not.toBe(stored);
  });

  test("of earlier releases (scrypt without parameters) are verified, and raised", async () => {
    const earlier = await hashPassword("correct horse battery");
    expect(await hashing.verify({ hash: earlier, password: "wrong" })).toBe(false);
    expect(await hashing.verify({ hash: earlier, password: "correct horse battery" })).toBe(true);
    expect(needsRaising(earlier)).toBe(true);
  });

  test("with any smaller parameter are raised, those of today and larger ones are not", async () => {
    const withParameters = (memoryCost: number, timeCost: number) =>
      argon2("x", { algorithm: 2, memoryCost, timeCost, parallelism: 1 });
    expect(needsRaising(await withParameters(19_455, 2))).toBe(true);
    expect(needsRaising(await withParameters(19_456, 1))).toBe(true);
    expect(needsRaising(await withParameters(19_456, 2))).toBe(false);
    expect(needsRaising(await withParameters(32_768, 3))).toBe(false);
    expect(needsRaising("nonsense")).toBe(true);
  });

  test("are made a few at a time; who finds the queue full is told so, and the rest are served", async () => {
    const small = createPasswordHashing({ atOnce: 1, waiting: 2 });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => small.hash("correct horse battery")));
    expect(outcomes.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
    ]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused.every(isHashingBusy)).toBe(true);
    expect(await small.hash("correct horse battery")).toContain("$argon2id$");
  });
});
