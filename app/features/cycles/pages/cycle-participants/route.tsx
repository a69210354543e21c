import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listManagers } from "#app/features/assessment/data/reviewers";
import {
  addParticipants,
  countParticipants,
  countPeopleForCycle,
  listParticipants,
  listPeopleForCycle,
  removeParticipants,
} from "#app/features/cycles/data/cycle-participants";
import { cycleRefusalMessage, transitionCycle } from "#app/features/cycles/domain/cycle";
import { requireManagedCycle } from "#app/features/cycles/server/managed-cycle";
import { listTeamChoices } from "#app/features/people/data/teams";
import { choosePage, ROWS_PER_PAGE } from "#app/kernel/paging";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { LONG_DEADLINE_MS } from "#app/platform/jobs/pool";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseFields } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";
import { ButtonLink } from "#app/ui/button";
import { PageHeader } from "#app/ui/page-header";
import { AddPeople } from "./add-people";
import { participantsSchema, readQuery, toSelection } from "./form-schema";
import { TakesPart } from "./takes-part";
import { toAddress } from "./to-address";
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
  const selection = toSelection(query);
  const [{ ladder }, counts, participants, teams, managers] = await Promise.all([
    context.ladders.requireVersion(cycle.ladderVersionId),
    countPeopleForCycle(database, cycle.id, selection),
    countParticipants(database, cycle.id),
    listTeamChoices(database),
    listManagers(database),
  ]);
  const { offset, ...where } = choosePage(counts.total, query.page);
  const { offset: inOffset, ...inWhere } = choosePage(participants, query.inPage);
  const [found, takingPart] = await Promise.all([
    listPeopleForCycle(database, cycle.id, selection, { offset, limit: ROWS_PER_PAGE }),
    listParticipants(database, cycle.id, { offset: inOffset, limit: ROWS_PER_PAGE }),
  ]);
  return {
    cycle: { id: cycle.id, name: cycle.name },
    query,
    teams: teams.map(({ id, label }) => ({ value: id, label })),
    roles: ladder.roles.map(({ id, name }) => ({ value: id, label: name })),
    managers: managers.map(({ id, name }) => ({ value: id, label: name })),
    found: { ...counts, ...where, people: toFound(found, ladder) },
    takingPart: { total: participants, ...inWhere, people: toTakingPart(takingPart, ladder) },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cycle, by } = await requireManagedCycle(request, context, params.cycleId);
  const submission = parseFields(await request.formData(), participantsSchema);
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
  const { database, workers } = context;
  const about = { by, cycleId: cycle.id };
  const options = { personId: by.actorId, deadlineMs: LONG_DEADLINE_MS };
  const isAdding = intent === "add" || intent === "add-all";
  const change = {
    add: () => addParticipants(database, by, cycle.id, { ids: personIds }),
    "add-all": () => workers.run("cycle.add-selected", { ...about, selection: toSelection(query) }, options),
    remove: () => removeParticipants(database, by, cycle.id, { ids: personIds }),
    "remove-all": () => workers.run("cycle.remove-everyone", about, options),
  }[intent];
  const result = await change();
  if (result.ok) {
    const people = `${result.changed} ${plural(result.changed, "person", "people")}`;
    return redirectWithMessage(context, here, isAdding ? `${people} added.` : `${people} taken out.`);
  }
  if (result.reason === "not-found") throw notFound();
  return redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage(result.reason), { tone: "error" });
}

export default function Participants() {
  const { cycle, query, teams, roles, managers, found, takingPart } = useLoaderData<typeof loader>();
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
      <AddPeople cycleId={cycle.id} query={query} found={found} choices={{ teams, roles, managers }} />
      <TakesPart cycleId={cycle.id} query={query} takingPart={takingPart} />
    </>
  );
}
