import type { ReactNode } from "react";
import type { ImportPreview as Preview } from "#app/features/evidence/domain/import-preview";
import type { ImportFormat } from "#app/features/evidence/files/evidence-import";
import { joinWords, plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { ImportForm } from "./form-schema";

const FORMAT_NAMES: Record<ImportFormat, string> = { csv: "CSV", markdown: "Markdown document", json: "JSON" };

/** New items, duplicates and unreadable rows. Confirming sends the same text again. */
export function ImportPreview({
  preview,
  text,
  format,
  message,
}: {
  preview: Preview;
  text: string;
  format: ImportForm["format"];
  message: string | null;
}) {
  const { counts, unknownTags } = preview;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {message && (
        <Notice tone="warning" role="alert">
          {message}
        </Notice>
      )}
      <p className="text-ink-2">Read as: {format && FORMAT_NAMES[format]}.</p>
      <dl className="grid grid-cols-3 gap-3">
        <Count term="Added" count={counts.add} />
        <Count term="There already" count={counts.duplicates} />
        <Count term={plural(counts.problems, "Problem")} count={counts.problems} warn={counts.problems > 0} />
      </dl>
      {counts.problems > 0 && (
        <Listed
          caption="Left out or not read"
          heads={["Where", "What is wrong"]}
          more={counts.problems - preview.problems.length}
        >
          {preview.problems.map(({ place, message: reason }) => (
            <Row key={`${place} ${reason}`}>
              <RowHead className="whitespace-nowrap tabular-nums">{place}</RowHead>
              <Cell>
                <span className="block text-left">{reason}</span>
              </Cell>
            </Row>
          ))}
        </Listed>
      )}
      {unknownTags.length > 0 && (
        <p className="text-ink-2">
          The ladder has none of these, so the items come without them: {joinWords(unknownTags)}.
        </p>
      )}
      <Card>
        <Form method="post" encType="multipart/form-data" className="grid gap-4">
          <input type="hidden" name="text" value={text} />
          <input type="hidden" name="format" value={format} />
          <input type="hidden" name="planHash" value={preview.planHash} />
          {counts.add === 0 && <p>There is nothing new in it.</p>}
          {counts.add > 0 && counts.problems > 0 && (
            <label className="flex items-baseline gap-2.5">
              <input type="checkbox" name="leaveOut" className="accent-accent" />
              <span>Leave out what is listed above and import the rest</span>
            </label>
          )}
          <div className="flex flex-wrap gap-2">
            {counts.add > 0 && (
              <Button look="primary" name="intent" value="import">
                Import {counts.add.toLocaleString("en-GB")} {plural(counts.add, "item")}
              </Button>
            )}
            <Button name="intent" value="edit">
              Change the text
            </Button>
            <ButtonLink to={paths.importEvidence()} look="quiet" reloadDocument>
              Begin again
            </ButtonLink>
          </div>
        </Form>
      </Card>
      {counts.add > 0 && (
        <Listed
          caption="Added, seen by you alone"
          heads={["What was done", "Day", "Links", "Shows"]}
          more={counts.add - preview.add.length}
        >
          {preview.add.map((piece) => (
            <Row key={`${piece.place} ${piece.title}`}>
              <RowHead>
                {piece.title}
                {piece.words && <span className="block text-[13.5px] font-normal text-ink-2">{piece.words}</span>}
              </RowHead>
              <Cell label="Day" className="whitespace-nowrap">
                {piece.happenedOn ? <Day value={piece.happenedOn} /> : "no day"}
              </Cell>
              <Cell label="Links" className="tabular-nums">
                {piece.links}
              </Cell>
              <Cell label="Shows">{piece.shows.length > 0 ? joinWords(piece.shows) : "not tagged"}</Cell>
            </Row>
          ))}
        </Listed>
      )}
      {counts.duplicates > 0 && (
        <Listed
          caption="There already, left out"
          heads={["What was done", "Because it has"]}
          more={counts.duplicates - preview.duplicates.length}
        >
          {preview.duplicates.map(({ place, title, because, own }) => (
            <Row key={`${place} ${title}`}>
              <RowHead>
                {title} <span className="font-normal text-ink-2">{place.toLowerCase()}</span>
              </RowHead>
              <Cell>
                <span className="block text-left">
                  {because} {own && <TextLink to={paths.pieceOfEvidence(own.id)}>{own.title}</TextLink>}
                </span>
              </Cell>
            </Row>
          ))}
        </Listed>
      )}
    </div>
  );
}

function Listed({
  caption,
  heads,
  more,
  children,
}: {
  caption: string;
  heads: string[];
  more: number;
  children: ReactNode;
}) {
  return (
    <Card flush>
      <Table caption={caption}>
        <TableHead>
          {heads.map((head) => (
            <HeadCell key={head}>{head}</HeadCell>
          ))}
        </TableHead>
        <TableBody>{children}</TableBody>
      </Table>
      {more > 0 && (
        <p className="border-t border-line px-5 py-3 text-ink-2">… and {more.toLocaleString("en-GB")} more</p>
      )}
    </Card>
  );
}

function Count({ term, count, warn = false }: { term: string; count: number; warn?: boolean }) {
  return (
    <div className="flex flex-col-reverse rounded-[10px] border border-line bg-card px-4 py-3">
      <dt className="text-ink-2">{term}</dt>
      <dd className={`text-[22px] font-bold tabular-nums ${warn ? "text-warn" : ""}`}>
        {count.toLocaleString("en-GB")}
      </dd>
    </div>
  );
}
