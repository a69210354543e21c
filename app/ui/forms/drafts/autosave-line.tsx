import { useEffect, useRef } from "react";
import type { Keeping } from "./keep-draft";
import type { DraftTransport } from "./transport";

/**
 * Keeps what is typed into the form around it, and says so: as a draft, or in what the form edits itself. All of its code is
 * loaded after the page. Its key names the form: another key begins again.
 */
export function AutosaveLine({
  keeping,
  load,
}: {
  keeping: Keeping;
  load: () => Promise<(form: HTMLFormElement) => DraftTransport>;
}) {
  const line = useRef<HTMLOutputElement>(null);
  const first = useRef(load);
  useEffect(() => {
    const output = line.current;
    const form = output?.form;
    if (!form) return;
    let stop = () => {};
    let isGone = false;
    Promise.all([import("./keep-draft"), first.current()]).then(
      ([{ keepDraft }, createTransport]) => {
        if (!isGone) stop = keepDraft(form, output, createTransport(form), keeping);
      },
      () => {},
    );
    return () => {
      isGone = true;
      stop();
    };
  }, [keeping]);
  return <output ref={line} className="col-span-full text-[13.5px] text-ink-2 empty:absolute print:hidden" />;
}
