import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countOwnEvidence, listEvidencePage } from "#app/features/evidence/data/evidence-log";
import { vouchesAsked } from "#app/features/evidence/data/evidence-vouches";
import { loadOwnLadder } from "#app/features/evidence/server/evidence-scope";
import { AskedToVouch } from "#app/features/evidence/ui/asked-to-vouch";
import { requireActor } from "#app/features/identity/server/session";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Pagination } from "#app/ui/pagination";
import { TextLink } from "#app/ui/text-link";
import { EvidenceTable } from "./evidence-table";
import { ExportMenu } from "./export-menu";
import { Filters } from "./filters";
import { competencyNames, findCriterion, readEvidenceFilter } from "./view-model";

export const meta = () => [{ title: "Evidence · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database } = context;
  const { ladder } = await loadOwnLadder(context, actor);
  const { query, filter, page } = readEvidenceFilter(new URL(request.url).searchParams, ladder);
  const [log, counts, asked] = await Promise.all([
    listEvidencePage(database, actor.personId, filter, page),
    countOwnEvidence(database, actor.personId),
    readOne(database, vouchesAsked(actor.personId)),
  ]);
  return {
    ...log,
    counts,
    query,
    asked: asked.map(({ id, title, ownerName }) => ({ id, title, ownerName })),
    hasReports: actor.hasReports,
    criterion: findCriterion(ladder, query),
    names: competencyNames(ladder, new Set(log.entries.flatMap(({ competencyIds }) => competencyIds))),
    roles: ladder.roles.map(({ id, name }) => ({ value: id, label: name })),
    competencies: ladder.categories.map(({ name, competencies }) => ({
      category: name,
      options: competencies.map((id) => ({ value: id, label: findCompetency(ladder, id)?.name ?? id })),
    })),
  };
}

export default function Evidence() {
  const { entries, total, page, pageCount, counts, query, asked, hasReports, criterion, names, roles, competencies } =
    useLoaderData<typeof loader>();
  const { archived, ...rest } = query;
  const isFiltered = Object.values(rest).some(Boolean);
  const address = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value ?? undefined]));
  const caption = archived ? "Archived evidence" : "My evidence";
  const isEmpty = counts.current + counts.archived === 0;
  return (
    <>
      <PageHeader
        title={caption}
        sub={isEmpty ? undefined : `${total} ${plural(total, "item")}`}
        seenBy="Each item is seen by you alone until you show it"
        actions={
          <>
            <ButtonLink to={paths.coverage()}>Coverage</ButtonLink>
            <ButtonLink to={paths.importEvidence()}>Import</ButtonLink>
            {!isEmpty && <ExportMenu />}
            <ButtonLink to={paths.newEvidence()} look="primary">
              Add evidence
            </ButtonLink>
          </>
        }
      />
      {asked.length > 0 && (
        <div className="mb-5">
          <AskedToVouch asked={asked} />
        </div>
      )}
      {hasReports && (
        <p className="mb-4">
          <TextLink to={paths.sharedEvidence()}>What my reports share with me</TextLink>
        </p>
      )}
      {isEmpty ? (
        <EmptyState
          title="No evidence yet"
          action={
            <>
              <ButtonLink to={paths.newEvidence()} look="primary">
                Add the last thing you finished
              </ButtonLink>
              <ButtonLink to={paths.importEvidence()}>Import a document or your changes</ButtonLink>
            </>
          }
        >
          Write down what you did while you remember it: a title is enough. Later it becomes the ground of a rating or a
          promotion case. Only you see it until you show a piece to someone.
        </EmptyState>
      ) : (
        <>
          {criterion && (
            <p className="mb-3 max-w-[80ch]">
              Only what is tagged with this criterion:{" "}
              <TextLink to={paths.competency(criterion.competencyId, criterion.id)}>{criterion.text}</TextLink>
            </p>
          )}
          <Filters query={query} competencies={competencies} roles={roles} isFiltered={isFiltered} />
          {entries.length > 0 ? (
            <EvidenceTable caption={caption} entries={entries} names={names}>
              <Pagination
                label="Pages of evidence"
                page={page}
                pageCount={pageCount}
                to={(next) => paths.evidence({ ...address, page: next })}
              />
            </EvidenceTable>
          ) : (
            <EmptyState
              title={isFiltered ? "Nothing matches" : archived ? "Nothing is archived" : "Everything is archived"}
              action={<ButtonLink to={paths.evidence()}>Show all that is not archived</ButtonLink>}
            />
          )}
          {(counts.archived > 0 || archived) && (
            <p className="mt-4">
              {archived ? (
                <TextLink to={paths.evidence()}>Back to what is not archived ({counts.current})</TextLink>
              ) : (
                <TextLink to={paths.evidence({ archived: "yes" })}>Archived ({counts.archived})</TextLink>
              )}
            </p>
          )}
        </>
      )}
    </>
  );
}
