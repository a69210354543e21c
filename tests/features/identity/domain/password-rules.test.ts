import { describe, expect, test } from "vitest";
import { findPasswordFault } from "#app/features/identity/domain/password-rules";
import { explainWeakPassword, loadCommonPasswords } from "#app/features/identity/server/common-passwords";
import { newPasswordField } from "#app/features/identity/server/password-schema";

const mara = { name: "Mára Okafor", email: "mara.okafor@fernwood.example", organisation: "Fernwood Robotics" };
const faultOf = (password: string) => findPasswordFault(password, mara, loadCommonPasswords());

describe("length", () => {
  test.each([
    ["x7Kq2mZp9Lw", false],
    ["x7Kq2mZp9Lwd", true],
    ["x".repeat(128), true],
    ["x".repeat(129), false],
  ])("%s: %s", (password, isTaken) => {
    expect(newPasswordField.safeParse(password).success).toBe(isTaken);
  });
});

describe("a password that is easily guessed", () => {
  test.each([
    "administrator",
    "Password1234",
    "P@ssw0rd2026!",
    "1qaz2wsx3edc4rfv5tgb",
    "LetMeIn!2026",
    "dragonpassword",
    "monkey12345678",
    "ünbelievable",
    "pássword2026!!",
  ])("is common, however decorated: %s", (password) => {
    expect(["common", "pattern"]).toContain(faultOf(password));
  });

  test.each([
    "aaaaaaaaaaaa",
    "            ",
    "abcabcabcabc",
    "passwordpassword",
    "123456789012",
    "abcdefghijkl",
    "lkjhgfdsapoiuy",
    "qwertyuiop123",
    "qwertzuiopasdf",
    "1qaz2wsx3edc",
    "111222333444",
  ])("is a pattern: %s", (password) => {
    expect(["pattern", "common"]).toContain(faultOf(password));
  });

  test.each([
    "mara.okafor@fernwood.example",
    "MaraOkafor2026!",
    "okafor-mara-1",
    "Fernwood2026!!",
    "fernwoodrobotics",
    "R0botics-F3rnwood",
    "fernwoodpassword",
    "mara.mara.okafor",
  ])("is made from name, address or organisation: %s", (password) => {
    expect(faultOf(password)).toBe("own");
  });

  test("is told why, and what to do", () => {
    expect(explainWeakPassword("Fernwood2026!!", mara)).toBe(
      "This is made from your name, your address or your organisation. Use four or more unrelated words, or one that a password manager generated.",
    );
  });
});

describe("a good password", () => {
  test.each([
    "correct horse battery staple",
    "x7#Kq2!mZp9L",
    "4815-9027-3361-08",
    "mara likes long walks uphill",
    "кот спит на тёплой печке",
    "a long enough phrase",
    "dragon 84729173648",
    "X3v!Qp7@Lm2#Rt9$".repeat(2),
  ])("is taken: %s", (password) => {
    expect(explainWeakPassword(password, mara)).toBeNull();
  });

  test("is taken as others have other names", () => {
    expect(faultOf("MaraOkafor2026!")).toBe("own");
    const other = { name: "Jun-ho Baek", email: "jb@x.example", organisation: "X" };
    expect(findPasswordFault("MaraOkafor2026!", other, loadCommonPasswords())).toBeNull();
  });
});

test("the longest password is judged at once", () => {
  const started = performance.now();
  for (const one of ["a", "ab", "a1!", "0", "ä"]) faultOf(one.repeat(128).slice(0, 128));
  expect(performance.now() - started).toBeLessThan(500);
});
