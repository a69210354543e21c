import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countStandings, listBoard } from "#app/features/cycles/data/cycle-board";
import { cycleRefusalMessage, transitionCycle } from "#app/features/cycles/domain/cycle";
import { computeStage, sumCounts } from "#app/features/cycles/domain/stage";
import { requireManagedCycle } from "#app/features/cycles/server/managed-cycle";
import { versionSchema } from "#app/features/cycles/ui/cycle-form-schema";
import { STAGE_LABELS } from "#app/features/cycles/ui/stages";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { LONG_DEADLINE_MS } from "#app/platform/jobs/pool";
import { redirectWithMessage } from "#app/platform/server/flash";
import { notFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";

/** The most unfinished assessments that are named; the rest are counted, and on the board. */
const NAMED = 100;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Close ${data.cycle.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cycle } = await requireManagedCycle(request, context, params.cycleId);
  const closing = transitionCycle(cycle.state, "close");
  if (!closing.ok) {
    throw await redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage(closing.reason), {
      tone: "error",
    });
  }
  const { database } = context;
  const selection = { cycleId: cycle.id, teamId: null, search: "" };
  const standings = await countStandings(database, selection);
  const unfinished = standings.filter(({ lifecycle }) => lifecycle.phase !== "final");
  const keys = unfinished.map(({ key }) => key);
  const named = await listBoard(database, selection, keys, { offset: 0, limit: NAMED });
  return {
    cycle: { id: cycle.id, name: cycle.name, version: cycle.version },
    final: sumCounts(standings) - sumCounts(unfinished),
    unfinished: sumCounts(unfinished),
    named: named.map(({ assessmentId, subject, reviewer, lifecycle, self, review }) => ({
      id: assessmentId,
      name: subject.name,
      reviewerName: reviewer?.name ?? "Nobody",
      stage: computeStage(lifecycle, { self: self.rated, review: review.rated }),
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cycle, by } = await requireManagedCycle(request, context, params.cycleId);
  const version = versionSchema.parse((await request.formData()).get("version"));
  const options = { personId: by.actorId, deadlineMs: LONG_DEADLINE_MS };
  const result = await context.workers.run("cycle.close", { by, cycleId: cycle.id, version }, options);
  if (result.ok) {
    const { final, withoutResult } = result;
    return redirectWithMessage(
      context,
      paths.cycle(cycle.id),
      `${cycle.name} is closed: ${final} final, ${withoutResult} without a result.`,
    );
  }
  if (result.reason === "not-found") throw notFound();
  if (result.reason === "changed-meanwhile") {
    return data({ message: "Someone changed this cycle meanwhile. Please look again." }, { status: 409 });
  }
  return redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage(result.reason), { tone: "error" });
}

export default function CloseCycle() {
  const { cycle, final, unfinished, named } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Cycles", to: paths.cycles() },
          { label: cycle.name, to: paths.cycle(cycle.id) },
          { label: "Close" },
        ]}
        title={`Close ${cycle.name}?`}
      />
      <div className="grid max-w-[860px] gap-5">
        {result && (
          <Notice tone="error" role="alert">
            {result.message}
          </Notice>
        )}
        <Card>
          <h2>What happens</h2>
          <ul className="mt-2 grid list-disc gap-1.5 pl-5">
            <li>
              {final === 0
                ? "There is no final result yet."
                : `${final} final ${plural(final, "result stays as it is", "results stay as they are")}.`}
            </li>
            <li>
              {unfinished === 0
                ? "Nothing is unfinished."
                : `${unfinished} unfinished ${plural(unfinished, "assessment ends", "assessments end")} without a result. What was written stays with whoever wrote it, but nothing can be submitted or agreed any more.`}
            </li>
            <li>A closed cycle cannot be opened again. To give people more time, move its dates instead.</li>
          </ul>
        </Card>
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="version" value={cycle.version} />
          <Button look="danger">Close {cycle.name}</Button>
          <ButtonLink to={paths.cycle(cycle.id)}>Keep it open</ButtonLink>
          <ButtonLink to={paths.editCycle(cycle.id)} look="quiet">
            Move dates
          </ButtonLink>
        </Form>
        {named.length > 0 && (
          <Card flush>
            <Table caption="Would end without a result">
              <TableHead>
                <HeadCell>Person</HeadCell>
                <HeadCell>Stage</HeadCell>
                <HeadCell>Reviewer</HeadCell>
              </TableHead>
              <TableBody>
                {named.map(({ id, name, stage, reviewerName }) => (
                  <Row key={id}>
                    <RowHead>{name}</RowHead>
                    <Cell label="Stage">{STAGE_LABELS[stage]}</Cell>
                    <Cell label="Reviewer">{reviewerName}</Cell>
                  </Row>
                ))}
              </TableBody>
            </Table>
            {unfinished > named.length && (
              <p className="border-t border-line px-5 py-3 text-ink-2">
                and {unfinished - named.length} more, on the progress board.
              </p>
            )}
          </Card>
        )}
      </div>
    </>
  );
}
