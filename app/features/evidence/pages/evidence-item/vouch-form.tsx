import { MAX_VOUCH_WORDS } from "#app/features/evidence/domain/limits";
import { Button } from "#app/ui/button";
import { Confirm } from "#app/ui/confirm";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { ReadBy } from "#app/ui/read-by";
import type { ShownVouch } from "./view-model";

/** Lets the invited colleague endorse with a comment, or decline. */
export function VouchForm({
  vouch,
  ownerName,
  problem,
  typed,
}: {
  vouch: ShownVouch;
  ownerName: string;
  problem: string | null;
  typed: string | null;
}) {
  const hasVouched = vouch.state === "vouched";
  return (
    <section id="vouch" className="scroll-mt-4 rounded-[10px] border-2 border-accent bg-card p-5">
      <h2>{hasVouched ? "You endorsed this" : `${ownerName} asks you to endorse this`}</h2>
      <p className="mt-1 max-w-[65ch] text-ink-2">
        Say what you saw yourself. It is read with your name.
        <ReadBy text="evidence.endorsement" names={{ owner: ownerName }} />
      </p>
      <Form method="post" className="mt-3 grid gap-3">
        <FormDraft name="endorsement" />
        <input type="hidden" name="version" value={vouch.version} />
        <label htmlFor="words" className="font-semibold">
          In your own words
        </label>
        <textarea
          id="words"
          name="words"
          rows={4}
          maxLength={MAX_VOUCH_WORDS}
          defaultValue={typed ?? vouch.words}
          aria-describedby={problem ? "words-problem" : undefined}
          aria-invalid={problem ? true : undefined}
          className="w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 aria-invalid:border-danger"
        />
        <p id="words-problem" role="alert" className="text-[13.5px] font-medium text-danger empty:hidden">
          {problem}
        </p>
        <div className="flex flex-wrap items-start gap-2">
          <Button look="primary" name="intent" value="vouch">
            {hasVouched ? "Change my words" : "Endorse"}
          </Button>
          <Confirm label={hasVouched ? "Take it back" : "Decline"}>
            <p>
              {ownerName} sees that you declined, and you no longer see this item. What is in the field goes along as
              the reason.
              <ReadBy text="evidence.decline-reason" names={{ owner: ownerName }} />
            </p>
            <Button name="intent" value="decline">
              {hasVouched ? "Take it back" : "Decline"}
            </Button>
          </Confirm>
        </div>
      </Form>
    </section>
  );
}
