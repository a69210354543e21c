import { useLocation } from "@remix-run/react";
import { DRAFT_FIELD } from "#app/kernel/form-draft";
import { AutosaveLine } from "./autosave-line";

const loadTransport = (draft: string) => () =>
  import("./transport").then(
    ({ createDraftTransport }) =>
      () =>
        createDraftTransport(draft),
  );

/**
 * Keeps what is typed into the form around it on the server, for its writer alone, until the form is accepted. `name` tells
 * the forms of a page apart. Without scripts the form works as any other.
 */
export function FormDraft({ name }: { name: string }) {
  const draft = `${useLocation().pathname}#${name}`;
  return (
    <>
      <input type="hidden" name={DRAFT_FIELD} value={draft} />
      <AutosaveLine key={draft} keeping="draft" load={loadTransport(draft)} />
    </>
  );
}
