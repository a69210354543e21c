import {
  MIN_PEOPLE_FOR_TOTALS,
  type MovePreview,
  type RevertPreview,
} from "#app/features/assessment/domain/move-preview";
import { MissingRoles } from "#app/features/ladder/ui/missing-roles";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";

const withheld = `Fewer than ${MIN_PEOPLE_FOR_TOTALS} people have ratings so far: numbers of them could tell what a draft says, so they are withheld.`;

/** Names, and how many there are beside them. */
const named = (names: readonly string[], count: number) =>
  names.join(", ") + (count > names.length ? `, and ${count - names.length} more` : "");

/** Consequences of a move, with the button that starts it. */
export function MoveOn({ cycleVersion, preview }: { cycleVersion: number; preview: MovePreview }) {
  const { fromVersion, toVersion, total, groups, reopened, inComparison, totals, missing, roles } = preview;
  return (
    <section aria-labelledby="move-heading" className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div>
        <h2 id="move-heading">
          Move on from version {fromVersion} to {toVersion}
        </h2>
        <p className="mt-1 text-ink-2">
          {total} {plural(total, "assessment")} would move.{" "}
          <TextLink to={paths.ladderVersion(preview.toId, { from: preview.fromId })}>What the version changes</TextLink>
        </p>
      </div>
      <Card flush>
        <Table caption="What people are asked, by their role and the one they aim at; counted in competencies">
          <TableHead>
            <HeadCell>Role, aiming at</HeadCell>
            <HeadCell numeric>People</HeadCell>
            <HeadCell numeric>Kept as they are</HeadCell>
            <HeadCell numeric>Criteria changed</HeadCell>
            <HeadCell numeric>New, unrated</HeadCell>
            <HeadCell numeric>No longer asked</HeadCell>
          </TableHead>
          <TableBody>
            {groups.map(({ key, roleName, targetName, count, people, outlook }) => (
              <Row key={key}>
                <RowHead>
                  {roleName}
                  <span className="font-normal text-ink-2">, aiming at {targetName}</span>
                  <details className="text-[13.5px] font-normal">
                    <summary className="text-accent underline underline-offset-2">Who</summary>
                    {named(people, count)}
                  </details>
                </RowHead>
                <Cell label="People" numeric>
                  {count}
                </Cell>
                <Cell label="Kept as they are" numeric>
                  {outlook?.unchanged ?? "–"}
                </Cell>
                <Cell label="Criteria changed" numeric>
                  {outlook?.changed ?? "–"}
                </Cell>
                <Cell label="New, unrated" numeric>
                  {outlook?.fresh ?? "–"}
                </Cell>
                <Cell label="No longer asked" numeric>
                  {outlook?.gone ?? "–"}
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </Card>
      <ul className="grid max-w-[85ch] list-disc gap-1.5 pl-5">
        <li>
          {totals
            ? `Of the ratings given so far, ${totals.kept} are kept, ${totals.lookAgain} need another look by whoever gave them, and ${totals.aside} are kept aside.`
            : withheld}
        </li>
        <li>
          Notes, criteria seen and evidence go along. Nothing is made up: a part of a competency that was split starts
          unrated, with the earlier rating proposed.
        </li>
        {reopened.count > 0 && (
          <li>
            Submitted, and a draft again, because what is asked changes: {named(reopened.names, reopened.count)}. They
            are told on their home page.
          </li>
        )}
        {inComparison > 0 && (
          <li>
            {inComparison} {plural(inComparison, "assessment is", "assessments are")} being compared: both sides have
            seen each other’s ratings, so nothing becomes a draft again. What needs another look is marked there, and a
            confirmation that was given is asked for again.
          </li>
        )}
        <li>Final and closed assessments stay on the version they were made with.</li>
        <li>You can take the move back on this page while the cycle is open.</li>
      </ul>
      <Card>
        <Form method="post" className="grid justify-items-start gap-4">
          <input type="hidden" name="intent" value="move" />
          <input type="hidden" name="version" value={cycleVersion} />
          <input type="hidden" name="to" value={preview.toId} />
          <MissingRoles missing={missing} roles={roles} />
          <Button look="primary">
            Move {total} {plural(total, "assessment")} to version {toVersion}
          </Button>
        </Form>
      </Card>
    </section>
  );
}

/** Consequences of undoing the last move. */
export function TakeBack({ cycleVersion, preview }: { cycleVersion: number; preview: RevertPreview }) {
  const { fromVersion, toVersion, total, totals } = preview;
  return (
    <section aria-labelledby="back-heading" className="grid gap-4">
      <h2 id="back-heading">
        Take the move back, from version {toVersion} to {fromVersion}
      </h2>
      <ul className="grid max-w-[85ch] list-disc gap-1.5 pl-5">
        <li>
          {total} {plural(total, "assessment")} would go back. Ratings that nobody touched since are exactly as they
          were, and what the move reopened is submitted again.
        </li>
        <li>
          {totals
            ? `${totals.changedSince} ${plural(totals.changedSince, "rating was", "ratings were")} changed since: ${totals.comeAlong} go along as they are now, ${totals.keptAside} have no place in version ${fromVersion} and are kept aside with the move.`
            : `What was rated since goes along where it has a place in version ${fromVersion}, and is kept aside with the move where it has none. ${withheld}`}
        </li>
        <li>What became final meanwhile stays on version {toVersion}.</li>
      </ul>
      <Card>
        <Form method="post">
          <input type="hidden" name="intent" value="revert" />
          <input type="hidden" name="version" value={cycleVersion} />
          <Button look="danger">Take {total === 1 ? "1 assessment" : `${total} assessments`} back</Button>
        </Form>
      </Card>
    </section>
  );
}
