import { useFetcher } from "@remix-run/react";
import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { MAX_QUERY_LENGTH } from "#app/features/ladder/domain/search-words";
import { type LadderQuery, paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";
import { describeSearch, SearchResults, type SearchView } from "./search-results";
import { VersionFields } from "./version-line";

/** Long enough to let a word be typed, short enough to feel immediate. */
const TYPING_PAUSE_MS = 150;

/**
 * A search of the whole ladder: a form that leads to its results, and with JavaScript results beneath it as one types.
 * `keepAddress` writes the query into the address of the page, so that it can be shared and gone back to.
 */
export function LadderSearch({
  within,
  initial = null,
  keepAddress = false,
}: {
  /** The version of the page it is on. */
  within: LadderQuery;
  initial?: SearchView | null;
  keepAddress?: boolean;
}) {
  const id = useId();
  const fetcher = useFetcher<{ view: SearchView }>();
  const [typed, setTyped] = useState(initial?.query ?? "");
  const timer = useRef<number>();
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const search = (q: string) => {
    setTyped(q);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const url = paths.searchLadder({ q, ...within });
      if (q.trim() !== "") fetcher.load(url);
      if (keepAddress) window.history.replaceState(window.history.state, "", url);
    }, TYPING_PAUSE_MS);
  };
  const view = typed.trim() === "" ? null : (fetcher.data?.view ?? initial);

  return (
    <div>
      <Form method="get" action={paths.searchLadder()} role="search">
        <VersionFields query={within} />
        <label htmlFor={id} className="font-semibold">
          Search the ladder
        </label>
        <div className="mt-1 flex gap-2">
          <input
            id={id}
            type="search"
            name="q"
            defaultValue={initial?.query}
            maxLength={MAX_QUERY_LENGTH}
            placeholder="on-call, design document, mentoring …"
            autoComplete="off"
            spellCheck={false}
            onInput={(event) => search(event.currentTarget.value)}
            className="min-h-10 w-full max-w-[560px] min-w-0 rounded-[7px] border border-line-2 bg-card px-3 py-2 placeholder:text-ink-3"
          />
          <Button>
            <Search aria-hidden="true" className="size-4" />
            Search
          </Button>
        </div>
      </Form>
      <p role="status" className={view ? "mt-2 text-[13.5px] text-ink-2" : "sr-only"}>
        {view && describeSearch(view)}
      </p>
      {view && view.hits.length > 0 && (
        <div className="-mx-3 mt-2">
          <SearchResults view={view} />
        </div>
      )}
    </div>
  );
}
