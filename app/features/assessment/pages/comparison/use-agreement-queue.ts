import { useEffect } from "react";
import { toFormValue } from "#app/features/assessment/domain/rating-content";
import type { AgreementContent } from "#app/features/assessment/ui/agreement";
import { takeTypedEarly } from "#app/features/assessment/ui/autosave/browser";
import type { AutosaveQueue } from "#app/features/assessment/ui/autosave/queue";
import { type Content, newSlot, type Slot } from "#app/features/assessment/ui/autosave/slot";
import { createTransport } from "#app/features/assessment/ui/autosave/transport";
import { useAutosaveQueue } from "#app/features/assessment/ui/use-autosave-queue";
import { paths } from "#app/paths";
import type { ComparisonRow } from "./view-model";

type Answer = {
  errors: { competencyId: string; message: string }[];
  typed: Record<string, { value: string; reason: string }>;
};

/** What is recorded; or suggested, which is recorded with the confirmation and not before. */
const contentOf = (row: ComparisonRow): AgreementContent => ({
  agreed: toFormValue(row.suggested),
  reason: row.reason,
});

/** The queue behind the agreed ratings. Each tab keeps its own unsaved changes. */
export function useAgreementQueue(
  { assessmentId, isSubject, rows }: { assessmentId: string; isSubject: boolean; rows: ComparisonRow[] },
  answer: Answer | null,
): AutosaveQueue {
  const queue = useAutosaveQueue(`${assessmentId}:agreed-by-${isSubject ? "engineer" : "manager"}`, () => ({
    slots: rows.map((row): [string, Slot<Content>] => {
      const typed = answer?.typed[row.id];
      const problem = answer?.errors.find(({ competencyId }) => competencyId === row.id)?.message;
      const draft = typed ? { agreed: typed.value, reason: typed.reason } : contentOf(row);
      const slot = newSlot<Content>(contentOf(row), row.version, draft);
      return [row.id, { ...slot, stopped: problem ? { kind: "refused", message: problem } : null }];
    }),
    transport: createTransport(paths.saveAgreement(assessmentId), (id) => [["competency", id]]),
  }));
  useEffect(() => {
    for (const row of rows) queue.learn(row.id, contentOf(row), row.version);
  }, [queue, rows]);
  return queue;
}

/** Takes over input that was made before the page hydrated. */
export function useEarlyAgreement(queue: AutosaveQueue, id: string, box: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const content = queue.get(id).draft as AgreementContent;
    const early = {
      agreed: box.current?.querySelector("select")?.value ?? content.agreed,
      reason: takeTypedEarly(`reason.${id}`) ?? content.reason,
    };
    if (early.agreed !== content.agreed || early.reason !== content.reason) queue.edit(id, early, "now");
  }, [queue, id, box]);
}
