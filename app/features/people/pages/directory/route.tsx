import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personName } from "#app/features/home/data/team";
import { listPasswordRequests } from "#app/features/identity/data/accounts";
import { listLinkRequests } from "#app/features/identity/data/link-requests";
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
import { readFilter } from "./view-model";
import { Waiting } from "./waiting";

export const meta = () => [{ title: "People · Cairn" }];

/** Requests for a password that are listed at a time; the rest come up as these are answered. */
const SHOWN_REQUESTS = 10;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "directory.read"));
  const { database, ladders } = context;
  const manages = decideOrganisation(actor, "people.manage") === "allow";
  const { filter, page } = readFilter(new URL(request.url).searchParams, { mayReadLeft: manages });
  const [directory, teams, roleName, requests, links, organisation, manager] = await Promise.all([
    listDirectory(database, { searchesEmail: manages }, filter, page),
    listTeamChoices(database),
    ladders.loadRoleNames(),
    manages ? listPasswordRequests(database, SHOWN_REQUESTS) : [],
    manages ? listLinkRequests(database, context.now(), SHOWN_REQUESTS) : [],
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
    requests: requests.map(({ requestedAt, ...request }) => ({ ...request, at: requestedAt })),
    links: links.map(({ personId, name, requestedBy, requestedAt, requestedById }) => ({
      personId,
      name,
      at: requestedAt,
      text: requestedById === actor.personId ? "You asked on" : `${requestedBy} asked on`,
    })),
    zone: organisation?.timeZone ?? "UTC",
  });
}

export default function People() {
  const { entries, total, page, pageCount, filter, managerName, teams, manages, requests, links, zone } =
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
      {links.length > 0 && (
        <Waiting title="Password links to confirm" entries={links} zone={zone}>
          A link for an account that is used needs a second administrator. Confirm one only if the person told you that
          they need it.
        </Waiting>
      )}
      {requests.length > 0 && (
        <Waiting title="Asked for a new password" entries={requests} zone={zone}>
          Make sure that it was really them, then make the link on their page.
        </Waiting>
      )}
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
