import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireLadderVersion } from "#app/features/ladder/server/ladder-version";
import { LadderSearch } from "#app/features/ladder/ui/ladder-search";
import { EarlierVersionNotice, VersionLine } from "#app/features/ladder/ui/version-line";
import { paths } from "#app/paths";
import { PageHeader } from "#app/ui/page-header";
import { toSearchView } from "./view-model";

export const meta = () => [{ title: "Search the ladder · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ladder, shown } = await requireLadderVersion(request, context);
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return { shown, view: toSearchView(ladder, typed, shown.query) };
}

export default function SearchLadder() {
  const { shown, view } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Ladder", to: paths.ladder(shown.query) }]}
        title="Search the ladder"
        sub={<VersionLine shown={shown} />}
      />
      <EarlierVersionNotice shown={shown} />
      <LadderSearch key={shown.id} within={shown.query} initial={view} keepAddress />
    </>
  );
}
