import type { Ladder } from "#app/features/ladder/domain/schema";
import { searchLadder } from "#app/features/ladder/domain/search";
import { MAX_QUERY_LENGTH } from "#app/features/ladder/domain/search-words";
import { pathOfPlace } from "#app/features/ladder/ui/anchors";
import type { SearchView } from "#app/features/ladder/ui/search-results";
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
