import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { categoryAnchor } from "#app/components/ladder/anchors";
import { EarlierVersionNotice, VersionLine } from "#app/components/ladder/version-line";
import { PageHeader } from "#app/components/ui/page-header";
import { findCompetency } from "#app/domain/ladder/lookup";
import { joinWords } from "#app/domain/words";
import { requireFound } from "#app/http/guards";
import { requireLadderVersion } from "#app/http/ladder-version";
import { paths } from "#app/paths";
import { LevelColumns } from "./level-columns";
import { toCompetencyView } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.competency.name ?? "Competency"} · Cairn` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ladder, shown } = await requireLadderVersion(request, context);
  const competency = requireFound(findCompetency(ladder, params.competencyId ?? ""));
  return { shown, ...toCompetencyView(ladder, competency) };
}

export default function CompetencyPage() {
  const { shown, competency, category, levels, notAskedOf } = useLoaderData<typeof loader>();
  const { query } = shown;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Ladder", to: paths.ladder(query) },
          ...(category ? [{ label: category.name, to: paths.ladder(query, categoryAnchor(category.id)) }] : []),
        ]}
        title={competency.name}
        sub={<VersionLine shown={shown} />}
      />
      <EarlierVersionNotice shown={shown} />
      <p className="mb-6 max-w-[75ch] text-[17px] leading-relaxed">{competency.meaning}</p>
      <h2 className="mb-3">All proficiencies</h2>
      <LevelColumns levels={levels} query={query} />
      {notAskedOf.length > 0 && (
        <p className="mt-2 text-ink-2">Not asked of {joinWords(notAskedOf)}: it has no target there.</p>
      )}
    </>
  );
}
