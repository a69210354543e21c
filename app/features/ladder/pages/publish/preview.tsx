import type { PreviewView } from "#app/features/ladder/jobs/publishing-view";
import { DiffList } from "#app/features/ladder/ui/diff-list";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";

/** What publishing would do. Confirming sends the same files again, so that it works on every server process. */
export function Preview({
  preview,
  source,
  message,
}: {
  preview: PreviewView;
  source: string;
  message: string | null;
}) {
  const { name, version, currentVersion, refusal, isBreaking, summary, groups, people, cycles, warnings } = preview;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {message && (
        <Notice tone="warning" role="alert">
          {message}
        </Notice>
      )}
      {refusal && (
        <Notice tone="error" role="alert" title="This cannot be published as it is">
          {refusal}
        </Notice>
      )}
      <section aria-labelledby="summary-heading">
        <h2 id="summary-heading" className="mb-2">
          {summary}
        </h2>
        <p className="max-w-[75ch] text-ink-2">
          {currentVersion === null
            ? "Nobody is on this ladder yet. Once it is published, people can be given roles of it."
            : isBreaking
              ? "Some changes are breaking: a rating or role that is stored can no longer be read as before. Nothing that is stored changes; moving an assessment to this version is a step of its own, with a preview."
              : "Nothing that is stored is read differently."}
        </p>
      </section>
      {groups.length > 0 && <DiffList groups={groups} />}
      {people.length > 0 && (
        <section aria-labelledby="people-heading">
          <h2 id="people-heading" className="mb-3">
            Who is affected
          </h2>
          <Card flush>
            <Table caption="People by role, and what changes for them" hideCaption>
              <TableHead>
                <HeadCell>Role</HeadCell>
                <HeadCell numeric>In it</HeadCell>
                <HeadCell numeric>Aim at it</HeadCell>
                <HeadCell>What changes</HeadCell>
              </TableHead>
              <TableBody>
                {people.map((row) => (
                  <Row key={row.roleId}>
                    <RowHead>{row.name}</RowHead>
                    <Cell label="In it" numeric>
                      {row.inRole}
                    </Cell>
                    <Cell label="Aim at it" numeric>
                      {row.aiming}
                    </Cell>
                    <Cell label="What changes">{row.effect}</Cell>
                  </Row>
                ))}
              </TableBody>
            </Table>
          </Card>
        </section>
      )}
      <section aria-labelledby="stays-heading">
        <h2 id="stays-heading" className="mb-2">
          What stays as it is
        </h2>
        <ul className="grid max-w-[85ch] list-disc gap-1.5 pl-5">
          <li>Every version published before, to read and to compare.</li>
          <li>Every assessment that is closed or final, with the version it was made with.</li>
          {cycles.map((cycle) => (
            <li key={cycle.id}>
              <TextLink to={paths.cycle(cycle.id)}>{cycle.name}</TextLink>{" "}
              {cycle.isOpen ? "runs on" : "is a draft and stays"} with version {cycle.version}, until an administrator
              moves it.
            </li>
          ))}
          <li>Assessments that people began on their own, until they move them themselves.</li>
        </ul>
      </section>
      {warnings.total > 0 && (
        <details>
          <summary className="text-accent underline underline-offset-2">
            {warnings.total} {warnings.total === 1 ? "warning" : "warnings"} on the content
          </summary>
          <ul className="mt-2 grid gap-1 font-mono text-[13px]">
            {warnings.lines.map((line) => (
              <li key={line} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Card>
        <Form method="post" encType="multipart/form-data" className="flex flex-wrap gap-2">
          {!refusal && (
            <>
              <input type="hidden" name="intent" value="publish" />
              <input type="hidden" name="source" value={source} />
              <input type="hidden" name="planHash" value={preview.planHash} />
              <Button look="primary">
                Publish {name} {version}
              </Button>
            </>
          )}
          <ButtonLink to={paths.publishLadder()} look="quiet" reloadDocument>
            Choose another archive
          </ButtonLink>
        </Form>
      </Card>
    </div>
  );
}
