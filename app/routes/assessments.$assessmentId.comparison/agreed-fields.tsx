import { useFetcher } from "@remix-run/react";
import { useRef } from "react";
import { toFormValue } from "#app/components/assessment/rating-content";
import type { Step } from "./comparison-card";
import { MAX_REASON_LENGTH } from "./form-schema";
import type { action } from "./route";
import type { ComparisonRow } from "./view-model";

/**
 * The agreed rating and its reason. Without JavaScript the page's form sends all of them; with it each saves itself when
 * it changes, with the version that was seen.
 */
export function AgreedFields({
  row,
  steps,
  error,
  typed,
}: {
  row: ComparisonRow;
  steps: Step[];
  error: string | null;
  typed: { value: string; reason: string } | null;
}) {
  const fetcher = useFetcher<typeof action>();
  const box = useRef<HTMLDivElement>(null);
  const answer = fetcher.data;
  const saveError =
    answer?.errors.find(({ competencyId }) => competencyId === row.id)?.message ?? answer?.message ?? null;
  const message = fetcher.state === "idle" ? (saveError ?? error) : null;
  const hasReason = row.reason !== "" || Boolean(typed?.reason) || message !== null;
  const save = () => {
    const fields = box.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]") ?? [];
    const form = new FormData();
    for (const field of fields) form.set(field.name, field.value);
    form.set("intent", "save");
    form.set("single", "yes");
    fetcher.submit(form, { method: "post", preventScrollReset: true });
  };
  return (
    <div ref={box} className="grid gap-2">
      <input type="hidden" name={`version.${row.id}`} value={row.version} />
      <label className="grid gap-1">
        <span className="text-[13.5px] font-semibold text-agreed">
          Agreed rating<span className="sr-only"> for {row.name}</span>
        </span>
        <select
          name={`agreed.${row.id}`}
          defaultValue={typed?.value ?? toFormValue(row.suggested)}
          onChange={save}
          aria-invalid={message ? true : undefined}
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
          aria-label={`Reason for the agreed rating of ${row.name}`}
          rows={2}
          maxLength={MAX_REASON_LENGTH}
          defaultValue={typed?.reason ?? row.reason}
          onBlur={(event) => event.currentTarget.value.trim() !== row.reason && save()}
          className="mt-1 w-full rounded-[7px] border border-line-2 bg-card px-3 py-1.5"
        />
        <p className="text-[13px] text-ink-3">Needed where the agreed rating is neither side’s.</p>
      </details>
      <p id={`message-${row.id}`} aria-live="polite" className="text-[13.5px]">
        {fetcher.state !== "idle" && <span className="text-ink-3">Saving…</span>}
        {message && <span className="font-medium text-danger">{message}</span>}
        {fetcher.state === "idle" && !message && answer && <span className="text-ink-3">Saved</span>}
        {!answer && !message && row.version === 0 && row.suggested.state !== "unrated" && (
          <span className="text-ink-3">Suggested: you both said so.</span>
        )}
      </p>
    </div>
  );
}
