import { describe, expect, test } from "vitest";
import type { Actor } from "#app/policy/actor";
import {
  CALIBRATION_ACTIONS,
  type CalibrationAction,
  decideCalibration,
  decideSessionSubject,
} from "#app/policy/policy-calibration";
import { SESSION_STATES } from "#app/policy/stages";

const anyone: Actor = { personId: "p", name: "Ada", isAdministrator: false, hasReports: false };
const lead: Actor = { ...anyone, hasReports: true };
const administrator: Actor = { ...anyone, isAdministrator: true };

const none = { isMember: false, isChair: false };
const member = { isMember: true, isChair: false };
const chair = { isMember: true, isChair: true };

/** A letter per state (open, closed, released): a allow, r refuse, - absent. */
const NOTHING = Object.fromEntries(CALIBRATION_ACTIONS.map((action) => [action, "---"])) as Record<
  CalibrationAction,
  string
>;
const MEMBER: Record<CalibrationAction, string> = {
  see: "aaa",
  "see-ratings": "aaa",
  decide: "arr",
  remark: "arr",
  "manage-members": "rrr",
  close: "rrr",
  "see-minutes": "raa",
  release: "rrr",
  reopen: "rrr",
};
const CHAIR = { ...MEMBER, close: "arr", release: "rar" };
const ADMINISTRATOR: Record<CalibrationAction, string> = {
  see: "aaa",
  "see-ratings": "rrr",
  decide: "rrr",
  remark: "rrr",
  "manage-members": "arr",
  close: "arr",
  "see-minutes": "rrr",
  release: "rar",
  reopen: "rar",
};
const BOTH = { ...CHAIR, "manage-members": "arr", reopen: "rar" };

describe("decideCalibration", () => {
  test.each([
    ["someone else", anyone, none, NOTHING],
    ["a manager, whose people may be in it", lead, none, NOTHING],
    ["someone marked as its chair who is no member", anyone, { isMember: false, isChair: true }, NOTHING],
    ["a member", anyone, member, MEMBER],
    ["the chair", anyone, chair, CHAIR],
    ["an administrator", administrator, none, ADMINISTRATOR],
    ["an administrator who is a member", administrator, member, BOTH],
    ["an administrator who is the chair", administrator, chair, BOTH],
  ] as const)("%s", (_, actor, standing, expected) => {
    const letters = { allow: "a", refuse: "r", absent: "-" };
    const found = Object.fromEntries(
      CALIBRATION_ACTIONS.map((action) => [
        action,
        SESSION_STATES.map((state) => letters[decideCalibration(actor, action, { state, ...standing })]).join(""),
      ]),
    );
    expect(found).toEqual(expected);
  });
});

test("a member does not find their own assessment in the session", () => {
  expect(decideSessionSubject({ isSubject: true })).toBe("absent");
  expect(decideSessionSubject({ isSubject: false })).toBe("allow");
});
