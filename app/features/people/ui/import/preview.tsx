import type { PreviewView } from "#app/features/people/domain/import-preview";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { CONFIRM_FIRST, ConfirmFirstLink } from "#app/ui/forms/confirm-first";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { ChangedTable, CreatedTable, RefusedTable } from "./preview-tables";

/** What would be refused, created and changed; confirming sends the same text again, so that it works without a script. */
export function Preview({ preview, text, message }: { preview: PreviewView; text: string; message: string | null }) {
  const { refusedRows, createdRows, changedRows, unchangedRows } = preview;
  if (preview.fileRefused.length > 0) {
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Notice tone="error" role="alert" title="This file cannot be imported as it is.">
          <p>Correct it and try again. Nothing was written.</p>
        </Notice>
        <RefusedTable caption="What is wrong with the file" refused={preview.fileRefused} more={0} />
        <StartAgain />
      </div>
    );
  }
  const toWrite = createdRows + changedRows;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {message && (
        <Notice tone="warning" role="alert">
          {message} {message === CONFIRM_FIRST && <ConfirmFirstLink />}
        </Notice>
      )}
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Count term="Added" count={createdRows} />
        <Count term="Changed" count={changedRows} />
        <Count term="Unchanged" count={unchangedRows} />
        <Count term="Refused" count={refusedRows} warn={refusedRows > 0} />
      </dl>
      {refusedRows > 0 && (
        <RefusedTable caption="Refused, with the reason" refused={preview.refused} more={preview.moreRefused} />
      )}
      {preview.newTeams.length > 0 && (
        <p>
          <strong>New teams:</strong> {preview.newTeams.join(", ")}
        </p>
      )}
      {createdRows > 0 && <CreatedTable created={preview.created} total={createdRows} />}
      {changedRows > 0 && <ChangedTable changed={preview.changed} total={changedRows} />}
      <Card>
        {toWrite === 0 ? (
          <div className="grid justify-items-start gap-3">
            <p>{refusedRows > 0 ? "No row can be taken over." : "Everything in this file is already so."}</p>
            <StartAgain />
          </div>
        ) : (
          <Form method="post" action={paths.importPeople()} encType="multipart/form-data" className="grid gap-4">
            <input type="hidden" name="intent" value="import" />
            <input type="hidden" name="text" value={text} />
            <input type="hidden" name="planHash" value={preview.planHash} />
            {preview.grantsAccess > 0 && (
              <Notice tone="warning">
                {preview.grantsAccess === 1 ? "One person becomes" : `${preview.grantsAccess} people become`}{" "}
                administrator.
              </Notice>
            )}
            {refusedRows > 0 && (
              <label className="flex items-baseline gap-2.5">
                <input type="checkbox" name="leaveOut" required className="accent-accent" />
                <span>
                  Leave out the {refusedRows === 1 ? "refused row" : `${refusedRows} refused rows`} and import the rest
                </span>
              </label>
            )}
            <div className="flex flex-wrap gap-2">
              <Button look="primary">Import {toWrite === 1 ? "1 person" : `${toWrite} people`}</Button>
              <StartAgain />
            </div>
          </Form>
        )}
      </Card>
    </div>
  );
}

function StartAgain() {
  return (
    <ButtonLink to={paths.importPeople()} look="quiet" reloadDocument>
      Choose another file
    </ButtonLink>
  );
}

function Count({ term, count, warn = false }: { term: string; count: number; warn?: boolean }) {
  return (
    <div className="flex flex-col-reverse rounded-[10px] border border-line bg-card px-4 py-3">
      <dt className="text-ink-2">{term}</dt>
      <dd className={`text-[22px] font-bold tabular-nums ${warn ? "text-warn" : ""}`}>{count}</dd>
    </div>
  );
}
