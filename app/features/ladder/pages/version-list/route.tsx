import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countChanges } from "#app/features/ladder/domain/diff-print";
import { requireLadderVersion } from "#app/features/ladder/server/ladder-version";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { PageHeader } from "#app/ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Versions of ${data.shown.name} · Cairn` : "Cairn" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shown } = await requireLadderVersion(request, context);
  const changes = await Promise.all(
    shown.versions.map(async ({ id }, index) => {
      const before = shown.versions[index + 1];
      return before ? countChanges(await context.ladders.requireDiff(before.id, id)) : null;
    }),
  );
  return { shown, changes };
}

export default function LadderVersions() {
  const { shown, changes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Ladder", to: paths.ladder(shown.query) }, { label: "Versions" }]}
        title={`Versions of ${shown.name}`}
        actions={shown.mayPublish && <ButtonLink to={paths.publishLadder()}>Publish a new version…</ButtonLink>}
        sub="A published version never changes. Assessments keep the one they were made with."
      />
      <Card flush>
        <Table caption="All published versions, the newest first" hideCaption>
          <TableHead>
            <HeadCell>Version</HeadCell>
            <HeadCell>Published on</HeadCell>
            <HeadCell>What it changed</HeadCell>
          </TableHead>
          <TableBody>
            {shown.versions.map((version, index) => (
              <Row key={version.id}>
                <RowHead>
                  <TextLink to={paths.ladder({ version: version.id })}>{version.version}</TextLink>{" "}
                  {index === 0 && <Badge tone="accent">Current</Badge>}
                </RowHead>
                <Cell label="Published on">
                  <Time value={version.publishedAt} zone={shown.zone} />
                </Cell>
                <Cell label="What it changed">
                  <TextLink to={paths.ladderVersion(version.id)}>{changes[index] ?? "The first version"}</TextLink>
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </Card>
    </>
  );
}
