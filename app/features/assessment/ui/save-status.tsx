import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import type { AutosaveQueue } from "./autosave/queue";
import { useDerived } from "./use-autosave-queue";

type Kind = "quiet" | "saved" | "offline" | "conflict" | "signed-out" | "refused";

function kindOf(queue: AutosaveQueue): Kind {
  const slots = queue.list();
  if (slots.some(({ stopped }) => stopped?.kind === "signed-out")) return "signed-out";
  if (slots.some(({ missed }) => missed > 0)) return "offline";
  if (slots.some(({ conflict }) => conflict)) return "conflict";
  if (slots.some(({ stopped }) => stopped)) return "refused";
  return slots.some(({ savedAt }) => savedAt) ? "saved" : "quiet";
}

/** When the last part was saved, as an ISO time; empty where none was yet. */
export const lastSaved = (queue: AutosaveQueue) =>
  queue.list().reduce((latest, { savedAt }) => (savedAt && savedAt > latest ? savedAt : latest), "");

/** On the reader's clock: only ever drawn in their browser. */
const clock = (iso: string) =>
  new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The state of saving, announced politely. */
export function SaveStatus({ queue }: { queue: AutosaveQueue }) {
  const kind = useDerived(queue, kindOf);
  const savedAt = useDerived(queue, lastSaved);
  return (
    <>
      <p role="status" className={kind === "quiet" || kind === "saved" ? "text-ink-2" : "font-medium text-warn"}>
        {kind === "saved" && `Saved at ${clock(savedAt)}.`}
        {kind === "offline" && "Offline: your ratings are kept in this tab and sent as soon as the connection is back."}
        {kind === "conflict" && "Something changed elsewhere: choose below which version to keep."}
        {kind === "refused" && "Something isn’t saved: see the message beside it."}
        {kind === "signed-out" &&
          "Your session has ended. Nothing is lost: sign in again in another tab, then go on here."}
      </p>
      {kind === "signed-out" && (
        <p className="mt-1 flex flex-wrap items-center gap-2">
          <a href={paths.signIn()} target="_blank" rel="noreferrer" className="text-accent underline">
            Sign in
          </a>
          <Button type="button" size="small" onClick={() => queue.sendAll()}>
            Go on
          </Button>
        </p>
      )}
    </>
  );
}
