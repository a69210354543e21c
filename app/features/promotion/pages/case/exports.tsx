import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { PrintButton } from "#app/ui/print-button";

const FORMATS = [
  ["pdf", "PDF"],
  ["md", "Markdown"],
  ["json", "JSON"],
] as const;

/** The case as a file, or on paper, with all of its evidence: what of a long case is shown first is not the whole of it. */
export function Exports({ caseId, isWhole }: { caseId: string; isWhole: boolean }) {
  return (
    <>
      {isWhole ? (
        <PrintButton />
      ) : (
        <ButtonLink to={paths.case(caseId, { pieces: "all" })}>Whole case, to print</ButtonLink>
      )}
      {FORMATS.map(([format, label]) => (
        <a
          key={format}
          href={paths.exportCase(caseId, format)}
          download
          className="inline-flex min-h-10 items-center rounded-[7px] border border-line-2 bg-card px-3.5 py-1.5 hover:bg-accent-soft"
        >
          {label}
        </a>
      ))}
    </>
  );
}
