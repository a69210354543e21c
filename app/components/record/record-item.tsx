import type { RecordEntry } from "#app/data/record";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";
import { type Change, listChanges, type NameBook } from "./changes";
import { describeRecord } from "./sentence";

/** One record: when, who did what, what it was before and is now, and why. */
export function RecordItem({ entry, book, zone }: { entry: RecordEntry; book: NameBook; zone: string }) {
  const changes = listChanges(entry, book);
  return (
    <li className="grid gap-x-6 gap-y-1 border-t border-line px-5 py-3 first:border-t-0 md:grid-cols-[190px_1fr]">
      <p className="text-[13.5px] text-ink-2 tabular-nums">
        <Time value={entry.at} zone={zone} show="minute" />
      </p>
      <div className="min-w-0">
        <p>
          {describeRecord(entry).map((part) =>
            typeof part === "string" ? (
              part
            ) : (
              <TextLink key={`${part.to} ${part.text}`} to={part.to}>
                {part.text}
              </TextLink>
            ),
          )}
        </p>
        {changes.length > 0 && (
          <ul className="mt-1 grid gap-0.5 text-[14px]">
            {changes.map((change) => (
              <ChangeLine key={change.label} change={change} />
            ))}
          </ul>
        )}
        {entry.reason && (
          <p className="mt-1 border-l-2 border-line-2 pl-2.5 whitespace-pre-line">
            <span className="text-[13.5px] text-ink-3">Why: </span>
            {entry.reason}
          </p>
        )}
        {entry.isWithheld && (
          <p className="mt-1 text-[13.5px] text-ink-3">The rating is seen by the two of them until it is final.</p>
        )}
      </div>
    </li>
  );
}

function ChangeLine({ change: { label, before, after } }: { change: Change }) {
  return (
    <li className="break-words">
      <span className="text-ink-3">{label}: </span>
      {before !== null && (
        <>
          <span className="sr-only">from </span>
          <span className="text-ink-2">{before}</span>
          <span aria-hidden="true"> → </span>
          <span className="sr-only"> to </span>
        </>
      )}
      <span>{after ?? "nothing"}</span>
    </li>
  );
}
