import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";

export type Problems = { message: string | null; issues: { lines: string[]; total: number } | null };

/** Where publishing begins; with everything that is wrong with what was uploaded before. */
export function UploadForm({ message, issues }: Problems) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {message && (
        <Notice tone="error" role="alert">
          {message}
        </Notice>
      )}
      {issues && (
        <Notice
          tone="error"
          role="alert"
          title={`This ladder has ${issues.total} ${issues.total === 1 ? "error" : "errors"}. Nothing was published.`}
        >
          <ul className="mt-2 grid gap-1 font-mono text-[13px]">
            {issues.lines.map((line) => (
              <li key={line} className="break-words">
                {line}
              </li>
            ))}
          </ul>
          {issues.total > issues.lines.length && <p>The first {issues.lines.length} are shown.</p>}
        </Notice>
      )}
      <Card>
        <Form method="post" encType="multipart/form-data" className="grid gap-4">
          <div className="grid gap-1">
            <label htmlFor="file" className="font-semibold">
              Ladder folder as a zip archive
            </label>
            <p id="file-hint" className="max-w-[75ch] text-[13.5px] text-ink-2">
              ladder.yaml with the folders competencies and roles, at the top or in one folder; up to 2 MB. Change the
              version in ladder.yaml first: a published version never changes. A ladder with another id becomes a ladder
              of its own.
            </p>
            <input
              id="file"
              name="file"
              type="file"
              accept=".zip,application/zip"
              required
              aria-describedby="file-hint"
              className="w-full file:mr-3 file:min-h-10 file:rounded-[7px] file:border file:border-line-2 file:bg-card file:px-3.5 file:text-ink"
            />
          </div>
          <Button look="primary" className="justify-self-start">
            Check and show what changes
          </Button>
        </Form>
      </Card>
    </div>
  );
}
