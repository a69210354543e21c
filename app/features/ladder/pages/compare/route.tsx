import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireLadderVersion } from "#app/features/ladder/server/ladder-version";
import { EarlierVersionNotice, VersionFields, VersionLine } from "#app/features/ladder/ui/version-line";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { Comparison } from "./comparison";
import { chooseRoles, toChoices, toComparisonView } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view ? `${data.view.from.name} and ${data.view.to.name}` : "Compare two roles"} · Cairn` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ladder, shown } = await requireLadderVersion(request, context);
  const wanted = new URL(request.url).searchParams;
  const { from, to } = chooseRoles(ladder, { from: wanted.get("from"), to: wanted.get("to") });
  return {
    shown,
    choices: toChoices(ladder),
    chosen: { from: from?.id ?? "", to: to?.id ?? "" },
    view: from && to && from !== to ? toComparisonView(ladder, from, to) : null,
    isUnknown: from === null || to === null,
  };
}

export default function CompareRoles() {
  const { shown, choices, chosen, view, isUnknown } = useLoaderData<typeof loader>();
  const { query } = shown;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Ladder", to: paths.ladder(query) }]}
        title={view ? `From ${view.from.name} to ${view.to.name}` : "Compare two roles"}
        sub={<VersionLine shown={shown} />}
      />
      <EarlierVersionNotice shown={shown} />
      <Card className="mb-6 print:hidden">
        {/* The fields hold what the address says, also after a link or the back button. */}
        <Form
          key={`${chosen.from} ${chosen.to}`}
          method="get"
          className="grid items-end gap-x-3 gap-y-3 sm:grid-cols-[1fr_1fr_auto_auto]"
        >
          <VersionFields query={query} />
          <RoleSelect name="from" label="From" choices={choices} chosen={chosen.from} />
          <RoleSelect name="to" label="To" choices={choices} chosen={chosen.to} />
          <Button look="primary">Compare</Button>
          {view && (
            <ButtonLink to={paths.compareRoles({ from: view.to.id, to: view.from.id, ...query })}>
              The other way round
            </ButtonLink>
          )}
        </Form>
      </Card>
      {view && <Comparison view={view} query={query} />}
      {!view && (
        <Notice title={isUnknown ? "This version of the ladder has no such role" : "That is the same role twice"}>
          Choose two roles of this version, on one track or across tracks.
        </Notice>
      )}
    </>
  );
}

function RoleSelect({
  name,
  label,
  choices,
  chosen,
}: {
  name: "from" | "to";
  label: string;
  choices: { track: string; roles: { id: string; name: string }[] }[];
  chosen: string;
}) {
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        className="min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink"
      >
        {choices.map(({ track, roles }) => (
          <optgroup key={track} label={track}>
            {roles.map((role) => (
              <option key={role.id} value={role.id}>
                {role.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
