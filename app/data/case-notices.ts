import type { Actor } from "#app/domain/access/actor";
import type { Database } from "./database";
import { CASE_HEAD_COLUMNS, type CaseHead, toCaseHead } from "./promotion";

export type CaseNotices = {
  /** One's own case on its way, or decided and not closed yet. */
  own: CaseHead[];
  /** Cases that wait for the actor's recommendation. */
  toReview: CaseHead[];
  /** Cases that wait for the actor's vote, or their decision once all have voted. */
  toVote: CaseHead[];
  toDecide: CaseHead[];
};

/** What waits for somebody in promotion cases: their own, those to review, those to vote on. */
export async function findCaseNotices(database: Database, actor: Actor): Promise<CaseNotices> {
  const { personId } = actor;
  const rows = await database.client.promotionCase.findMany({
    where: {
      OR: [
        { subjectId: personId, state: { notIn: ["closed", "withdrawn"] } },
        { managerId: personId, state: "review", recommendation: null },
        { state: "in-committee", committee: { members: { some: { personId } } } },
      ],
    },
    orderBy: { updatedAt: "desc" },
    take: 50,
    select: CASE_HEAD_COLUMNS,
  });
  const heads = rows.map((row) => toCaseHead(row, personId));
  const isVoter = ({ voting }: CaseHead) => voting.voters.some((voter) => voter.personId === personId);
  const before = heads.filter((head) => head.lifecycle.state === "in-committee" && isVoter(head));
  return {
    own: heads.filter(({ facts }) => facts.isSubject),
    toReview: heads.filter(
      ({ facts, lifecycle }) => facts.isManager && !facts.isSubject && lifecycle.state === "review",
    ),
    toVote: before.filter(({ voting }) => !voting.isOver && voting.waitingFor.some((one) => one.personId === personId)),
    toDecide: before.filter(({ voting, facts }) => voting.isOver && facts.isDecider),
  };
}
