import { type MouseEvent, Suspense, useEffect, useRef, useState } from "react";
import { paths } from "#app/paths";
import { pageKey } from "#app/ui/layout/keys";
import { lazyPart } from "#app/ui/lazy-part";
import { PageLink } from "#app/ui/page-link";

/** Fetched once the page is ready, so that it is loaded before the user presses E and delays no first visit. */
const QuickForm = lazyPart(() => import("./quick-form").then(({ QuickForm }) => QuickForm));

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
        {isReady && (
          <Suspense fallback={null}>
            <QuickForm onClose={() => dialog.current?.close()} />
          </Suspense>
        )}
      </dialog>
    </>
  );
}
