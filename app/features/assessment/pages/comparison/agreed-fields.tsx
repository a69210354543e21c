import { useRef } from "react";
import type { AgreementContent } from "#app/features/assessment/ui/agreement";
import type { AutosaveQueue } from "#app/features/assessment/ui/autosave/queue";
import { isUnsaved } from "#app/features/assessment/ui/autosave/slot";
import { ConflictNotice } from "#app/features/assessment/ui/conflict-notice";
import { useSlot } from "#app/features/assessment/ui/use-autosave-queue";
import type { ReaderNames } from "#app/policy/text-kinds";
import { ReadBy } from "#app/ui/read-by";
import type { Step } from "./comparison-card";
import { MAX_REASON_LENGTH } from "./form-schema";
import { useEarlyAgreement } from "./use-agreement-queue";
import type { ComparisonRow } from "./view-model";

/** The agreed rating and its reason: they save themselves; without a script the page's form sends all of them. */
export function AgreedFields({
  row,
  steps,
  queue,
  zone,
  readers,
}: {
  row: ComparisonRow;
  steps: Step[];
  queue: AutosaveQueue;
  zone: string;
  readers: ReaderNames;
}) {
  const slot = useSlot(queue, row.id);
  const box = useRef<HTMLDivElement>(null);
  useEarlyAgreement(queue, row.id, box);
  const content = slot.draft as AgreementContent;
  const problem = slot.stopped?.kind === "refused" ? slot.stopped.message : null;
  const change = (part: Partial<AgreementContent>, when: "once-drawn" | "after-a-pause") =>
    queue.edit(row.id, { ...content, ...part }, when);
  const hasReason = content.reason !== "" || problem !== null;
  return (
    <div ref={box} className={`grid content-start gap-2 ${slot.conflict ? "md:col-span-full" : ""}`}>
      <input type="hidden" name={`version.${row.id}`} value={slot.conflict?.version ?? slot.version} />
      {slot.conflict && (
        <ConflictNotice
          partId={row.id}
          savedAt={slot.conflict.savedAt}
          zone={zone}
          mine={<Summary content={content} steps={steps} />}
          theirs={<Summary content={slot.conflict.content as AgreementContent} steps={steps} />}
          choose={(choice) => queue.choose(row.id, choice)}
        />
      )}
      <label className="grid gap-1">
        <span className="text-[13.5px] font-semibold text-agreed">
          Agreed rating<span className="sr-only"> for {row.name}</span>
        </span>
        <select
          name={`agreed.${row.id}`}
          value={content.agreed}
          onChange={({ target }) => change({ agreed: target.value }, "once-drawn")}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`message-${row.id}`}
          className="min-h-10 rounded-[7px] border border-line-2 bg-card px-3 py-1.5"
        >
          <option value="">Not agreed yet</option>
          {steps.map((step) => (
            <option key={step.level} value={step.level}>
              {step.level} {step.name}
            </option>
          ))}
          <option value="0">0 Not observed</option>
        </select>
      </label>
      <details open={hasReason || undefined}>
        <summary className="text-[13.5px] text-accent underline underline-offset-2">
          {hasReason ? "Reason" : "Add a reason"}
          <span className="sr-only"> for the agreed rating of {row.name}</span>
        </summary>
        <textarea
          name={`reason.${row.id}`}
          aria-describedby={`reason-hint-${row.id}`}
          aria-label={`Reason for the agreed rating of ${row.name}`}
          rows={2}
          maxLength={MAX_REASON_LENGTH}
          value={content.reason}
          onChange={({ target }) => change({ reason: target.value }, "after-a-pause")}
          className="field-sizing-content mt-1 max-h-64 min-h-16 w-full rounded-[7px] border border-line-2 bg-card px-3 py-1.5"
        />
        <p id={`reason-hint-${row.id}`} className="text-[13px] text-ink-3">
          Needed where the agreed rating differs from both of yours.
          <ReadBy text="assessment.agreed-reason" names={readers} />
        </p>
      </details>
      <p id={`message-${row.id}`} aria-live="polite" className="text-[13.5px]">
        {problem ? (
          <span className="font-medium text-danger">Not saved: {problem}</span>
        ) : slot.missed > 0 ? (
          <span className="font-medium text-warn">Kept in this tab until the connection is back</span>
        ) : slot.sending ? (
          <span className="text-ink-3">Saving…</span>
        ) : slot.savedAt && !isUnsaved(slot) ? (
          <span className="text-ink-3">Saved</span>
        ) : slot.version === 0 && content.agreed !== "" && !isUnsaved(slot) ? (
          <span className="text-ink-3">Suggested: you both said so.</span>
        ) : null}
      </p>
    </div>
  );
}

function Summary({ content, steps }: { content: AgreementContent; steps: Step[] }) {
  const step = steps.find(({ level }) => String(level) === content.agreed);
  const title = content.agreed === "" ? "Not agreed yet" : step ? `${step.level} ${step.name}` : "0 Not observed";
  return (
    <>
      <p className="font-semibold">{title}</p>
      <p className="whitespace-pre-wrap">{content.reason || <span className="text-ink-2">No reason</span>}</p>
    </>
  );
}
