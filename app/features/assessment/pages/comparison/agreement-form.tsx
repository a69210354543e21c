import { type useActionData, type useLoaderData, useRevalidator, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { FlushOutcome } from "#app/features/assessment/ui/autosave/queue";
import { lastSaved, SaveStatus } from "#app/features/assessment/ui/save-status";
import { useDerived } from "#app/features/assessment/ui/use-autosave-queue";
import { Button } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";
import { ComparisonCard } from "./comparison-card";
import { ConfirmBox } from "./confirm-box";
import type { action, loader } from "./route";
import { useAgreementQueue } from "./use-agreement-queue";

type View = ReturnType<typeof useLoaderData<typeof loader>>;
type Answer = ReturnType<typeof useActionData<typeof action>>;

const PROBLEMS: Record<Exclude<FlushOutcome, "saved">, string> = {
  unreachable: "Not confirmed: there is no connection. What you wrote is kept in this tab; try again in a moment.",
  conflict: "Not confirmed: the other person recorded something else. Choose above which version is right.",
  stopped: "Not confirmed: something above is not saved. See the note beside it.",
};

/** The agreed ratings of every competency, which save themselves, and the confirmation of all of them. */
export function AgreementForm({
  view,
  names,
  answer,
}: {
  view: View;
  names: { self: string; manager: string };
  answer: Answer | null;
}) {
  const queue = useAgreementQueue(view, answer ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  const { revalidate } = useRevalidator();
  const { engineerConfirmed, managerConfirmed } = view.lifecycle;
  const isConfirmed = engineerConfirmed || managerConfirmed;
  const savedAt = useDerived(queue, lastSaved);
  // A change asks both again: the page says so as soon as it is saved.
  useEffect(() => {
    if (savedAt && isConfirmed) revalidate();
  }, [savedAt, isConfirmed, revalidate]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const outcome = await queue.flush();
    setProblem(outcome === "saved" ? null : PROBLEMS[outcome]);
    // Untouched suggestions are part of the form: confirming records them.
    if (outcome === "saved" && form.current) {
      const fields = new FormData(form.current);
      fields.set("intent", button?.value ?? "save");
      submit(fields, { method: "post", replace: true, preventScrollReset: true });
    }
  }

  return (
    <Form method="post" ref={form} onSubmit={(event) => void onSubmit(event)} className="grid gap-4" autoComplete="off">
      <div className="sticky top-0 z-10 -mb-4 bg-paper text-[13.5px] has-[p:not(:empty)]:mb-0 has-[p:not(:empty)]:py-1.5 print:hidden">
        <SaveStatus queue={queue} />
      </div>
      {view.rows.map((row) => (
        <ComparisonCard
          key={row.id}
          row={row}
          steps={view.steps}
          names={names}
          queue={queue}
          zone={view.zone}
          readers={readersOf(view)}
          ladderVersion={view.ladderVersion}
        />
      ))}
      <div className="grid gap-3">
        <ConfirmBox
          lifecycle={view.lifecycle}
          isSubject={view.isSubject}
          otherName={view.isSubject ? view.reviewerName : view.subject.name}
          open={answer?.open ?? null}
          message={
            problem ??
            answer?.message ??
            (answer?.errors.length ? "Some ratings above need another look before they can be saved." : null)
          }
        />
        <div>
          <Button name="intent" value="save">
            Save agreed ratings
          </Button>
        </div>
      </div>
    </Form>
  );
}

/** Readers of the agreed reason by name: today's reviewer, even if another person wrote the review. */
export function readersOf({ isSubject, subject, reviewerName }: Pick<View, "isSubject" | "subject" | "reviewerName">) {
  return isSubject ? { person: "you", reviewer: reviewerName } : { person: subject.name, reviewer: "you" };
}
