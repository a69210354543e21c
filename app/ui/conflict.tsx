import { Notice } from "./notice";

/** A field in which what is stored now differs from what someone typed. */
export type Difference = { label: string; now: string; typed: string };

/** Someone else was quicker: both versions are shown, and what was typed is still in the form below. */
export function Conflict({ differences }: { differences: Difference[] }) {
  return (
    <Notice tone="warning" role="alert" title="Someone else changed this while you worked on it." className="mb-5">
      <p>Nothing of yours is lost: it is still in the form. Saving again replaces what is there now.</p>
      {differences.length > 0 && (
        <dl className="mt-3 grid gap-2">
          {differences.map(({ label, now, typed }) => (
            <div key={label}>
              <dt className="font-semibold">{label}</dt>
              <dd>
                <span className="text-ink-2">now:</span> {now || "empty"}
              </dd>
              <dd>
                <span className="text-ink-2">yours:</span> {typed || "empty"}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Notice>
  );
}
