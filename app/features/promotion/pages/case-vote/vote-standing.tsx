import { type Bar, VOTE_WORDS, VOTES, type Vote } from "#app/features/promotion/domain/voting";
import { Words } from "#app/features/promotion/ui/words";
import type { FormattedText } from "#app/kernel/formatted-text";
import { joinWords } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { Form } from "#app/ui/forms/form";
import { Time } from "#app/ui/time";

const BAR_WORDS: Record<Bar, string> = {
  self: "the case is theirs",
  "direct-manager": "the direct manager",
  declared: "declared a conflict of interest",
};

type StandingProps = {
  caseId: string;
  isOver: boolean;
  isOpen: boolean;
  mayDecide: boolean;
  deciderName: string | null;
  voted: string[];
  waitingFor: string[];
  barred: { name: string; bar: Bar; reason: string }[];
};

/** Who has voted and who hasn't, who may not vote and why, and the decider's actions. */
export function VoteStanding(props: StandingProps) {
  const { caseId, isOver, isOpen, mayDecide, deciderName, voted, waitingFor, barred } = props;
  return (
    <Card>
      <section aria-labelledby="standing-heading">
        <h2 id="standing-heading" className="mb-2">
          {voted.length} of {voted.length + waitingFor.length} have voted
        </h2>
        <dl className="grid gap-2">
          <div>
            <dt className="font-semibold">Voted</dt>
            <dd className="text-ink-2">{joinWords(voted) || "nobody yet"}</dd>
          </div>
          {waitingFor.length > 0 && (
            <div>
              <dt className="font-semibold">{isOver ? "Did not vote" : "Not yet"}</dt>
              <dd className="text-ink-2">{joinWords(waitingFor)}</dd>
            </div>
          )}
          {barred.length > 0 && (
            <div>
              <dt className="font-semibold">No vote on this case</dt>
              {barred.map(({ name, bar, reason }) => (
                <dd key={name} className="text-ink-2">
                  {name}: {BAR_WORDS[bar]}
                  {reason && ` (${reason})`}
                </dd>
              ))}
            </div>
          )}
        </dl>
        <p className="mt-3 text-[13.5px] text-ink-3">
          Votes are shown to those who vote once all have voted, or {deciderName ?? "the chair"} ends the vote.{" "}
          {deciderName} records the decision.
        </p>
        {mayDecide && (
          <div className="mt-4 flex flex-wrap items-start gap-2">
            {isOver && (
              <ButtonLink look="primary" to={paths.caseDecision(caseId)}>
                Record the decision
              </ButtonLink>
            )}
            {isOpen && waitingFor.length > 0 && voted.length > 1 && (
              <Confirm label="End the vote now">
                <p className="max-w-[60ch]">
                  {joinWords(waitingFor)} will have no vote. Votes are seen by all who vote from then on, and stay as
                  they are.
                </p>
                <Form method="post">
                  <Button name="intent" value="end">
                    End the vote
                  </Button>
                </Form>
              </Confirm>
            )}
          </div>
        )}
      </section>
    </Card>
  );
}

type ResultProps = {
  tally: Record<Vote, number>;
  votes: { name: string; vote: Vote; reasons: FormattedText; castAt: Date }[];
  zone: string;
};

/** How everyone voted, and why: once it is over. */
export function VoteResult({ tally, votes, zone }: ResultProps) {
  return (
    <Card>
      <section aria-labelledby="result-heading">
        <h2 id="result-heading" className="mb-2">
          {VOTES.map((vote) => `${VOTE_WORDS[vote]}: ${tally[vote]}`).join(", ")}
        </h2>
        <ul className="grid gap-4">
          {votes.map(({ name, vote, reasons, castAt }) => (
            <li key={name}>
              <p className="font-semibold">
                {name}: {VOTE_WORDS[vote].toLowerCase()}{" "}
                <span className="text-[13.5px] font-normal text-ink-3">
                  <Time value={castAt} zone={zone} />
                </span>
              </p>
              <Words empty="">{reasons}</Words>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
