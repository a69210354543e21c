import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findToday } from "#app/features/identity/server/today";
import { findRole } from "#app/features/ladder/domain/lookup";
import {
  castVote,
  declareConflict,
  endVoting,
  listConflicts,
  listVotes,
} from "#app/features/promotion/data/committee-votes";
import { countVotes } from "#app/features/promotion/domain/voting";
import { requireCase } from "#app/features/promotion/server/case";
import { explainStep } from "#app/features/promotion/server/case-refusals";
import { paths } from "#app/paths";
import { formatText } from "#app/platform/markdown";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseFields } from "#app/platform/server/forms";
import { requirePermit } from "#app/platform/server/guards";
import { decideCase, permitCase } from "#app/policy/policy-promotion";
import { ButtonLink } from "#app/ui/button";
import { PageHeader } from "#app/ui/page-header";
import { conflictSchema, voteSchema } from "./form-schema";
import { VoteForm } from "./vote-form";
import { VoteResult, VoteStanding } from "./vote-standing";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Vote on ${data.subjectName} · Cairn` : "Cairn" },
];

export async function loader(args: LoaderFunctionArgs) {
  // Readers of the outcome who had a vote also read how it came about.
  const { actor, head } = await requireCase(args, "see");
  const { voting, facts } = head;
  const reading = requirePermit(permitCase(actor, "case.votes", head));
  const { database, ladders } = args.context;
  const [votes, conflicts, { ladder }, { zone }] = await Promise.all([
    listVotes(database, reading, { readerId: actor.personId, voting }),
    listConflicts(database, reading),
    ladders.requireVersion(head.ladderVersionId),
    findToday(args.context),
  ]);
  const nameOf = new Map(voting.voters.map(({ personId, name }) => [personId, name]));
  return {
    caseId: head.id,
    subjectName: head.subject.name,
    targetName: findRole(ladder, head.targetRoleId)?.name ?? head.targetRoleId,
    committee: head.committee && { id: head.committee.id, name: head.committee.name },
    zone,
    isOver: voting.isOver,
    isOpen: head.lifecycle.state === "in-committee" && !voting.isOver,
    mayDecide: decideCase(actor, "decide", facts) === "allow",
    deciderName: voting.decider?.name ?? null,
    voted: voting.voted.map(({ name }) => name),
    waitingFor: voting.waitingFor.map(({ name }) => name),
    barred: voting.barred.map(({ personId, name, bar }) => ({
      name,
      bar,
      reason: conflicts.find(({ memberId }) => memberId === personId)?.reason ?? "",
    })),
    own: votes.find(({ memberId }) => memberId === actor.personId) ?? null,
    all: voting.isOver
      ? votes.map(({ memberId, ...vote }) => ({
          ...vote,
          reasons: formatText(vote.reasons),
          name: nameOf.get(memberId) ?? "",
        }))
      : [],
    tally: voting.isOver ? countVotes(voting, votes) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const posted = await request.formData();
  const intent = posted.get("intent");
  const { head, by } = await requireCase(args, intent === "end" ? "decide" : "vote");
  const here = paths.caseVote(head.id);
  if (intent === "end") {
    const ended = await endVoting(context.database, by, head.id);
    if (ended.ok) return redirectWithMessage(context, here, "The vote is over: everyone who votes sees all votes now.");
    return redirectWithMessage(context, here, explainStep(ended.reason), { tone: "error" });
  }
  if (intent === "conflict") {
    const submission = parseFields(posted, conflictSchema);
    if (submission.status !== "success") {
      return data({ conflictResult: submission.reply(), voteResult: null }, { status: 400 });
    }
    const of = { caseId: head.id, reason: submission.value.conflict };
    const declared = await declareConflict(context.database, by, of);
    if (declared.ok) {
      const next = head.committee ? paths.committee(head.committee.id) : paths.committees();
      return redirectWithMessage(context, next, "On record. You have no part in this case any more.");
    }
    const conflictResult = submission.reply({ formErrors: [explainStep(declared.reason)] });
    return data({ conflictResult, voteResult: null }, { status: 409 });
  }
  const submission = parseFields(posted, voteSchema);
  if (submission.status !== "success") {
    return data({ voteResult: submission.reply(), conflictResult: null }, { status: 400 });
  }
  const cast = await castVote(context.database, by, { caseId: head.id, ...submission.value });
  if (cast.ok)
    return redirectWithMessage(context, here, "Your vote is cast. You can change it until the vote is over.");
  const voteResult = submission.reply({ formErrors: [explainStep(cast.reason)] });
  return data({ voteResult, conflictResult: null }, { status: 409 });
}

export default function Vote() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { caseId, subjectName, targetName, committee, isOpen, isOver } = loaded;
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Committees", to: paths.committees() },
          ...(committee ? [{ label: committee.name, to: paths.committee(committee.id) }] : []),
          { label: subjectName, to: paths.case(caseId) },
          { label: "Vote" },
        ]}
        title={`Vote: ${subjectName}, for ${targetName}`}
        seenBy={isOver ? "Seen by those who vote" : "Your vote is seen by you alone until the vote is over"}
        actions={<ButtonLink to={paths.case(caseId)}>Read the case</ButtonLink>}
      />
      <div className="grid gap-4">
        {isOpen && (
          <VoteForm own={loaded.own} voteResult={result?.voteResult} conflictResult={result?.conflictResult} />
        )}
        {loaded.tally && <VoteResult tally={loaded.tally} votes={loaded.all} zone={loaded.zone} />}
        <VoteStanding {...loaded} />
      </div>
    </div>
  );
}
