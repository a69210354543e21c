import { describe, expect, test } from "vitest";
import { decidePerson, decidePersonDetails } from "#app/policy/policy";
import { administrator, member, NO_RELATION } from "./actors";

const self = { ...NO_RELATION, isSelf: true };
const manager = { ...NO_RELATION, isDirectManager: true, isInChain: true };
const chain = { ...NO_RELATION, isInChain: true };

describe("decidePerson", () => {
  test("someone who left is absent for members, and stays visible to who led them and to administrators", () => {
    expect(decidePerson(member, NO_RELATION, { hasLeft: true })).toBe("absent");
    expect(decidePerson(member, chain, { hasLeft: true })).toBe("allow");
    expect(decidePerson(administrator, NO_RELATION, { hasLeft: true })).toBe("allow");
  });

  test("everyone finds who is here", () => {
    expect(decidePerson(member, NO_RELATION, { hasLeft: false })).toBe("allow");
  });
});

test("address and start date are for oneself, the chain above and administrators", () => {
  expect(decidePersonDetails(member, NO_RELATION)).toBe("absent");
  for (const relation of [self, manager, chain]) expect(decidePersonDetails(member, relation)).toBe("allow");
  expect(decidePersonDetails(administrator, NO_RELATION)).toBe("allow");
});
