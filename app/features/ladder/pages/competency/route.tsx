import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countOwnByCriterion } from "#app/features/evidence/data/evidence-log";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import { requireLadderVersion, requirePart } from "#app/features/ladder/server/ladder-version";
import { categoryAnchor } from "#app/features/ladder/ui/anchors";
import { EarlierVersionNotice, VersionLine } from "#app/features/ladder/ui/version-line";
import { joinWords } from "#app/kernel/words";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { PageHeader } from "#app/ui/page-header";
import { LevelColumns } from "./level-columns";
import { toCompetencyView } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.competency.name ?? "Competency"} · Cairn` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ladder, shown, reader } = await requireLadderVersion(request, context);
  const id = params.competencyId ?? "";
  const { part: competency, isInCurrent } = await requirePart(
    context,
    { ladder, shown },
    (one) => findCompetency(one, id),
    (query) => paths.competency(id, undefined, query),
  );
  const isOwn = reader !== null && shown.own !== null;
  return {
    shown,
    isInCurrent,
    ...toCompetencyView(ladder, competency),
    /** How much of the reader's own evidence each criterion has; null where this is not their ladder. */
    evidence: isOwn ? await countOwnByCriterion(context.database, reader.personId, competency.id) : null,
  };
}

export default function CompetencyPage() {
  const { shown, isInCurrent, competency, category, levels, notAskedOf, evidence } = useLoaderData<typeof loader>();
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
        actions={
          evidence && (
            <>
              <ButtonLink to={paths.evidence({ competency: competency.id })}>My evidence for it</ButtonLink>
              <ButtonLink to={paths.newEvidence({ competency: competency.id })}>Add evidence</ButtonLink>
            </>
          )
        }
      />
      <EarlierVersionNotice shown={shown} isInCurrent={isInCurrent} />
      <p className="mb-6 max-w-[75ch] text-[17px] leading-relaxed">{competency.meaning}</p>
      <h2 className="mb-3">All proficiencies</h2>
      <LevelColumns competencyId={competency.id} levels={levels} query={query} evidence={evidence} />
      {notAskedOf.length > 0 && (
        <p className="mt-2 text-ink-2">Not asked of {joinWords(notAskedOf)}: it has no target there.</p>
      )}
    </>
  );
}
