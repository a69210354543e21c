import { PrintButton } from "#app/components/ui/print-button";
import { paths } from "#app/paths";

const FORMATS = [
  ["pdf", "PDF"],
  ["md", "Markdown"],
  ["json", "JSON"],
] as const;

/** The case as a file, or on paper. */
export function Exports({ caseId }: { caseId: string }) {
  return (
    <>
      <PrintButton />
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
