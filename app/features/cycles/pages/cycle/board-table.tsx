import type { SideProgress } from "#app/features/cycles/data/cycle-board";
import { LATE_LABELS, STAGE_LABELS } from "#app/features/cycles/ui/stages";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { BoardRow } from "./view-model";

export function BoardTable({ rows }: { rows: readonly BoardRow[] }) {
  return (
    <Table caption="Everyone who takes part, by name" hideCaption>
      <TableHead>
        <HeadCell>Person</HeadCell>
        <HeadCell>Role and aim</HeadCell>
        <HeadCell>Stage</HeadCell>
        <HeadCell>Self-assessment</HeadCell>
        <HeadCell>Review</HeadCell>
        <HeadCell>Reviewer</HeadCell>
        <HeadCell>
          <span className="sr-only">What can be done</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.assessmentId}>
            <RowHead>
              {row.name}
              <span className="block text-[13px] font-normal text-ink-3">{row.teamName ?? "No team"}</span>
            </RowHead>
            <Cell label="Role and aim">
              {row.roleName}
              {row.targetName !== row.roleName && (
                <span className="block text-[13px] text-ink-3">aims at {row.targetName}</span>
              )}
            </Cell>
            <Cell label="Stage">
              <span className="flex flex-wrap gap-1 max-md:justify-end">
                <Badge tone={row.stage === "final" ? "accent" : "neutral"}>{STAGE_LABELS[row.stage]}</Badge>
                {row.late.map(({ who, what }) => (
                  <Badge key={`${who} ${what}`} tone="warning">
                    {LATE_LABELS[what]}
                    {what === "confirmation" && `: ${who}`}
                  </Badge>
                ))}
              </span>
            </Cell>
            <Cell label="Self-assessment">
              <HowFar side={row.self} of={row.of} />
            </Cell>
            <Cell label="Review">
              <HowFar side={row.review} of={row.of} />
            </Cell>
            <Cell label="Reviewer">
              {row.reviewer?.name ?? "Nobody"}
              {row.reviewer && !row.reviewer.isActive && (
                <span className="block">
                  <Badge tone="danger">has left</Badge>
                </span>
              )}
            </Cell>
            <Cell className="text-right whitespace-nowrap">
              {row.canChangeReviewer && (
                <TextLink to={paths.changeReviewer(row.assessmentId)} aria-label={`Change reviewer of ${row.name}`}>
                  Change reviewer
                </TextLink>
              )}
              {row.canReopen && (
                <TextLink to={paths.reopenAssessment(row.assessmentId)} aria-label={`Reopen the result of ${row.name}`}>
                  Reopen
                </TextLink>
              )}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function HowFar({ side, of }: { side: SideProgress; of: number }) {
  if (side.submittedAt) return "Submitted";
  if (side.rated === 0) return <span className="whitespace-nowrap text-ink-3">Not begun</span>;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {side.rated} of {of}
    </span>
  );
}
