import { paths } from "#app/paths";

const FORMATS = [
  ["markdown", "Markdown"],
  ["csv", "CSV"],
  ["json", "JSON"],
] as const;

/** Downloads of all own evidence; works without JavaScript. */
export function ExportMenu() {
  return (
    <details className="relative">
      <summary className="inline-flex min-h-10 list-none items-center rounded-[7px] border border-line-2 bg-card px-3.5 py-1.5 hover:bg-accent-soft [&::-webkit-details-marker]:hidden">
        Export
      </summary>
      <ul className="absolute right-0 z-10 mt-1 grid w-44 gap-1 rounded-lg border border-line-2 bg-card p-2 max-md:left-0">
        {FORMATS.map(([format, label]) => (
          <li key={format}>
            <a
              href={paths.exportEvidence(format)}
              download
              className="block rounded-md px-3 py-1.5 no-underline hover:bg-accent-soft"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
