import type { RecordEntry } from "#app/features/audit/data/record";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";
import { type Change, listChanges, type NameBook } from "./changes";
import { describeGroup, type Part } from "./sentence";

type Entries = readonly [RecordEntry, ...RecordEntry[]];

/** One act in the audit log: time, actor, change and reason. */
export function RecordItem({ entries, book, zone }: { entries: Entries; book: NameBook; zone: string }) {
  const [first] = entries;
  return (
    <li className="grid gap-x-6 gap-y-1 border-t border-line px-5 py-3 first:border-t-0 md:grid-cols-[190px_1fr]">
      <p className="text-[13.5px] text-ink-2 tabular-nums">
        <Time value={first.at} zone={zone} show="minute" />
      </p>
      <div className="min-w-0">
        <p>
          <Sentence parts={describeGroup(entries)} />
        </p>
        {entries.length === 1 ? <Details entry={first} book={book} /> : <Together entries={entries} book={book} />}
        {first.isWithheld && (
          <p className="mt-1 text-[13.5px] text-ink-3">What is agreed is seen by the two of them until it is final.</p>
        )}
      </div>
    </li>
  );
}

function Sentence({ parts }: { parts: Part[] }) {
  return parts.map((part) =>
    typeof part === "string" ? (
      part
    ) : (
      <TextLink key={`${part.to} ${part.text}`} to={part.to}>
        {part.text}
      </TextLink>
    ),
  );
}

/** A folded list of one act on many, each with its person if they differ. */
function Together({ entries, book }: { entries: Entries; book: NameBook }) {
  const isAboutOne = entries.every(({ person }) => person?.id === entries[0].person?.id);
  if (isAboutOne && entries[0].isWithheld) return null;
  return (
    <details className="mt-1">
      <summary className="text-[13.5px] text-ink-2 underline underline-offset-2">
        {isAboutOne ? "See what exactly" : "See who"}
      </summary>
      <ul className="mt-2 grid gap-x-8 gap-y-1.5 lg:grid-cols-2">
        {entries.map((entry) => (
          <li key={entry.sequence} className="min-w-0">
            {!isAboutOne && <span className="font-semibold">{entry.person?.name}</span>}
            <Details entry={entry} book={book} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Details({ entry, book }: { entry: RecordEntry; book: NameBook }) {
  const changes = listChanges(entry, book);
  return (
    <>
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
    </>
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
