import type { CycleDate, CycleDates as Dates } from "#app/features/cycles/domain/cycle";
import { Day } from "#app/ui/day";

export const DATE_LABELS: Record<CycleDate, string> = {
  startsOn: "Starts on",
  selfDueOn: "Self-assessments due on",
  reviewDueOn: "Reviews due on",
  closesOn: "Closes on",
};

/** How many dates stand beside each other where there is room. */
const COLUMNS = { 1: "lg:grid-cols-1", 2: "", 4: "lg:grid-cols-4" } as const;

/** The four dates of a cycle, in their order. */
export function CycleDates({ dates, columns = 4 }: { dates: Dates; columns?: keyof typeof COLUMNS }) {
  return (
    <dl className={`grid gap-x-6 gap-y-3 sm:grid-cols-2 ${COLUMNS[columns]}`}>
      {(Object.keys(DATE_LABELS) as CycleDate[]).map((date) => (
        <div key={date}>
          <dt className="text-[13px] text-ink-3">{DATE_LABELS[date]}</dt>
          <dd className="font-semibold">
            <Day value={dates[date]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
