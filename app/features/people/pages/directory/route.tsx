import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personName } from "#app/features/home/data/team";
import { listPasswordRequests } from "#app/features/identity/data/accounts";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { listDirectory } from "#app/features/people/data/directory";
import { listTeamChoices } from "#app/features/people/data/teams";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { ButtonLink } from "#app/ui/button";
import { PageHeader } from "#app/ui/page-header";
import { Pagination } from "#app/ui/pagination";
import { Directory } from "./directory";
import { Filters } from "./filters";
import { PasswordRequests } from "./password-requests";
import { readFilter } from "./view-model";

export const meta = () => [{ title: "People · Cairn" }];

/** Requests for a password that are listed at a time; the rest come up as these are answered. */
const SHOWN_REQUESTS = 10;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "directory.read"));
  const { database, ladders } = context;
  const manages = decideOrganisation(actor, "people.manage") === "allow";
  const { filter, page } = readFilter(new URL(request.url).searchParams, { mayReadLeft: manages });
  const [directory, teams, roleName, requests, organisation, manager] = await Promise.all([
    listDirectory(database, { searchesEmail: manages }, filter, page),
    listTeamChoices(database),
    ladders.loadRoleNames(),
    manages ? listPasswordRequests(database, SHOWN_REQUESTS) : [],
    findOrganisation(database),
    filter.managerId === null ? null : readOne(database, personName(filter.managerId)),
  ]);
  return data({
    ...directory,
    entries: directory.entries.map(({ ladderId, roleId, ...entry }) => ({
      ...entry,
      role: roleName({ ladderId, roleId }),
    })),
    filter,
    managerName: manager?.name ?? null,
    teams,
    manages,
    requests,
    zone: organisation?.timeZone ?? "UTC",
  });
}

export default function People() {
  const { entries, total, page, pageCount, filter, managerName, teams, manages, requests, zone } =
    useLoaderData<typeof loader>();
  const { search, teamId, managerId, status } = filter;
  const query = {
    search,
    team: teamId ?? undefined,
    manager: managerId ?? undefined,
    status: status === "active" ? undefined : status,
  };
  return (
    <>
      <PageHeader
        title="People"
        sub={`${total} ${total === 1 ? "person" : "people"}`}
        seenBy="Seen by everyone"
        actions={
          <>
            <ButtonLink to={paths.organisationChart()}>Organisation chart</ButtonLink>
            {manages && <ButtonLink to={paths.teams()}>Teams</ButtonLink>}
            {manages && <ButtonLink to={paths.importPeople()}>Import</ButtonLink>}
            {manages && (
              <ButtonLink to={paths.newPerson()} look="primary">
                Add someone
              </ButtonLink>
            )}
          </>
        }
      />
      {requests.length > 0 && <PasswordRequests requests={requests} zone={zone} />}
      <Filters filter={filter} managerName={managerName} teams={teams} manages={manages} />
      <Directory entries={entries} manages={manages} isFiltered={Object.values(query).some(Boolean)}>
        <Pagination
          label="Pages of people"
          page={page}
          pageCount={pageCount}
          to={(next) => paths.people({ ...query, page: next })}
        />
      </Directory>
    </>
  );
}
