import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { MAX_TITLE_LENGTH } from "#app/features/evidence/domain/limits";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { RequestKey } from "#app/ui/forms/form";
import type { FormAnswer } from "#app/ui/forms/use-form";
import { ReadBy } from "#app/ui/read-by";
import { TextLink } from "#app/ui/text-link";
import { EVIDENCE_READERS } from "./evidence-fields";

/** The server's answer to this form. */
export type QuickAnswer = {
  lastResult: FormAnswer;
  added: { id: string; title: string } | null;
};

/** The form of the dialog that adds evidence from anywhere. */
export function QuickForm({ onClose }: { onClose: () => void }) {
  const fetcher = useFetcher<QuickAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const title = useRef<HTMLInputElement>(null);
  const added = fetcher.data?.added ?? null;
  const errors = fetcher.data?.lastResult?.error ?? null;
  useEffect(() => {
    if (fetcher.state !== "idle" || !fetcher.data) return;
    if (fetcher.data.added) form.current?.reset();
    title.current?.focus();
  }, [fetcher.state, fetcher.data]);
  const problem = errors ? Object.values(errors).flat().filter(Boolean).join(". ") : "";
  return (
    <>
      <h2 id="quick-title">Add evidence</h2>
      <fetcher.Form ref={form} method="post" action={paths.newEvidence()} className="mt-3 grid gap-3">
        <RequestKey />
        <FormDraft name="quick-evidence" />
        <input type="hidden" name="quick" value="1" />
        <label className="grid gap-1 font-semibold">
          What was done
          <input
            ref={title}
            name="title"
            required
            maxLength={MAX_TITLE_LENGTH}
            autoComplete="off"
            aria-describedby="quick-problem"
            className="min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 font-normal"
          />
        </label>
        <div className="grid gap-3 sm:grid-cols-[1fr_180px]">
          <label className="grid gap-1 text-[13.5px]">
            Link (optional)
            <input
              name="links"
              inputMode="url"
              autoComplete="off"
              className="min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-[15px]"
            />
          </label>
          <label className="grid gap-1 text-[13.5px]">
            Day (today if empty)
            <input
              name="happenedOn"
              type="date"
              className="min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-[15px]"
            />
          </label>
        </div>
        <p id="quick-problem" role="alert" className="text-[13.5px] font-medium text-danger empty:hidden">
          {problem}
        </p>
        <p role="status" className="empty:hidden">
          {added && (
            <>
              “{added.title}” is added.{" "}
              <TextLink to={paths.editEvidence(added.id)} onClick={onClose}>
                Complete it
              </TextLink>
            </>
          )}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" disabled={fetcher.state !== "idle"}>
            Add
          </Button>
          <Button type="button" onClick={onClose}>
            Close
          </Button>
          <ReadBy text="evidence.title" names={EVIDENCE_READERS} />
        </div>
      </fetcher.Form>
    </>
  );
}
