import type { CheckInNote } from "#app/features/growth/data/check-in-notes";
import { MAX_CHECK_IN_NOTES } from "#app/features/growth/domain/check-in";
import { PlainArea } from "#app/features/growth/ui/plain-field";
import { errorOf, type Problem } from "#app/features/growth/ui/small-form";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict } from "#app/ui/conflict";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { ReadBy } from "#app/ui/read-by";

type Props = {
  note: CheckInNote;
  other: string;
  problem: Problem | null;
  /** The stored note, if a newer one caused a conflict. */
  now: CheckInNote | null;
};

/** The reader's own private note. It is never printed with what both share. */
export function PrivateNote({ note, other, problem, now }: Props) {
  const typed = problem?.form === "save-note:" ? problem.typed : null;
  return (
    <Card className="print:hidden">
      <h2 className="text-[16px]">My private note</h2>
      {now && typed && (
        <div className="mt-3">
          <Conflict differences={[{ label: "My private note", now: now.text, typed: typed.text ?? "" }]} />
        </div>
      )}
      <Form method="post" className="mt-2 grid gap-3">
        <FormDraft name="private-note" />
        <input type="hidden" name="intent" value="save-note" />
        <input type="hidden" name="version" value={now?.version ?? note.version} />
        <PlainArea
          name="text"
          label="Private note"
          hint={
            <>
              {other} can’t see it, and it is not in the audit log.
              <ReadBy text="growth.private-note" />
            </>
          }
          rows={8}
          maxLength={MAX_CHECK_IN_NOTES}
          defaultValue={typed?.text ?? note.text}
          error={errorOf(problem, "save-note:", "text")}
        />
        <Button className="justify-self-start">Save my note</Button>
      </Form>
    </Card>
  );
}
