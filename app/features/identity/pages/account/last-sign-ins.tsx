import type { LastSignIn } from "#app/features/identity/data/last-sign-ins";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { Time } from "#app/ui/time";

const OUTCOMES: Record<LastSignIn["outcome"], { label: string; tone: "neutral" | "danger" }> = {
  "signed-in": { label: "Signed in", tone: "neutral" },
  "sign-in-refused": { label: "Wrong password", tone: "danger" },
  locked: { label: "Too many attempts", tone: "danger" },
};

/** When and from where a person signed in, or others tried to. */
export function LastSignIns({ signIns, zone, keptDays }: { signIns: LastSignIn[]; zone: string; keptDays: number }) {
  return (
    <Card flush className="md:col-span-2">
      {signIns.length === 0 ? (
        <p className="px-5 py-4">
          <strong className="block">Last sign-ins</strong>
          Your next sign-in will be listed here.
        </p>
      ) : (
        <Table caption="Last sign-ins">
          <TableHead>
            <HeadCell>When</HeadCell>
            <HeadCell>Result</HeadCell>
            <HeadCell>Browser</HeadCell>
            <HeadCell>Address</HeadCell>
          </TableHead>
          <TableBody>
            {signIns.map(({ id, at, count, outcome, device, address }) => (
              <Row key={id}>
                <RowHead>
                  <Time value={at} zone={zone} show="minute" />
                </RowHead>
                <Cell label="Result">
                  <Badge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Badge>
                  {count > 1 && ` ${count} times`}
                </Cell>
                <Cell label="Browser">{device ?? "Unknown browser"}</Cell>
                <Cell label="Address">{address ?? "unknown"}</Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
      <p className="border-t border-line px-5 py-3 text-[13.5px] text-ink-2">
        If you don’t recognise a sign-in, change your password: that signs out every other browser. You and
        administrators can see this list. It is deleted after {keptDays} days.
      </p>
    </Card>
  );
}
