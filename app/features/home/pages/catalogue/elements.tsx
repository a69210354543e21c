import type { MarkdownBlock } from "#app/kernel/formatted-text";
import { Badge } from "#app/ui/badge";
import { BeingWorkedOut } from "#app/ui/being-worked-out";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { Conflict } from "#app/ui/conflict";
import { Day } from "#app/ui/day";
import { EmptyState } from "#app/ui/empty-state";
import { Disclosure } from "#app/ui/layout/disclosure";
import { Logo } from "#app/ui/layout/logo";
import { Markdown } from "#app/ui/markdown";
import { MarkdownHint } from "#app/ui/markdown-hint";
import { Notice } from "#app/ui/notice";
import { SeenBy } from "#app/ui/page-header";
import { Pagination } from "#app/ui/pagination";
import { PrintButton } from "#app/ui/print-button";
import { ReadBy } from "#app/ui/read-by";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";
import { Section, Specimen } from "./section";

const HERE = "/catalogue";
const LOOKS = ["primary", "secondary", "danger", "quiet"] as const;

/** `blocks` are the sample of Markdown, which the server parses. */
export function ElementSection({ blocks }: { blocks: readonly MarkdownBlock[] }) {
  return (
    <Section title="Elements">
      <Specimen name="Button">
        {(["normal", "small"] as const).map((size) => (
          <div key={size} className="flex flex-wrap gap-2">
            {LOOKS.map((look) => (
              <Button key={look} type="button" look={look} size={size}>
                {size} {look}
              </Button>
            ))}
            <Button type="button" size={size} disabled>
              {size} disabled
            </Button>
          </div>
        ))}
        <div className="flex flex-wrap gap-2">
          <ButtonLink to={HERE}>A link as a button</ButtonLink>
          <PrintButton />
        </div>
      </Specimen>
      <Specimen name="TextLink, Day, Time, SeenBy">
        <p>
          <TextLink to={HERE}>A link in a text</TextLink>, <Day value="2026-11-30" />,{" "}
          <Time value={new Date("2026-11-30T09:30:00Z")} zone="Europe/London" show="minute" />
          <SeenBy>Visible to you and Tomás</SeenBy>
        </p>
      </Specimen>
      <Specimen name="Badge">
        <p className="flex flex-wrap gap-2">
          {(["neutral", "accent", "warning", "danger"] as const).map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </p>
      </Specimen>
      <Specimen name="Notice">
        {(["info", "success", "warning", "error"] as const).map((tone) => (
          <Notice key={tone} tone={tone} title={`A notice: ${tone}`}>
            What happened, and what to do next.
          </Notice>
        ))}
      </Specimen>
      <Specimen name="Conflict">
        <Conflict differences={[{ label: "Why it matters", now: "Fewer pages at night", typed: "" }]} />
      </Specimen>
      <Specimen name="Card">
        <Card>A surface that holds one thing.</Card>
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState title="No goals yet" action={<ButtonLink to={HERE}>Add goal</ButtonLink>}>
          What this place is for.
        </EmptyState>
      </Specimen>
      <Specimen name="Confirm">
        <Confirm label="Closed">
          <Button type="button">Do it</Button>
        </Confirm>
        <Confirm label="Open and dangerous" danger isOpen>
          <p>What it means.</p>
          <Button type="button" look="danger">
            Delete
          </Button>
        </Confirm>
      </Specimen>
      <Specimen name="Table">
        <Card flush>
          <Table caption="People and goals">
            <TableHead>
              <HeadCell>Name</HeadCell>
              <HeadCell>Role</HeadCell>
              <HeadCell numeric>Goals</HeadCell>
            </TableHead>
            <TableBody>
              <Row>
                <RowHead>Mara Okafor</RowHead>
                <Cell label="Role">Senior Engineer</Cell>
                <Cell label="Goals" numeric>
                  3
                </Cell>
              </Row>
              <Row>
                <RowHead>Jun-ho Baek</RowHead>
                <Cell label="Role" />
                <Cell label="Goals" numeric>
                  0
                </Cell>
              </Row>
            </TableBody>
          </Table>
          <Pagination label="Pages of people" page={2} pageCount={3} to={(page) => `${HERE}?page=${page}`} />
        </Card>
      </Specimen>
      <Specimen name="BeingWorkedOut">
        <BeingWorkedOut what="Strictness" state="pending" progress={{ done: 2, total: 5 }} />
        <BeingWorkedOut what="Strictness" state="failed" />
      </Specimen>
      <Specimen name="Markdown">
        <Markdown blocks={blocks} />
        <p className="text-[13.5px] text-ink-2">
          <MarkdownHint />
        </p>
      </Specimen>
      <Specimen name="ReadBy">
        <ReadBy text="growth.private-note" />
        <ReadBy text="assessment.note" />
      </Specimen>
      <Specimen name="Disclosure, Logo">
        <Disclosure summary="A menu">
          <TextLink to={HERE}>An entry</TextLink>
        </Disclosure>
        <Logo />
      </Specimen>
    </Section>
  );
}
