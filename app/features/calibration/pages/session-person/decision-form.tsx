import { useNavigation } from "@remix-run/react";
import { useState } from "react";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Conflict } from "#app/ui/conflict";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { ReadBy } from "#app/ui/read-by";
import type { Answer } from "./answer";
import { MAX_REASON, NO_RATING } from "./form-schema";
import { nameOfLevel } from "./level-name";
import type { PersonPage } from "./route";
import type { Chosen } from "./view-model";

const CONTROL = "w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink aria-invalid:border-danger";

const toField = (level: number | null) => (level === null ? NO_RATING : String(level));

/**
 * Keeps or changes one rating. The decision that was seen stays the one that was there when the form was opened, however
 * often the page brings itself up to date: what others decide in between is shown, and never overwritten unseen.
 */
export function DecisionForm({ page, chosen, answer }: { page: PersonPage; chosen: Chosen; answer: Answer | null }) {
  const { row, revision } = chosen;
  const { steps } = page.person;
  const newest = chosen.decisions[0];
  const [opened] = useState(revision);
  const seen = answer?.conflict ? answer.conflict.revision : newest?.isMine ? revision : opened;
  const isSending = useNavigation().formData?.get("intent") === "decide";
  const typed = answer?.typed.intent === "decide" ? answer.typed : null;
  const problems = typed ? (answer?.problems ?? {}) : {};
  return (
    <Form
      method="post"
      action={paths.calibrationPerson(page.session.id, page.assessmentId, { competency: row.id }, "decide")}
      preventScrollReset
      className="grid gap-3"
      noValidate
    >
      <FormDraft name={`decision-${row.id}`} />
      <h3>Keep or change it</h3>
      {answer?.conflict && typed && (
        <Conflict
          differences={[
            {
              label: "Rating",
              now: `${nameOfLevel(answer.conflict.after, steps)}, by ${answer.conflict.by}`,
              typed: typed.after ? nameOfLevel(typed.after === NO_RATING ? null : Number(typed.after), steps) : "",
            },
            { label: "Why", now: answer.conflict.reason, typed: typed.reason ?? "" },
          ]}
        />
      )}
      {!answer?.conflict && newest && newest.revision > seen && (
        <Notice tone="warning" role="status">
          {newest.by} has decided on this since you opened it: see above. What you are writing is still here.
        </Notice>
      )}
      {problems[""] && (
        <Notice tone="error" role="alert">
          {problems[""]}
        </Notice>
      )}
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="competency" value={row.id} />
      <input type="hidden" name="revision" value={seen} />
      <input type="hidden" name="before" value={toField(row.before)} />
      <div className="grid gap-1">
        <label htmlFor="after" className="font-semibold">
          Rating
        </label>
        <select
          id="after"
          name="after"
          defaultValue={typed?.after ?? ""}
          aria-invalid={problems.after ? true : undefined}
          aria-describedby="after-problem"
          className={`${CONTROL} min-h-10`}
        >
          <option value="">Choose…</option>
          <option value={toField(row.before)}>Keep {nameOfLevel(row.before, steps)}</option>
          {steps
            .filter(({ level }) => level !== row.before)
            .map(({ level }) => (
              <option key={level} value={level}>
                Change to {nameOfLevel(level, steps)}
              </option>
            ))}
          {row.before !== null && <option value={NO_RATING}>Change to no rating</option>}
        </select>
        <Problem id="after-problem" text={problems.after} />
      </div>
      <div className="grid gap-1">
        <label htmlFor="reason" className="font-semibold">
          Why
        </label>
        <p id="reason-hint" className="text-[13.5px] text-ink-2">
          Write it for {page.person.name}: the reason for a change is shown with their result.
          <ReadBy text="calibration.change-reason" names={{ person: page.person.name }} lead="If you change it" />
          <ReadBy text="calibration.keep-reason" lead="If you keep it" />
        </p>
        <textarea
          id="reason"
          name="reason"
          rows={3}
          maxLength={MAX_REASON}
          defaultValue={typed?.reason ?? ""}
          aria-invalid={problems.reason ? true : undefined}
          aria-describedby="reason-hint reason-problem"
          className={CONTROL}
        />
        <Problem id="reason-problem" text={problems.reason} />
      </div>
      <div>
        <Button look="primary" disabled={isSending}>
          {answer?.conflict ? "Decide all the same" : "Record decision"}
        </Button>
      </div>
    </Form>
  );
}

export function Problem({ id, text }: { id: string; text: string | undefined }) {
  return (
    <p id={id} aria-live="polite" className="text-[13.5px] font-medium text-danger empty:hidden">
      {text}
    </p>
  );
}
