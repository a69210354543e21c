import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Insights } from "#app/features/insights/domain/view";
import { loadInsights } from "#app/features/insights/server/insights";
import { formatSigned } from "#app/features/insights/ui/signed";
import { paths } from "#app/paths";
import { WITHHELD_EXPLANATION } from "#app/statistics/small-groups";
import { BeingWorkedOut } from "#app/ui/being-worked-out";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { FilterForm, FilterSelect } from "#app/ui/forms/filter-form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { useRefreshWhile } from "#app/ui/use-refresh-while";
import { HeatMap } from "./heat-map";
import { DependencePoints, Differences, Promotions, Roles } from "./sections";

export const meta = () => [{ title: "Insights · Cairn" }];

/** There is nothing else on the page to look at meanwhile. */
const PATIENCE_MS = 500;

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { insights: await loadInsights(request, context, PATIENCE_MS) };
}

function queryOf({ cycle, filter, categoryId }: Insights) {
  return {
    cycle: cycle.id,
    track: filter.kind === "track" ? filter.id : undefined,
    team: filter.kind === "team" ? filter.id : undefined,
    category: categoryId ?? undefined,
  };
}

function overallInWords({ overall, people, cycle }: Insights): string {
  const who = `${people} ${people === 1 ? "person has" : "people have"} a final result in ${cycle.name}`;
  if (overall.state !== "shown") return `${who}. ${WITHHELD_EXPLANATION}.`;
  const { mean, lower, upper, n } = overall;
  return `${who}. On average they are ${formatSigned(mean)} levels from what their roles require (${formatSigned(lower)} to ${formatSigned(upper)}, n = ${n}).`;
}

export default function InsightsPage() {
  const { insights } = useLoaderData<typeof loader>();
  useRefreshWhile(insights.state === "pending");
  if (insights.state === "ready" && insights.result) return <OrganisationView insights={insights.result} />;
  return (
    <>
      <PageHeader title="Insights" seenBy="Seen by administrators" />
      {insights.state === "ready" ? (
        <EmptyState title="No final result yet" action={<ButtonLink to={paths.cycles()}>To the cycles</ButtonLink>}>
          The organisation’s view is made of final results: it fills as a cycle ends.
        </EmptyState>
      ) : (
        <BeingWorkedOut what="The organisation’s view" {...insights} />
      )}
    </>
  );
}

function OrganisationView({ insights }: { insights: Insights }) {
  const { filter, level, proficiencies } = insights;
  const levelName = proficiencies.find(({ value }) => value === String(level))?.label ?? String(level);
  return (
    <>
      <PageHeader
        title="Insights"
        sub={overallInWords(insights)}
        seenBy="Seen by administrators"
        actions={
          <ButtonLink to={paths.insightsExport(queryOf(insights))} reloadDocument>
            Export as CSV
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        <FilterForm submitLabel="Show">
          <FilterSelect
            name="cycle"
            label="Cycle"
            value={insights.cycle.id}
            emptyLabel="The latest closed one"
            options={insights.cycles}
          />
          <FilterSelect
            name="team"
            label="Team"
            value={filter.kind === "team" ? filter.id : ""}
            emptyLabel="All teams"
            options={insights.teams}
          />
          <FilterSelect
            name="track"
            label="or track"
            value={filter.kind === "track" ? filter.id : ""}
            emptyLabel="All tracks"
            options={insights.tracks}
          />
          <FilterSelect
            name="category"
            label="Competencies"
            value={insights.categoryId ?? ""}
            emptyLabel="All categories"
            options={insights.categories}
          />
          <FilterSelect
            name="level"
            label="Held at"
            value={String(level)}
            emptyLabel="The usual"
            options={proficiencies}
          />
        </FilterForm>
        <Notice>
          <p>
            {WITHHELD_EXPLANATION}. So that no two views can be subtracted, a view is narrowed by a team or by a track,
            not by both. Teams are those of today; the one for a team holds the teams within it.
          </p>
        </Notice>
        <HeatMap
          rows={insights.heat}
          columns={insights.columns}
          version={insights.cycle.ladderVersionId}
          teamTo={(team) => paths.insights({ ...queryOf(insights), track: undefined, team })}
        />
        <DependencePoints items={insights.dependence} level={levelName} />
        <Differences columns={insights.columns} cells={insights.differences} />
        <Roles roles={insights.roles} cycles={insights.cycles} />
        <Promotions buckets={insights.promotions} total={insights.promotionTotal} />
      </div>
    </>
  );
}
