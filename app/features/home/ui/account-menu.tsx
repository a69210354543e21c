import { useEffect, useRef, useState } from "react";
import { paths } from "#app/paths";
import type { Actor } from "#app/policy/actor";
import { Form } from "#app/ui/forms/form";
import { Disclosure } from "#app/ui/layout/disclosure";
import { pageKey } from "#app/ui/layout/keys";
import { KeysDialog } from "#app/ui/layout/keys-dialog";
import { PageLink } from "#app/ui/page-link";

const ITEM = "block w-full rounded-md px-3 py-2 text-left text-ink no-underline hover:bg-accent-soft";

/** The signed-in person's menu: account, shortcuts, sign out. */
export function AccountMenu({ actor }: { actor: Actor }) {
  const keys = useRef<HTMLDialogElement>(null);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    setReady(true);
    const onKey = (event: KeyboardEvent) => {
      if (pageKey(event) !== "?" || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      keys.current?.showModal();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Disclosure
        align="right"
        label={`${actor.name}: account and sign out`}
        summary={
          <span
            aria-hidden="true"
            className="grid size-8 place-items-center rounded-full bg-accent-soft text-[13px] font-semibold text-ink"
          >
            {initialsOf(actor.name)}
          </span>
        }
      >
        <p className="px-3 pt-1.5 pb-2 font-semibold">{actor.name}</p>
        <PageLink to={paths.account()} className={ITEM}>
          My account
        </PageLink>
        {isReady && (
          <button type="button" onClick={() => keys.current?.showModal()} className={`${ITEM} max-md:hidden`}>
            Keys
          </button>
        )}
        <Form method="post" action={paths.signOut()}>
          <button type="submit" className={ITEM}>
            Sign out
          </button>
        </Form>
      </Disclosure>
      <KeysDialog ref={keys} />
    </>
  );
}

/** The first letters of the first and the last name. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0] ?? "").join("");
}
