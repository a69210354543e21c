import type { Segment } from "#app/features/ladder/domain/search-words";
import { plural } from "#app/kernel/words";
import { PageLink } from "#app/ui/page-link";
import { Marked } from "./marked";

/** What a search found, with its links. */
export type SearchView = {
  query: string;
  hits: { to: string; trail: string[]; heading: Segment[]; excerpt: Segment[] }[];
  total: number;
  hasAllWords: boolean;
  corrections: { typed: string; used: string }[];
};

export function SearchResults({ view }: { view: SearchView }) {
  return (
    <ol className="grid gap-1">
      {view.hits.map((hit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two texts of one place have one address, and the list has no state
        <li key={index}>
          <PageLink
            to={hit.to}
            className="block rounded-lg border border-transparent px-3 py-2 no-underline hover:border-line hover:bg-card"
          >
            <span className="block text-[13px] text-ink-3">{hit.trail.filter(Boolean).join(" › ")}</span>
            {hit.heading.length > 0 && (
              <span className="block font-semibold text-accent underline underline-offset-2">
                <Marked segments={hit.heading} />
              </span>
            )}
            <span
              className={
                hit.heading.length > 0
                  ? "block max-w-[80ch] text-ink-2"
                  : "block max-w-[80ch] text-ink underline decoration-line-2 underline-offset-2"
              }
            >
              <Marked segments={hit.excerpt} />
            </span>
          </PageLink>
        </li>
      ))}
    </ol>
  );
}

/** What was found, in words; announced as it changes. */
export function describeSearch({ query, hits, total, hasAllWords, corrections }: SearchView): string {
  if (query.trim() === "") return "";
  const instead = corrections.map(({ typed, used }) => `The ladder does not say “${typed}”; this is for “${used}”. `);
  if (total === 0) return `Nothing in the ladder has “${query.trim()}”. Try fewer words, or other ones.`;
  const some = hasAllWords ? "" : "No text has all of these words; these have some of them. ";
  const first = hits.length < total ? `, the first ${hits.length} are shown` : "";
  return `${instead.join("")}${some}${total} ${plural(total, "text")} found${first}.`;
}
