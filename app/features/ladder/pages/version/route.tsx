import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countChanges, groupChanges } from "#app/features/ladder/domain/diff-print";
import { LADDER_FORMATS } from "#app/features/ladder/files/ladder-formats";
import { requireLadderVersion } from "#app/features/ladder/server/ladder-version";
import { DiffList } from "#app/features/ladder/ui/diff-list";
import { paths } from "#app/paths";
import { requireFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { Time } from "#app/ui/time";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `What changed in ${data.name} ${data.version.version} · Cairn` : "Cairn" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { shown: home } = await requireLadderVersion(request, context);
  const all = await context.ladders.listVersions();
  const version = requireFound(all.find(({ id }) => id === params.versionId));
  const versions = all.filter(({ ladderId }) => ladderId === version.ladderId);
  const wanted = new URL(request.url).searchParams.get("from");
  const before = wanted
    ? requireFound(versions.find(({ id }) => id === wanted))
    : (versions[versions.indexOf(version) + 1] ?? null);
  const diff = before && before.id !== version.id ? await context.ladders.requireDiff(before.id, version.id) : null;
  const { ladder } = await context.ladders.requireVersion(version.id);
  return {
    name: ladder.name,
    version,
    before,
    zone: home.zone,
    isPublic: home.isPublic,
    others: versions.filter(({ id }) => id !== version.id).map(({ id, version: number }) => ({ id, number })),
    diff: diff && { summary: countChanges(diff), groups: groupChanges(diff.changes) },
    downloads: Object.entries(LADDER_FORMATS).map(([format, { label }]) => ({ format, label })),
    holds: { competencies: ladder.competencies.length, roles: ladder.roles.length },
  };
}

export default function LadderVersionPage() {
  const { name, version, before, zone, isPublic, others, diff, downloads, holds } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Ladder", to: paths.ladder({ version: version.id }) },
          { label: "Versions", to: paths.ladderVersions({ ladder: version.ladderId }) },
          { label: version.version },
        ]}
        title={`What changed in ${name} ${version.version}`}
        sub={
          <>
            Published on <Time value={version.publishedAt} zone={zone} />
            {before && `, compared with version ${before.version}`}
          </>
        }
        actions={
          <>
            <ButtonLink to={paths.ladder({ version: version.id })}>Read this version</ButtonLink>
            {before && !isPublic && (
              <ButtonLink to={paths.changedForMe({ from: before.id, to: version.id })}>What changed for me</ButtonLink>
            )}
          </>
        }
      />
      {others.length > 1 && (
        <Form method="get" key={before?.id} className="mb-5 flex flex-wrap items-center gap-2 print:hidden">
          <label className="flex items-center gap-2 text-ink-2">
            Compare with version
            <select
              name="from"
              defaultValue={before?.id}
              className="min-h-10 rounded-[7px] border border-line-2 bg-card px-3 py-1.5 text-ink"
            >
              {others.map(({ id, number }) => (
                <option key={id} value={id}>
                  {number}
                </option>
              ))}
            </select>
          </label>
          <Button>Compare</Button>
        </Form>
      )}
      {diff ? (
        <section aria-labelledby="changes-heading">
          <h2 id="changes-heading" className="mb-3">
            {diff.summary}
          </h2>
          {diff.groups.length > 0 && (
            <p className="mb-4 max-w-[75ch] text-ink-2">
              A change is breaking where a rating or a role that is stored can no longer be read as before. Assessments
              made with the version before keep it.
            </p>
          )}
          <DiffList groups={diff.groups} />
        </section>
      ) : (
        <Notice title="This is the first version">
          It has {holds.roles} roles and {holds.competencies} competencies. The next version will say here what it
          changes.
        </Notice>
      )}
      <section aria-labelledby="download-heading" className="mt-8 print:hidden">
        <h2 id="download-heading" className="mb-2">
          Take it away
        </h2>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          {downloads.map(({ format, label }) => (
            <li key={format}>
              <a
                href={paths.downloadLadder(version.id, format)}
                className="inline-flex min-h-8 items-center text-accent underline underline-offset-2"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
