import type { FollowUp } from "#app/features/growth/data/check-ins";
import { MAX_FOLLOW_UP_TEXT } from "#app/features/growth/domain/check-in";
import { PlainInput, PlainSelect } from "#app/features/growth/ui/plain-field";
import { errorOf, type Problem } from "#app/features/growth/ui/small-form";
import { Badge } from "#app/ui/badge";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";

type Named = { id: string; name: string };
type Shown = {
  person: Named;
  manager: Named;
  isPerson: boolean;
  mayEdit: boolean;
  followUps: (FollowUp & { isLate: boolean })[];
};

/** Follow-ups of both: text, day, and whether they are done. */
export function FollowUps({ checkIn, problem }: { checkIn: Shown; problem: Problem | null }) {
  const { followUps, mayEdit } = checkIn;
  const failed = problem && !problem.form.startsWith("save-note") ? problem : null;
  return (
    <Card>
      <section aria-labelledby="follow-ups-heading">
        <h2 id="follow-ups-heading" className="text-[16px]">
          Follow-ups
        </h2>
        {failed && failed.field === "" && (
          <Notice tone="error" role="alert" className="mt-2">
            {failed.message}
          </Notice>
        )}
        {followUps.length === 0 ? (
          <p className="mt-1 text-ink-2">No follow-ups yet.</p>
        ) : (
          <ul className="mt-2">
            {followUps.map((followUp) => (
              <li
                key={followUp.id}
                className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0"
              >
                <Item followUp={followUp} />
                {mayEdit && <Buttons followUp={followUp} />}
              </li>
            ))}
          </ul>
        )}
        {mayEdit && <AddForm checkIn={checkIn} failed={failed} />}
      </section>
    </Card>
  );
}

function Item({ followUp }: { followUp: Shown["followUps"][number] }) {
  const { text, owner, dueOn, doneOn, isLate } = followUp;
  return (
    <p className="min-w-0 max-w-[62ch] break-words">
      <span aria-hidden="true" className="mr-2 text-ink-3">
        {doneOn ? "✓" : "○"}
      </span>
      {text}{" "}
      <span className="text-[13.5px] text-ink-2">
        {owner.name}
        {doneOn ? (
          <>
            , done on <Day value={doneOn} />
          </>
        ) : (
          dueOn && (
            <>
              , by <Day value={dueOn} />
            </>
          )
        )}
      </span>{" "}
      {isLate && <Badge tone="warning">late</Badge>}
    </p>
  );
}

function Buttons({ followUp }: { followUp: Shown["followUps"][number] }) {
  const of = <span className="sr-only">: {followUp.text}</span>;
  return (
    <Form method="post" className="flex gap-2 print:hidden">
      <input type="hidden" name="id" value={followUp.id} />
      <input type="hidden" name="version" value={followUp.version} />
      {followUp.doneOn ? (
        <>
          <Button size="small" name="intent" value="reopen">
            Open again{of}
          </Button>
          <Button size="small" look="danger" name="intent" value="remove">
            Take out{of}
          </Button>
        </>
      ) : (
        <Button size="small" name="intent" value="done">
          Done{of}
        </Button>
      )}
    </Form>
  );
}

function AddForm({ checkIn, failed }: { checkIn: Shown; failed: Problem | null }) {
  const { person, manager, isPerson, followUps } = checkIn;
  const form = "add-follow-up:";
  const typed = failed?.form === form ? failed.typed : null;
  const label = (named: Named, isMe: boolean) => (isMe ? `${named.name} (me)` : named.name);
  return (
    <details className="mt-3 print:hidden" open={typed !== null || followUps.length === 0 || undefined}>
      <summary className="text-accent underline underline-offset-2">Add a follow-up</summary>
      <Form
        method="post"
        key={followUps.length}
        className="mt-3 grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_11rem]"
      >
        <FormDraft name="follow-up" />
        <input type="hidden" name="intent" value="add-follow-up" />
        <PlainInput
          name="text"
          label="What"
          required
          maxLength={MAX_FOLLOW_UP_TEXT}
          defaultValue={typed?.text}
          error={errorOf(failed, form, "text")}
        />
        <PlainSelect
          name="owner"
          label="Who"
          defaultValue={typed?.owner ?? (isPerson ? "person" : "manager")}
          options={[
            { value: "person", label: label(person, isPerson) },
            { value: "manager", label: label(manager, !isPerson) },
          ]}
        />
        <PlainInput
          name="dueOn"
          label="By when"
          type="date"
          defaultValue={typed?.dueOn}
          error={errorOf(failed, form, "dueOn")}
        />
        <Button className="justify-self-start">Add</Button>
      </Form>
    </details>
  );
}
