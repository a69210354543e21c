import { useFetcher } from "@remix-run/react";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { MAX_TITLE_LENGTH } from "#app/features/evidence/domain/limits";
import type { action } from "#app/features/evidence/pages/evidence-new/route";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { pageKey } from "#app/ui/layout/keys";
import { PageLink } from "#app/ui/page-link";
import { ReadBy } from "#app/ui/read-by";
import { TextLink } from "#app/ui/text-link";
import { EVIDENCE_READERS } from "./evidence-fields";

/**
 * Adding evidence from anywhere: a link to its page, which a script turns into a dialog over the page one is on. What is
 * typed stays until it is added, also when the dialog is closed meanwhile.
 */
export function QuickAdd() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    setReady(true);
    const onKey = (event: KeyboardEvent) => {
      if (pageKey(event) !== "e" || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      dialog.current?.showModal();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog.current?.showModal();
  };
  return (
    <>
      <PageLink
        to={paths.newEvidence()}
        onClick={open}
        aria-keyshortcuts="e"
        className="inline-flex min-h-8 items-center gap-2 rounded-[7px] border border-line-2 bg-card px-2.5 py-1 text-[13.5px] whitespace-nowrap text-ink no-underline hover:bg-accent-soft"
      >
        <span>
          Add<span className="max-md:sr-only"> evidence</span>
        </span>
        {isReady && (
          <kbd className="rounded border border-line px-1 font-mono text-[12px] text-ink-3 max-[1199px]:hidden">E</kbd>
        )}
      </PageLink>
      <dialog
        ref={dialog}
        aria-labelledby="quick-title"
        className="m-auto w-[min(560px,calc(100vw-2rem))] rounded-[10px] border border-line-2 bg-card p-5 text-left text-ink backdrop:bg-black/40"
      >
        {isReady && <QuickForm onClose={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

function QuickForm({ onClose }: { onClose: () => void }) {
  const fetcher = useFetcher<typeof action>();
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
