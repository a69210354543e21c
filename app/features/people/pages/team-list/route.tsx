import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireActor } from "#app/features/identity/server/session";
import { listTeamEntries } from "#app/features/people/data/team-changes";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Pagination } from "#app/ui/pagination";
import { TextLink } from "#app/ui/text-link";
import { type TeamNode, toTeamsView } from "./view-model";

export const meta = () => [{ title: "Teams · Cairn" }];

const querySchema = z.object({
  within: z.string().max(64).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "teams.manage"));
  const query = new URL(request.url).searchParams;
  const asked = querySchema.parse({ within: query.get("within") || null, page: query.get("page") });
  return requireFound(toTeamsView(await listTeamEntries(context.database), asked));
}

export default function Teams() {
  const { path, everyone, total, teams, page, pageCount } = useLoaderData<typeof loader>();
  const here = path.at(-1);
  const add = (
    <ButtonLink to={paths.newTeam(here && { within: here.id })} look="primary">
      {here ? "Add a team within" : "Add a team"}
    </ButtonLink>
  );
  const describeTotal = () => {
    const counted = `${total} ${plural(total, "team")}`;
    if (!here) return counted;
    return total === 0
      ? describePeople(everyone)
      : `${counted} right within it, ${describePeople(everyone)} altogether`;
  };
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "People", to: paths.people() },
          { label: "Teams", to: here && paths.teams() },
          ...path.map(({ id, name }) => ({
            label: name,
            to: id === here?.id ? undefined : paths.teams({ within: id }),
          })),
        ]}
        title={here ? `Teams within ${here.name}` : "Teams"}
        sub={describeTotal()}
        seenBy="Changed by administrators; their names are seen by everyone"
        actions={
          <>
            {here && <ButtonLink to={paths.editTeam(here.id)}>Change {here.name}</ButtonLink>}
            {total > 0 && add}
          </>
        }
      />
      {total === 0 ? (
        <EmptyState title={here ? `No team is within ${here.name}` : "There is no team yet"} action={add}>
          Teams group people for filters, cycles and insights. They may be within each other.
        </EmptyState>
      ) : (
        <Card className="py-3">
          <Branch nodes={teams} />
          <Pagination
            label="Pages of teams"
            page={page}
            pageCount={pageCount}
            to={(wanted) => paths.teams({ within: here?.id, page: wanted })}
          />
        </Card>
      )}
    </div>
  );
}

function Branch({ nodes, isNested = false }: { nodes: TeamNode[]; isNested?: boolean }) {
  return (
    <ul className={isNested ? "ml-2 border-l border-line pl-4 max-md:pl-3" : "divide-y divide-line"}>
      {nodes.map((node) => (
        <li key={node.id} className={isNested ? "" : "py-2"}>
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
            <span className={`min-w-0 max-md:flex-1 ${isNested ? "" : "font-semibold"}`}>{node.name}</span>
            <span className="flex flex-wrap gap-x-4 text-[13.5px] text-ink-2 max-md:order-last max-md:w-full">
              <TextLink to={paths.people({ team: node.id })} aria-label={`${describeSize(node)} of ${node.name}`}>
                {describeSize(node)}
              </TextLink>
              {node.within > node.teams.length && (
                <TextLink to={paths.teams({ within: node.id })} aria-label={`${describeWithin(node)} ${node.name}`}>
                  {describeWithin(node)}
                </TextLink>
              )}
            </span>
            <span className="ml-auto flex gap-4 text-[13.5px]">
              <TextLink to={paths.newTeam({ within: node.id })} aria-label={`Add a team within ${node.name}`}>
                Add within
              </TextLink>
              <TextLink to={paths.editTeam(node.id)} aria-label={`Change ${node.name}`}>
                Change
              </TextLink>
            </span>
          </div>
          {node.teams.length > 0 && <Branch nodes={node.teams} isNested />}
        </li>
      ))}
    </ul>
  );
}

const describePeople = (count: number) => `${count} ${plural(count, "person", "people")}`;

const describeWithin = ({ within }: TeamNode) => `${within} ${plural(within, "team")} within`;

function describeSize({ people, everyone, within }: TeamNode): string {
  return within === 0 || people === 0
    ? describePeople(everyone)
    : `${describePeople(everyone)}, ${people} of them directly`;
}
