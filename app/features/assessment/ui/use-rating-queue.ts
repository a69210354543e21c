import { useEffect } from "react";
import type { RatingAnswer } from "#app/features/assessment/domain/rating-answer";
import { fieldNames, PRIVATE_NOTE, type RatingContent } from "#app/features/assessment/domain/rating-content";
import type { RatingSheetView } from "#app/features/assessment/domain/rating-sheet";
import { paths } from "#app/paths";
import { takeTypedEarly } from "./autosave/browser";
import type { AutosaveQueue } from "./autosave/queue";
import { type Content, newSlot, type Slot, sameContent } from "./autosave/slot";
import { createTransport } from "./autosave/transport";
import { useAutosaveQueue } from "./use-autosave-queue";

type View = Pick<RatingSheetView, "assessmentId" | "side" | "categories" | "privateNote">;

export const competenciesOf = (view: Pick<View, "categories">) =>
  view.categories.flatMap(({ competencies }) => competencies);

/** Every part of the form, with what an earlier post of it could not save still on the screen. */
function createSlots(view: View, answer: RatingAnswer | null): [string, Slot<Content>][] {
  const slots = competenciesOf(view).map(({ id, content, version }): [string, Slot<Content>] => {
    const unsaved = answer?.unsaved[id];
    const slot = newSlot<Content>(content, version, unsaved?.content ?? content);
    return [
      id,
      {
        ...slot,
        conflict: unsaved?.newer ?? null,
        stopped: unsaved?.problem ? { kind: "refused", message: unsaved.problem } : null,
      },
    ];
  });
  if (!view.privateNote) return slots;
  const { text, version } = view.privateNote;
  const typed = answer?.privateNote;
  const slot = newSlot<Content>({ text }, version, { text: typed?.text ?? text });
  const stopped = typed?.problem ? ({ kind: "refused", message: typed.problem } as const) : null;
  return [...slots, [PRIVATE_NOTE, { ...slot, conflict: typed?.newer ?? null, stopped }]];
}

/** The queue behind a rating form. */
export function useRatingQueue(view: View, answer: RatingAnswer | null): AutosaveQueue {
  const { assessmentId, side } = view;
  return useAutosaveQueue(`${assessmentId}:${side}`, () => ({
    slots: createSlots(view, answer),
    transport: createTransport(paths.saveRating(assessmentId), (id) => [
      ["side", side],
      id === PRIVATE_NOTE ? ["intent", "save-private-note"] : ["competency", id],
    ]),
  }));
}

export const isRated = (slot: Slot<Content>) => slot.draft.rating !== "";

/** Takes over input that was made before the page hydrated. */
export function useEarlyInput(queue: AutosaveQueue, id: string, root: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const names = fieldNames(id);
    const typed = takeTypedEarly(names.note);
    const content = queue.get(id).draft as RatingContent;
    const chosen = root.current?.querySelector<HTMLInputElement>(`input[name="${names.rating}"]:checked`)?.value;
    const note = typed ?? root.current?.querySelector<HTMLTextAreaElement>("textarea")?.value.replaceAll("\r\n", "\n");
    const boxes = root.current?.querySelectorAll<HTMLInputElement>(`input[name="${names.criteria}"]`) ?? [];
    const ticked = [...boxes].filter((box) => box.type === "hidden" || box.checked).map((box) => box.value);
    const early = {
      rating: chosen ?? content.rating,
      criteria: content.criteria.length === ticked.length ? content.criteria : ticked,
      note: note ?? content.note,
    };
    if (!sameContent(early, content)) queue.edit(id, early, "now");
  }, [queue, id, root]);
}
