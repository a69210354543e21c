import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { DRAFT_FIELD } from "#app/kernel/form-draft";

/**
 * Keeps what is typed into the form around it on the server, for its writer alone, until the form is accepted. `name` tells
 * the forms of a page apart. Its code comes after the page: without scripts the form works as any other.
 */
export function FormDraft({ name }: { name: string }) {
  const line = useRef<HTMLOutputElement>(null);
  const { pathname } = useLocation();
  const draft = `${pathname}#${name}`;
  useEffect(() => {
    const output = line.current;
    const form = output?.form;
    if (!form) return;
    let stop = () => {};
    let isGone = false;
    import("./keep-draft").then(
      ({ keepDraft }) => {
        if (!isGone) stop = keepDraft(form, output, draft);
      },
      () => {},
    );
    return () => {
      isGone = true;
      stop();
    };
  }, [draft]);
  return (
    <>
      <input type="hidden" name={DRAFT_FIELD} value={draft} />
      <output ref={line} className="col-span-full text-[13.5px] text-ink-2 empty:absolute print:hidden" />
    </>
  );
}
