import { pathOfPlace } from "#app/components/ladder/anchors";
import type { SearchView } from "#app/components/ladder/search-results";
import type { Ladder } from "#app/domain/ladder/schema";
import { searchLadder } from "#app/domain/ladder/search";
import { MAX_QUERY_LENGTH } from "#app/domain/ladder/search-words";
import type { LadderQuery } from "#app/paths";

/** What a search of a ladder found, each hit with its address. */
export function toSearchView(ladder: Ladder, typed: string, version: LadderQuery): SearchView {
  const query = typed.slice(0, MAX_QUERY_LENGTH);
  const { hits, ...rest } = searchLadder(ladder, query);
  return {
    query,
    ...rest,
    hits: hits.map(({ place, ...hit }) => ({ ...hit, to: pathOfPlace(place, version) })),
  };
}
