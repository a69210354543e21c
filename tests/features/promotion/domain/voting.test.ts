import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CastVote,
  computeVoting,
  countVotes,
  readableVotes,
  VOTES,
  type VotingInput,
} from "#app/features/promotion/domain/voting";

const member = (personId: string, isChair = false) => ({ personId, name: personId.toUpperCase(), isChair });
const cast = (memberId: string, vote: CastVote["vote"] = "approve"): CastVote => ({
  memberId,
  vote,
  reasons: "because",
});

const committee: VotingInput = {
  members: [member("c", true), member("a"), member("b")],
  subjectId: "subject",
  managerIds: ["manager", null],
  declared: [],
  votedBy: [],
  isEndedByChair: false,
};
const ids = (members: readonly { personId: string }[]) => members.map(({ personId }) => personId);

describe("voting on a case", () => {
  test("nobody votes on themselves, as the direct manager, or with a declared conflict", () => {
    const voting = computeVoting({
      ...committee,
      members: [member("subject"), member("manager", true), member("a"), member("b"), member("c")],
      declared: ["a"],
      votedBy: ["subject", "manager", "a", "b"],
    });
    const votes = [cast("subject"), cast("manager"), cast("a"), cast("b", "not-yet"), cast("outsider")];
    expect(countVotes(voting, votes)).toEqual({ approve: 0, "not-yet": 1, abstain: 0 });
    expect(ids(voting.voters)).toEqual(["b", "c"]);
    expect(voting.barred.map(({ personId, bar }) => [personId, bar])).toEqual([
      ["a", "declared"],
      ["manager", "direct-manager"],
      ["subject", "self"],
    ]);
    expect(ids(voting.voted)).toEqual(["b"]);
    expect(voting.isOver).toBe(false);
  });

  test("is over with the last vote, or when the chair ends it", () => {
    const two = { ...committee, votedBy: ["a", "b"] };
    expect(computeVoting(two).isOver).toBe(false);
    expect(ids(computeVoting(two).waitingFor)).toEqual(["c"]);
    expect(computeVoting({ ...two, isEndedByChair: true }).isOver).toBe(true);
    expect(computeVoting({ ...two, votedBy: ["a", "b", "c"] }).isOver).toBe(true);
  });

  test("the chair decides; where the chair is barred, the first voter by name does; nobody where none may vote", () => {
    expect(computeVoting(committee).decider?.personId).toBe("c");
    expect(computeVoting({ ...committee, subjectId: "c" }).decider?.personId).toBe("a");
    const nobody = computeVoting({ ...committee, declared: ["a", "b", "c"], isEndedByChair: true });
    expect(nobody).toMatchObject({ decider: null, isOver: false });
  });

  test("before it is over a voter reads their own vote alone, and someone barred none at any time", () => {
    const open = computeVoting({ ...committee, declared: ["b"], votedBy: ["a"] });
    expect(readableVotes(open, "a")).toBe("own");
    expect(readableVotes(open, "c")).toBe("own");
    expect(readableVotes(open, "b")).toBe("none");
    const over = computeVoting({ ...committee, declared: ["b"], votedBy: ["a"], isEndedByChair: true });
    expect(readableVotes(over, "a")).toBe("all");
    expect(readableVotes(over, "b")).toBe("none");
    expect(readableVotes(over, "subject")).toBe("none");
    expect(readableVotes(over, "outsider")).toBe("none");
  });

  test("whoever is in a committee: each voter's vote counts once, and nobody reads the others' before the end", () => {
    const person = fc.constantFrom("a", "b", "c", "d", "e", "subject", "manager");
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { minLength: 1 }),
        fc.uniqueArray(person),
        fc.uniqueArray(fc.tuple(person, fc.constantFrom(...VOTES)), { selector: ([id]) => id }),
        fc.boolean(),
        (people, declared, votes, isEndedByChair) => {
          const voting = computeVoting({
            ...committee,
            members: people.map((id) => member(id)),
            declared,
            votedBy: votes.map(([id]) => id),
            isEndedByChair,
          });
          expect(ids([...voting.voters, ...voting.barred]).sort()).toEqual([...people].sort());
          expect(ids([...voting.voted, ...voting.waitingFor]).sort()).toEqual(ids(voting.voters).sort());
          for (const barred of ["subject", "manager", ...declared]) expect(ids(voting.voters)).not.toContain(barred);
          const tally = countVotes(
            voting,
            votes.map(([id, vote]) => cast(id, vote)),
          );
          expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(voting.voted.length);
          for (const id of people) if (readableVotes(voting, id) === "all") expect(voting.isOver).toBe(true);
        },
      ),
    );
  });
});
