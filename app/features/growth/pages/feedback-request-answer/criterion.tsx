import { VERDICTS, type Verdict } from "#app/features/growth/domain/feedback";

const WORDS: Record<Verdict, string> = { seen: "Seen", "not-seen": "Not seen", "cannot-say": "Cannot say" };

/** One criterion with its three answers; leaving it open is no answer. */
export function Criterion({ name, text, chosen }: { name: string; text: string; chosen: string | undefined }) {
  return (
    <fieldset className="border-t border-line py-2.5 first:border-t-0">
      <legend className="max-w-[78ch]">{text}</legend>
      <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
        {VERDICTS.map((verdict) => (
          <label key={verdict} className="flex min-h-6 items-baseline gap-1.5 whitespace-nowrap">
            <input
              type="radio"
              name={name}
              value={verdict}
              defaultChecked={chosen === verdict}
              className="accent-accent"
            />
            {WORDS[verdict]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
