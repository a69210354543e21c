import { useEffect, useState } from "react";
import { Notice } from "#app/ui/notice";
import { WAITING_EVENT } from "./waiting";

/** Says why nothing happens while the server cannot answer. */
export function WaitingNotice() {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    const onChange = (event: Event) => setWaiting((count) => count + ((event as CustomEvent<boolean>).detail ? 1 : -1));
    window.addEventListener(WAITING_EVENT, onChange);
    return () => window.removeEventListener(WAITING_EVENT, onChange);
  }, []);
  return (
    <div role="status" className="sticky top-2 z-10 print:hidden">
      {waiting > 0 && (
        <Notice tone="warning" className="mt-4">
          Cairn cannot answer at the moment. What you typed stays here, and is sent as soon as it can be: keep this page
          open.
        </Notice>
      )}
    </div>
  );
}
