import { forwardRef, Suspense, useEffect, useState } from "react";
import { lazyPart } from "#app/ui/lazy-part";

/** Fetched once the page is ready: no first visit waits for it. */
const KeysList = lazyPart(() => import("./keys-list").then(({ KeysList }) => KeysList));

/** The dialog that lists the keys. */
export const KeysDialog = forwardRef<HTMLDialogElement>(function KeysDialog(_, dialog) {
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      className="m-auto w-[min(420px,calc(100vw-2rem))] rounded-[10px] border border-line-2 bg-card p-5 text-ink backdrop:bg-black/40"
    >
      {isReady && (
        <Suspense fallback={null}>
          <KeysList />
        </Suspense>
      )}
    </dialog>
  );
});
