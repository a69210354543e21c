import { PRIVATE_NOTE } from "#app/features/assessment/domain/rating-content";
import { ReadByLine } from "#app/ui/read-by-line";
import type { AutosaveQueue } from "./autosave/queue";
import { ConflictNotice } from "./conflict-notice";
import { NoteField } from "./note-field";
import { useSlot } from "./use-autosave-queue";

/**
 * A private note for the reviewer alone. It is saved separately, is not part of the review, and is not printed with it.
 */
export function PrivateNoteField({ queue, zone, seenBy }: { queue: AutosaveQueue; zone: string; seenBy: string }) {
  const slot = useSlot(queue, PRIVATE_NOTE);
  const text = slot.draft.text as string;
  return (
    <div className="print:hidden rounded-[10px] border border-dashed border-line-2 bg-card p-5 max-sm:p-4">
      {slot.conflict && (
        <ConflictNotice
          partId={PRIVATE_NOTE}
          savedAt={slot.conflict.savedAt}
          zone={zone}
          mine={<p className="whitespace-pre-wrap">{text}</p>}
          theirs={<p className="whitespace-pre-wrap">{slot.conflict.content.text}</p>}
          choose={(choice) => queue.choose(PRIVATE_NOTE, choice)}
        />
      )}
      {slot.stopped?.kind === "refused" && (
        <p role="alert" className="mb-2 font-medium text-danger">
          Not saved: {slot.stopped.message}
        </p>
      )}
      <NoteField
        id="private-note"
        name="private-note"
        label="Private note"
        hint={
          <>
            For yourself, to prepare the conversation. It stays yours, whatever happens to the review.
            <ReadByLine>{seenBy}</ReadByLine>
          </>
        }
        value={text}
        onChange={(next) => queue.edit(PRIVATE_NOTE, { text: next }, "after-a-pause")}
        rows={3}
      />
      <input type="hidden" name="private-note-version" value={slot.conflict?.version ?? slot.version} />
    </div>
  );
}
