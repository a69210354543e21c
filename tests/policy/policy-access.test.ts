import { expect, test } from "vitest";
import { decideEndingSessions, decideLinkRequest } from "#app/policy/policy-access";
import { administrator, lead, member } from "./actors";

test("a password link is confirmed by another administrator than asked for it", () => {
  for (const actor of [member, lead]) {
    expect(decideLinkRequest(actor, "confirm", { isRequester: false })).toBe("absent");
    expect(decideLinkRequest(actor, "refuse", { isRequester: false })).toBe("absent");
  }
  expect(decideLinkRequest(administrator, "confirm", { isRequester: true })).toBe("refuse");
  expect(decideLinkRequest(administrator, "confirm", { isRequester: false })).toBe("allow");
  expect(decideLinkRequest(administrator, "refuse", { isRequester: true })).toBe("allow");
});

test("administrators end the sessions of others, nobody else does", () => {
  for (const actor of [member, lead]) expect(decideEndingSessions(actor, { isSelf: false })).toBe("absent");
  expect(decideEndingSessions(administrator, { isSelf: true })).toBe("refuse");
  expect(decideEndingSessions(administrator, { isSelf: false })).toBe("allow");
});
