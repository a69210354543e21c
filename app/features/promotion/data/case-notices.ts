import { type Column, mapped } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import type { Actor } from "#app/policy/actor";
import { type CaseHead, caseHeads } from "./promotion";

const m = table("CommitteeMember", "m");
const c = table("PromotionCase", "c");
const d = table("PromotionCase", "d");

export type CaseNotices = {
  /** One's own case on its way, or decided and not closed yet. */
  own: CaseHead[];
  /** Cases that wait for the actor's recommendation. */
  toReview: CaseHead[];
  /** Cases that wait for the actor's vote, or their decision once all have voted. */
  toVote: CaseHead[];
  toDecide: CaseHead[];
};

/** A person's tasks in promotion cases: their own, those to review, those to vote on. */
export const caseNotices = ({ personId }: Pick<Actor, "personId">): Column<CaseNotices> =>
  mapped(
    caseHeads(
      personId,
      sql`WHERE ${c.id} IN (
          SELECT ${d.id} FROM ${d} WHERE ${d.subjectId} = ${personId} AND ${d.state} NOT IN ('closed', 'withdrawn')
          UNION SELECT ${d.id} FROM ${d}
            WHERE ${d.managerId} = ${personId} AND ${d.state} = 'review' AND ${d.recommendation} IS NULL
          UNION SELECT ${d.id} FROM ${m} JOIN ${d} ON ${d.committeeId} = ${m.committeeId}
            WHERE ${m.personId} = ${personId} AND ${d.state} = 'in-committee')
        ORDER BY ${c.updatedAt} DESC LIMIT 50`,
    ),
    (heads) => {
      const isVoter = ({ voting }: CaseHead) => voting.voters.some((voter) => voter.personId === personId);
      const before = heads.filter((head) => head.lifecycle.state === "in-committee" && isVoter(head));
      return {
        own: heads.filter(({ facts }) => facts.isSubject),
        toReview: heads.filter(
          ({ facts, lifecycle }) => facts.isManager && !facts.isSubject && lifecycle.state === "review",
        ),
        toVote: before.filter(
          ({ voting }) => !voting.isOver && voting.waitingFor.some((one) => one.personId === personId),
        ),
        toDecide: before.filter(({ voting, facts }) => voting.isOver && facts.isDecider),
      };
    },
  );
