import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Actor } from "#app/policy/actor";
import { grant, isPermit, type Permit, PermitError, permittedId } from "#app/policy/permit";
import { permitOrganisation } from "#app/policy/policy";
import { type CaseFacts, permitCase } from "#app/policy/policy-promotion";

const actor: Actor = { personId: "ada", name: "Ada", isAdministrator: false, hasReports: false };
const facts: CaseFacts = {
  state: "draft",
  isSubject: false,
  isManager: false,
  isSharedWithActor: false,
  isMember: false,
  isBarred: false,
  isDecider: false,
};
const own = { id: "case-1", facts: { ...facts, isSubject: true } };

/** What a function of the data layer does with its permit. */
const readCase = (permit: Permit<"case.read">, id?: string) => permittedId(permit, "case.read", id);

describe("a permit", () => {
  test("is refused where the decision refuses", () => {
    expect(permitCase(actor, "case.read", { id: "case-1", facts })).toBe("absent");
    expect(permitCase(actor, "case.outcome", own)).toBe("refuse");
    expect(permitCase(actor, "case.votes", own)).toBe("refuse");
    expect(permitOrganisation(actor, "record.read")).toBe("absent");
    expect(isPermit(permitOrganisation(actor, "security.read"))).toBe(false);
  });

  test("for another subject or another action is refused at run time", () => {
    const permit = grant("allow", "case.read", "case-1");
    if (!isPermit(permit)) throw new Error(permit);
    expect(() => readCase(permit, "case-2")).toThrow(PermitError);
    const outcome = permitCase(actor, "case.own", own);
    if (!isPermit(outcome)) throw new Error(outcome);
    // @ts-expect-error A permit for another action.
    expect(() => readCase(outcome)).toThrow("not a permit for case.read");
    expect(readCase(permit)).toBe("case-1");
    expect(readCase(permit, "case-1")).toBe("case-1");
  });

  test("cannot be written by hand: it does not compile, and a cast is refused at run time", () => {
    // @ts-expect-error A bare id is no permit.
    expect(() => readCase("case-1")).toThrow(PermitError);
    // @ts-expect-error The mark of the policy is missing.
    const forged: Permit<"case.read"> = { action: "case.read", id: "case-1" };
    expect(() => readCase(forged)).toThrow(PermitError);
    expect(() => readCase(JSON.parse('{"action":"case.read","id":"case-1"}'))).toThrow(PermitError);
    // @ts-expect-error A refusal may be what came back: it has to be ruled out first.
    expect(() => readCase(permitCase(actor, "case.read", { id: "case-1", facts }))).toThrow(PermitError);
  });

  test("is made in app/policy alone", () => {
    const makers = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "app", "prisma"], {
      encoding: "utf8",
    })
      .split("\n")
      .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.startsWith("app/policy/"))
      .filter((file) => /import[^;]*\bgrant\b[^;]*policy\/permit"|cairn\.permit/.test(readFileSync(file, "utf8")));
    expect(makers, "ask a permit function of app/policy instead of making a permit").toEqual([]);
  });
});
