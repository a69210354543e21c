import { VOTE_WORDS, VOTES, type Vote } from "#app/features/promotion/domain/voting";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FieldErrors, FormErrors, TextArea } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { type FormAnswer, useForm } from "#app/ui/forms/use-form";
import { MarkdownHint } from "#app/ui/markdown-hint";
import { ReadBy } from "#app/ui/read-by";

type Result = FormAnswer;
type Props = { own: { vote: Vote; reasons: string } | null; voteResult: Result; conflictResult: Result };

/** One's own vote with its reasons, and the way out of it. */
export function VoteForm({ own, voteResult, conflictResult }: Props) {
  const [form, fields] = useForm({
    id: "vote",
    lastResult: voteResult,
    defaultValue: own ? { vote: own.vote, reasons: own.reasons } : undefined,
    schema: () => import("./form-schema").then(({ voteSchema }) => voteSchema),
  });
  return (
    <>
      <Card>
        <Form method="post" {...form.props} className="grid gap-5">
          <FormDraft name="vote" />
          <FormErrors form={form} />
          <fieldset aria-describedby={fields.vote.errorId}>
            <legend className="mb-1 font-semibold">Your vote</legend>
            <div className="grid gap-1">
              {VOTES.map((value) => (
                <label key={value} className="flex min-h-8 items-center gap-2.5">
                  <input
                    type="radio"
                    name="vote"
                    value={value}
                    defaultChecked={fields.vote.initialValue === value}
                    className="accent-accent"
                  />
                  {VOTE_WORDS[value]}
                </label>
              ))}
            </div>
            <FieldErrors field={fields.vote} />
          </fieldset>
          <TextArea
            field={fields.reasons}
            label="Your reasons"
            required
            rows={7}
            hint={
              <>
                What in the case you rest on, and what you did not see. The engineer never reads it.
                <MarkdownHint />
                <ReadBy text="case.vote-reasons" names={{ voters: "the others who vote" }} />
              </>
            }
          />
          <div>
            <Button look="primary" name="intent" value="vote">
              {own ? "Change my vote" : "Cast my vote"}
            </Button>
          </div>
        </Form>
      </Card>
      <ConflictForm conflictResult={conflictResult} />
    </>
  );
}

function ConflictForm({ conflictResult }: { conflictResult: Result }) {
  const [form, fields] = useForm({
    id: "conflict",
    lastResult: conflictResult,
    schema: () => import("./form-schema").then(({ conflictSchema }) => conflictSchema),
  });
  return (
    <Card>
      <details open={conflictResult ? true : undefined}>
        <summary className="font-semibold">I have a conflict of interest</summary>
        <Form method="post" {...form.props} className="mt-3 grid gap-4">
          <FormDraft name="conflict" />
          <FormErrors form={form} />
          <TextArea
            field={fields.conflict}
            label="What the conflict is"
            required
            rows={3}
            hint={
              <>
                It stays on record.
                <ReadBy text="case.conflict" /> From then on you neither vote on this case nor read it; a vote you have
                cast is taken back. This cannot be undone.
              </>
            }
          />
          <div>
            <Button look="danger" name="intent" value="conflict">
              Declare it
            </Button>
          </div>
        </Form>
      </details>
    </Card>
  );
}
