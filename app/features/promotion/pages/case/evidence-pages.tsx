import { EvidenceCard } from "#app/features/promotion/ui/evidence-list";
import { paths } from "#app/paths";
import { Pagination } from "#app/ui/pagination";
import { TextLink } from "#app/ui/text-link";
import type { CasePart } from "./view-model";

/** Gives where a piece is read: further down, or on a page of evidence. */
export function locatePieces(caseId: string, { part, perPage, pageCount }: CasePart): (number: number) => string {
  if (part === "whole") return (number) => `#piece-${number}`;
  // A long case names its pieces hundreds of times.
  const pages = Array.from({ length: pageCount }, (_, index) => paths.case(caseId, { pieces: index + 1 }));
  return (number) => `${pages[Math.ceil(number / perPage) - 1]}#piece-${number}`;
}

/** In place of the evidence of a long case: the ways to it. */
export function EvidenceIndex({ caseId, shown }: { caseId: string; shown: CasePart }) {
  const { pieceCount, perPage, pageCount } = shown;
  return (
    <EvidenceCard>
      <p className="mb-2 print:hidden">{pieceCount} items, read on pages of their own:</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 print:hidden">
        {Array.from({ length: pageCount }, (_, index) => index * perPage).map((before) => (
          <li key={before}>
            <TextLink to={paths.case(caseId, { pieces: before / perPage + 1 })}>
              {namePieces(before + 1, Math.min(before + perPage, pieceCount))}
            </TextLink>
          </li>
        ))}
      </ul>
      <p className="mt-2 print:hidden">
        <TextLink to={`${paths.case(caseId, { pieces: "all" })}#evidence-heading`}>
          The whole case on one page, with all of them
        </TextLink>
      </p>
      <p className="hidden print:block">
        The {pieceCount} items are not printed here: “Whole case, to print” brings them.
      </p>
    </EvidenceCard>
  );
}

const namePieces = (first: number, last: number) => (first === last ? `Item ${first}` : `Items ${first} to ${last}`);

/** Under one page of evidence: the others, and the way back to the case. */
export function EvidencePages({ caseId, shown: { page, pageCount } }: { caseId: string; shown: CasePart }) {
  return (
    <div className="-mx-5 mt-4 -mb-5">
      <p className="px-5 pb-4 print:hidden">
        <TextLink to={paths.case(caseId)}>Back to the case</TextLink>
      </p>
      <Pagination
        label="Pages of evidence"
        page={page}
        pageCount={pageCount}
        to={(number) => paths.case(caseId, { pieces: number })}
      />
    </div>
  );
}
