import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";

const KINDS = [
  ["", "Tell by its text"],
  ["markdown", "Markdown document"],
  ["csv", "CSV"],
  ["json", "JSON"],
] as const;

/** The first step of an import: a file or its text, with the supported formats. */
export function UploadForm({ message, text, format }: { message: string | null; text: string; format: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {message && (
        <Notice tone="error" role="alert">
          {message}
        </Notice>
      )}
      <Card>
        <Form method="post" encType="multipart/form-data" className="grid gap-4">
          <div className="grid gap-1">
            <label htmlFor="file" className="font-semibold">
              File
            </label>
            <p id="file-hint" className="text-[13.5px] text-ink-2">
              Markdown, CSV or JSON in UTF-8, up to 3 MB.
            </p>
            <input
              id="file"
              name="file"
              type="file"
              accept=".md,.markdown,.txt,.csv,.tsv,.json,text/*,application/json"
              aria-describedby="file-hint"
              className="w-full file:mr-3 file:min-h-10 file:rounded-[7px] file:border file:border-line-2 file:bg-card file:px-3.5 file:text-ink"
            />
          </div>
          <div className="grid gap-1">
            <label htmlFor="text" className="font-semibold">
              Or its text
            </label>
            <textarea
              id="text"
              name="text"
              rows={10}
              defaultValue={text}
              spellCheck={false}
              className="w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 font-mono text-[13.5px]"
            />
          </div>
          <label className="grid w-fit gap-1 font-semibold">
            Kind
            <select
              name="format"
              defaultValue={format}
              className="min-h-10 rounded-[7px] border border-line-2 bg-card px-3 py-2 font-normal"
            >
              {KINDS.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <p>
            <Button look="primary" name="intent" value="preview">
              Show what it would do
            </Button>
          </p>
        </Form>
      </Card>
      <Card>
        <h2>What can be read</h2>
        <dl className="mt-2 grid gap-3 [&_dd]:text-ink-2 [&_dt]:font-semibold">
          <div>
            <dt>A document of what you did</dt>
            <dd>
              Each bullet is a piece; so is each heading with a day, like “2026-03-12: Tracing in checkout”. A day can
              stand in front of a bullet, in brackets, or be the month of the heading above. Lines below a piece belong
              to it; “Result: …” says which answer they are. A heading above a list of fields, like “**Impact:** …”, is
              a piece too.
            </dd>
          </div>
          <div>
            <dt>A table</dt>
            <dd>
              CSV with a first line of column names: title, date, links, problem, choice, result, risk, competencies.
              Only the title is needed. Exports of Jira, Linear and GitLab are recognised by their columns.
            </dd>
          </div>
          <div>
            <dt>Your changes</dt>
            <dd>
              What this command prints:{" "}
              <code className="break-words">
                gh search prs --author=@me --merged --limit 200 --json title,url,closedAt,repository
              </code>
              ; or a list from GitLab’s or Linear’s API.
            </dd>
          </div>
          <div>
            <dt>Your own export</dt>
            <dd>In any of its three kinds. What is there already is left out, by link and by title and day.</dd>
          </div>
        </dl>
      </Card>
    </div>
  );
}
