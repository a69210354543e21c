import { joinWords } from "#app/kernel/words";
import { visibleTo } from "#app/policy/text-kinds";

/** Today's readers of an item in words, with today's names. */
export function describeEvidenceVisibility(readers: {
  /** The piece is the reader's own. */
  isOwn: boolean;
  ownerName: string;
  isArchived: boolean;
  /** The manager of today, where it is shared with them; null where it is not, or where there is none. */
  sharedWithManager: string | null;
  /** Colleagues who were asked to endorse and did not decline. */
  asked: readonly string[];
  /** Names of the cycles in whose assessment it stands beside a submitted rating. */
  besideRatingsOf: readonly string[];
}): string {
  const { isOwn, ownerName, isArchived, sharedWithManager, asked, besideRatingsOf } = readers;
  const who = isOwn ? "you" : ownerName;
  const managerName = sharedWithManager === null ? [] : [`${sharedWithManager}${isOwn ? " (your manager)" : ""}`];
  const names = isArchived ? [] : [...new Set([...managerName, ...asked.filter((name) => name !== sharedWithManager)])];
  const assessed =
    besideRatingsOf.length === 0
      ? []
      : [
          `anyone who reads ${isOwn ? "your" : "their"} assessment in ${joinWords(besideRatingsOf)}`,
          "the members of a calibration session over it (title and link)",
        ];
  return visibleTo([who, ...names, ...assessed]);
}
