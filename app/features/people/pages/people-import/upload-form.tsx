import { IMPORT_COLUMNS } from "#app/features/people/domain/import-columns";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";

/** Where an import begins: a file or its text, and what its columns mean. */
export function UploadForm({ message, text }: { message: string | null; text: string }) {
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
              CSV file
            </label>
            <p id="file-hint" className="text-[13.5px] text-ink-2">
              UTF-8, separated by commas, semicolons or tabs; up to 10,000 people.
            </p>
            <input
              id="file"
              name="file"
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
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
              rows={5}
              defaultValue={text}
              spellCheck={false}
              className="w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 font-mono text-[13.5px]"
            />
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button look="primary">Show what it would do</Button>
            <a href={paths.importTemplate()} className="text-accent underline underline-offset-2">
              Download a template
            </a>
          </div>
        </Form>
      </Card>
      <Card flush>
        <Table caption="Columns, in any order">
          <TableHead>
            <HeadCell>Column</HeadCell>
            <HeadCell>Needed</HeadCell>
            <HeadCell>Meaning</HeadCell>
            <HeadCell>Example</HeadCell>
          </TableHead>
          <TableBody>
            {IMPORT_COLUMNS.map((column) => (
              <Row key={column.key}>
                <RowHead className="font-mono text-[13.5px]">{column.header}</RowHead>
                <Cell label="Needed">{column.required ? "yes" : "no"}</Cell>
                <Cell>
                  <p className="text-left">{column.meaning}</p>
                </Cell>
                <Cell label="Example">{column.example}</Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
        <p className="border-t border-line px-5 py-3 text-[13.5px] text-ink-2">
          A column that the file does not have leaves things as they are. An empty cell clears the value.
        </p>
      </Card>
    </div>
  );
}
