import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import type { Criterion } from "#app/features/ladder/domain/schema";

/** So many pieces are shown of those that a search finds. */
const MAX_FOUND = 20;

export type Candidate = {
  id: string;
  title: string;
  happenedOn: string | null;
  vouches: number;
  /** What it is chosen for here: ids of criteria, "" for the competency as a whole. */
  chosenFor: string[];
  /** What its own tags say. */
  taggedWith: string[];
};

/**
 * The pieces to choose from for one competency: those chosen or tagged for it, then those that a search finds. `letters`
 * name the criteria, so that each piece has one short line of boxes.
 */
export function buildCandidates(
  of: { competencyId: string; criteria: readonly Criterion[]; find: string },
  own: readonly EvidencePiece[],
  chosen: readonly EvidencePiece[],
) {
  const { competencyId, find } = of;
  const tagsOf = (piece: EvidencePiece | undefined) =>
    (piece?.tags ?? []).flatMap((tag) => (tag.competencyId === competencyId ? [tag.criterionId ?? ""] : []));
  const chosenById = new Map(chosen.map((piece) => [piece.id, piece]));
  const ownIds = new Set(own.map(({ id }) => id));
  // An archived piece that was chosen stays in the case, and can be taken out.
  const all = [...own, ...chosen.filter(({ id }) => !ownIds.has(id))];
  const candidates = all.map(
    (piece): Candidate => ({
      id: piece.id,
      title: piece.title,
      happenedOn: piece.happenedOn,
      vouches: piece.vouches.length,
      chosenFor: tagsOf(chosenById.get(piece.id)),
      taggedWith: ownIds.has(piece.id) ? tagsOf(piece) : [],
    }),
  );
  const isNear = ({ chosenFor, taggedWith }: Candidate) => chosenFor.length > 0 || taggedWith.length > 0;
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const found = candidates.filter(
    (candidate) => !isNear(candidate) && words.every((word) => candidate.title.toLowerCase().includes(word)),
  );
  return {
    criteria: of.criteria.map(({ id, text }, index) => ({ id, text, letter: String.fromCharCode(97 + index) })),
    near: candidates.filter(isNear),
    found: words.length > 0 ? found.slice(0, MAX_FOUND) : [],
    foundCount: words.length > 0 ? found.length : 0,
    otherCount: candidates.filter((candidate) => !isNear(candidate)).length,
  };
}
