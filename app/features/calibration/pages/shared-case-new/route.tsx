import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findCaseSource, listCaseSources, prepareRealCase } from "#app/features/calibration/data/shared-cases-steps";
import { loadCaseRatings } from "#app/features/calibration/server/case-source";
import { RealCaseForm } from "#app/features/calibration/ui/shared-cases/real-case-form";
import { EMPTY_CASE, parseRealCase, readTypedCase } from "#app/features/calibration/ui/shared-cases/real-case-schema";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { notFound, requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideCasePreparation } from "#app/policy/policy-shared-cases";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { FilterForm, FilterText } from "#app/ui/forms/filter-form";
import { PageHeader } from "#app/ui/page-header";
import { PageLink } from "#app/ui/page-link";

export const meta = () => [{ title: "Prepare a real case · Cairn" }];

const MAX_SEARCH = 100;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideCasePreparation(actor));
  const query = new URL(request.url).searchParams;
  const asked = query.get("assessment");
  if (asked) {
    const source = requireFound(await findCaseSource(context.database, actor.personId, requireId(asked)));
    const { options } = await loadCaseRatings(context, source.id, source.ladderVersionId);
    return { source: { ...source, options }, search: "", sources: [] };
  }
  const search = (query.get("search") ?? "").trim().slice(0, MAX_SEARCH);
  const [sources, { ladder }] = await Promise.all([
    listCaseSources(context.database, actor.personId, search),
    context.ladders.requireCurrent(),
  ]);
  const roleNames = new Map(ladder.roles.map(({ id, name }) => [id, name]));
  return {
    source: null,
    search,
    sources: sources.map(({ roleId, ...source }) => ({ ...source, role: roleNames.get(roleId) ?? roleId })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideCasePreparation(actor));
  const assessmentId = requireId(new URL(request.url).searchParams.get("assessment") ?? undefined);
  const source = requireFound(await findCaseSource(context.database, actor.personId, assessmentId));
  const { ratings } = await loadCaseRatings(context, source.id, source.ladderVersionId);
  const typed = readTypedCase(await request.formData());
  const parsed = parseRealCase(typed, ratings);
  if (!parsed.ok) return data({ typed, errors: parsed.errors }, { status: 400 });
  const by = { actorId: actor.personId, at: context.now() };
  const prepared = await prepareRealCase(context.database, by, source.id, parsed);
  if (!prepared.ok) throw notFound();
  return redirectWithMessage(
    context,
    paths.sharedCase(prepared.id),
    "Prepared. Both sides of the assessment find the text on their home page and are asked whether it may be used.",
  );
}

export default function NewSharedCase() {
  const { source, search, sources } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const crumbs = [
    { label: "Practice cases", to: paths.sharedCases() },
    { label: "Prepare a real case", to: source ? paths.newSharedCase() : undefined },
    ...(source ? [{ label: `${source.subjectName}, ${source.cycleName}` }] : []),
  ];
  if (source) {
    return (
      <>
        <PageHeader
          crumbs={crumbs}
          title="Write the case"
          sub={`From the assessment of ${source.subjectName} in ${source.cycleName}. They and their reviewer read your text and are asked for consent; nobody else sees it before both agree.`}
        />
        <RealCaseForm
          typed={result?.typed ?? EMPTY_CASE}
          errors={result?.errors ?? []}
          competencies={source.options}
          cancelTo={paths.sharedCases()}
          submitLabel="Ask both for consent"
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title="Prepare a real case"
        sub="Choose a final assessment, then write a text that gives nobody away. Assessments that you are a side of are not among them."
        seenBy="Seen by administrators"
      />
      <div className="grid gap-4">
        <FilterForm submitLabel="Search">
          <FilterText name="search" label="Whose assessment" value={search} />
        </FilterForm>
        {sources.length === 0 ? (
          <EmptyState title="No final assessment">
            Try fewer letters of the name, or wait for a cycle to end.
          </EmptyState>
        ) : (
          <Card>
            <ul className="grid gap-2">
              {sources.map(({ id, subjectName, cycleName, role }) => (
                <li key={id}>
                  <PageLink
                    to={paths.newSharedCase({ assessment: id })}
                    className="text-accent underline underline-offset-2"
                  >
                    {subjectName}, {cycleName}
                  </PageLink>{" "}
                  <span className="text-[13.5px] text-ink-2">{role}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
