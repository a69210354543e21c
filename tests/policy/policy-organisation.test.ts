import { describe, expect, test } from "vitest";

import {
  type Decision,
  decideLadderReading,
  decideOrganisation,
  decidePersonTarget,
  decideTeam,
  ORGANISATION_ACTIONS,
  type OrganisationAction,
} from "#app/policy/policy";
import { administrator, lead, member, NO_RELATION } from "./actors";

describe("decideLadderReading", () => {
  test("without signing in there is a ladder only where the organisation made it public", () => {
    expect(decideLadderReading("visitor", { isPublic: false })).toBe("absent");
    expect(decideLadderReading("visitor", { isPublic: true })).toBe("allow");
  });

  test("members read it either way", () => {
    const decisions = [member, lead, administrator].flatMap((reader) =>
      [false, true].map((isPublic) => decideLadderReading(reader, { isPublic })),
    );
    expect(new Set(decisions)).toEqual(new Set(["allow"]));
  });
});

describe("decideOrganisation", () => {
  const expected: Record<OrganisationAction, [member: Decision, administrator: Decision]> = {
    "people.manage": ["absent", "allow"],
    "people.import": ["absent", "allow"],
    "passwords.manage": ["absent", "allow"],
    "sessions.end": ["absent", "allow"],
    "teams.manage": ["absent", "allow"],
    "ladder.publish": ["absent", "allow"],
    "cycles.manage": ["absent", "allow"],
    "committees.manage": ["absent", "allow"],
    "organisation.manage": ["absent", "allow"],
    "record.read": ["absent", "allow"],
    "security.read": ["absent", "allow"],
    "calibrations.open": ["absent", "allow"],
    "calibrations.list": ["allow", "allow"],
    "ladder.read": ["allow", "allow"],
    "directory.read": ["allow", "allow"],
    "organisation-chart.read": ["allow", "allow"],
    "own-account.manage": ["allow", "allow"],
    "own-assessment.start": ["allow", "allow"],
    "own-feedback.ask": ["allow", "allow"],
  };

  test.each(Object.keys(ORGANISATION_ACTIONS) as OrganisationAction[])("%s", (action) => {
    expect([member, lead, administrator].map((actor) => decideOrganisation(actor, action))).toEqual([
      expected[action][0],
      expected[action][0],
      expected[action][1],
    ]);
  });
});

test("a team's page is for its lead, where they lead anyone, and for those above the lead", () => {
  const self = { ...NO_RELATION, isSelf: true };
  const above = { ...NO_RELATION, isInChain: true };
  expect([member, lead, administrator].map((actor) => decideTeam(actor, NO_RELATION))).toEqual(Array(3).fill("absent"));
  expect([member, administrator].map((actor) => decideTeam(actor, self))).toEqual(["absent", "absent"]);
  expect(decideTeam(lead, self)).toBe("allow");
  expect(decideTeam(lead, above)).toBe("allow");
});

test("the role someone aims at is between them, their managers and administrators", () => {
  expect(decidePersonTarget(member, NO_RELATION)).toBe("absent");
  expect(decidePersonTarget(lead, NO_RELATION)).toBe("absent");
  expect(decidePersonTarget(member, { ...NO_RELATION, isSelf: true })).toBe("allow");
  expect(decidePersonTarget(lead, { ...NO_RELATION, isInChain: true })).toBe("allow");
  expect(decidePersonTarget(lead, { ...NO_RELATION, isInChain: true, isDirectManager: true })).toBe("allow");
  expect(decidePersonTarget(administrator, NO_RELATION)).toBe("allow");
});
