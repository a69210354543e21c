import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { FilterForm, FilterSelect, FilterText } from "#app/components/cycle/filter-form";
import { Button, ButtonLink } from "#app/components/ui/button";
import { Card } from "#app/components/ui/card";
import { EmptyState } from "#app/components/ui/empty-state";
import { PageHeader } from "#app/components/ui/page-header";
import { Pagination } from "#app/components/ui/pagination";
import {
  addParticipants,
  listParticipants,
  listPeopleForCycle,
  removeParticipants,
} from "#app/data/cycle-participants";
import { listManagers } from "#app/data/reviewers";
import { listTeamChoices } from "#app/data/teams";
import { cycleRefusalMessage, transitionCycle } from "#app/domain/cycle/cycle";
import { plural } from "#app/domain/words";
import { redirectWithMessage } from "#app/http/flash";
import { notFound } from "#app/http/guards";
import { requireManagedCycle } from "#app/http/managed-cycle";
import { paths } from "#app/paths";
import { participantsSchema, readQuery, toAddress, toSelection } from "./form-schema";
import { PeopleTable } from "./people-table";
import { toFound, toTakingPart } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Who takes part in ${data.cycle.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cycle } = await requireManagedCycle(request, context, params.cycleId);
  const editing = transitionCycle(cycle.state, "change-participants");
  if (!editing.ok) throw redirect(paths.cycle(cycle.id));
  const query = readQuery(request);
  const { database } = context;
  const [{ ladder }, found, participants, teams, managers] = await Promise.all([
    context.ladders.requireVersion(cycle.ladderVersionId),
    listPeopleForCycle(database, cycle.id, toSelection(query)),
    listParticipants(database, cycle.id),
    listTeamChoices(database),
    listManagers(database),
  ]);
  return {
    cycle: { id: cycle.id, name: cycle.name },
    query,
    teams: teams.map(({ id, label }) => ({ value: id, label })),
    roles: ladder.roles.map(({ id, name }) => ({ value: id, label: name })),
    managers: managers.map(({ id, name }) => ({ value: id, label: name })),
    found: toFound(found, ladder, query.page),
    takingPart: toTakingPart(participants, ladder, query.inPage),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cycle, by } = await requireManagedCycle(request, context, params.cycleId);
  const submission = parseWithZod(await request.formData(), { schema: participantsSchema });
  const query = readQuery(request);
  const here = paths.cycleParticipants(cycle.id, toAddress(query));
  if (submission.status !== "success") {
    return redirectWithMessage(context, here, "That could not be read. Please try again.", { tone: "error" });
  }
  const { intent, personIds } = submission.value;
  const isPicking = intent === "add" || intent === "remove";
  if (isPicking && personIds.length === 0) {
    return redirectWithMessage(context, here, "Tick the people you mean first.", { tone: "error" });
  }
  const { database } = context;
  const isAdding = intent === "add" || intent === "add-all";
  const result = isAdding
    ? await addParticipants(
        database,
        by,
        cycle.id,
        intent === "add" ? { ids: personIds } : { selection: toSelection(query) },
      )
    : await removeParticipants(database, by, cycle.id, intent === "remove" ? { ids: personIds } : "everyone");
  if (result.ok) {
    const people = `${result.changed} ${plural(result.changed, "person", "people")}`;
    return redirectWithMessage(context, here, isAdding ? `${people} added.` : `${people} taken out.`);
  }
  if (result.reason === "not-found") throw notFound();
  return redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage(result.reason), { tone: "error" });
}

export default function Participants() {
  const { cycle, query, teams, roles, managers, found, takingPart } = useLoaderData<typeof loader>();
  const here = paths.cycleParticipants(cycle.id, toAddress(query));
  const alreadyIn = found.total - found.notYetIn;
  const isFiltered = Boolean(query.team || query.role || query.manager || query.search);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Cycles", to: paths.cycles() },
          { label: cycle.name, to: paths.cycle(cycle.id) },
          { label: "Who takes part" },
        ]}
        title={`Who takes part in ${cycle.name}`}
        sub={`${takingPart.total} ${plural(takingPart.total, "person", "people")} so far.`}
        seenBy="Seen by administrators until the launch"
        actions={
          <ButtonLink look="primary" to={paths.cycle(cycle.id)}>
            Done
          </ButtonLink>
        }
      />
      <section aria-labelledby="add-heading" className="grid gap-3">
        <h2 id="add-heading">Add people</h2>
        <FilterForm submitLabel="Find people">
          <FilterSelect
            name="team"
            label="Team, with those in it"
            value={query.team ?? ""}
            emptyLabel="Any team"
            options={teams}
          />
          <FilterSelect name="role" label="Role" value={query.role ?? ""} emptyLabel="Any role" options={roles} />
          <FilterSelect
            name="manager"
            label="Everyone below"
            value={query.manager ?? ""}
            emptyLabel="Any manager"
            options={managers}
          />
          <FilterText name="search" label="Name or e-mail" value={query.search ?? ""} />
        </FilterForm>
        <Form method="post" action={here}>
          <Card flush>
            <div className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
              <p>
                {found.total} {plural(found.total, "person", "people")}
                {isFiltered && " found"}
                {alreadyIn > 0 && (found.notYetIn === 0 ? ", in already" : `, ${alreadyIn} of them in already`)}.
              </p>
              <div className="flex flex-wrap gap-2">
                {found.notYetIn > 0 && (
                  <>
                    <Button name="intent" value="add" look="primary">
                      Add those ticked
                    </Button>
                    <Button name="intent" value="add-all">
                      Add all {found.notYetIn}
                    </Button>
                  </>
                )}
              </div>
            </div>
            {found.total > 0 && <PeopleTable caption="People found" people={found.people} />}
            <Pagination
              label="Pages of people found"
              page={found.page}
              pageCount={found.pageCount}
              to={(page) => paths.cycleParticipants(cycle.id, toAddress({ ...query, page }))}
            />
          </Card>
        </Form>
      </section>
      <section aria-labelledby="in-heading" className="mt-8 grid gap-3">
        <h2 id="in-heading">Takes part</h2>
        {takingPart.total === 0 ? (
          <EmptyState title="Nobody takes part yet">
            Find people above by team, role or manager, and add them.
          </EmptyState>
        ) : (
          <Form method="post" action={here}>
            <Card flush>
              <div className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
                <p>
                  {takingPart.total} {plural(takingPart.total, "person", "people")}.
                </p>
                <div className="flex flex-wrap items-start gap-4">
                  <details>
                    <summary className="py-2 text-ink-2 underline underline-offset-2">Take everyone out…</summary>
                    <p className="my-2">The draft is then empty. The people themselves stay as they are.</p>
                    <Button name="intent" value="remove-all" look="danger">
                      Take everyone out
                    </Button>
                  </details>
                  <Button name="intent" value="remove">
                    Take out those ticked
                  </Button>
                </div>
              </div>
              <PeopleTable caption="Who takes part" people={takingPart.people} />
              <Pagination
                label="Pages of who takes part"
                page={takingPart.page}
                pageCount={takingPart.pageCount}
                to={(inPage) => paths.cycleParticipants(cycle.id, toAddress({ ...query, inPage }))}
              />
            </Card>
          </Form>
        )}
      </section>
    </>
  );
}
