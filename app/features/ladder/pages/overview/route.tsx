import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireLadderVersion } from "#app/features/ladder/server/ladder-version";
import { categoryAnchor } from "#app/features/ladder/ui/anchors";
import { LadderSearch } from "#app/features/ladder/ui/ladder-search";
import { Proficiency } from "#app/features/ladder/ui/proficiency";
import { ProseCell } from "#app/features/ladder/ui/prose-cell";
import { Section } from "#app/features/ladder/ui/section";
import { EarlierVersionNotice, LadderChoice, VersionLine } from "#app/features/ladder/ui/version-line";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { PageHeader } from "#app/ui/page-header";
import { HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { TrackMap } from "./track-map";
import { toLadderView } from "./view-model";

export const meta = () => [{ title: "Ladder · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ladder, shown } = await requireLadderVersion(request, context);
  return { shown, ...toLadderView(ladder) };
}

export default function LadderPage() {
  const { shown, summary, tracks, rule, scale, categories } = useLoaderData<typeof loader>();
  const { query } = shown;
  return (
    <>
      <PageHeader
        title={shown.name}
        sub={<VersionLine shown={shown} isNamed={false} />}
        actions={
          <>
            <ButtonLink to={paths.compareRoles(query)}>Compare two roles</ButtonLink>
            {shown.mayPublish && <ButtonLink to={paths.publishLadder()}>Publish a version…</ButtonLink>}
          </>
        }
      />
      <LadderChoice shown={shown} />
      <EarlierVersionNotice shown={shown} />
      <p className="mt-1 mb-6 max-w-[75ch] text-[17px] leading-relaxed">{summary}</p>
      <LadderSearch key={shown.id} within={query} />

      <Section
        id="tracks"
        title="Tracks and roles"
        intro={tracks.length > 1 && "Roles side by side are a change of track apart."}
        className="mt-10"
      >
        <TrackMap tracks={tracks} query={query} own={shown.own} />
      </Section>

      <div className="mt-10 grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Section id="promotion-rule" title="From one role to the next" intro="Ready for a role, by this ladder, means:">
          <ul className="grid list-disc gap-1.5 pl-5">
            {rule.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="mt-3 text-[13.5px] text-ink-2">
            This is guidance for a conversation. People decide, not the rule.
          </p>
        </Section>
        <Section id="proficiencies" title="Proficiency scale" intro="How good someone is at one competency.">
          <Card flush>
            <Table caption="The levels of the scale, with their scope and autonomy" hideCaption>
              <TableHead>
                <HeadCell>Proficiency</HeadCell>
                <HeadCell>Scope</HeadCell>
                <HeadCell>Autonomy</HeadCell>
              </TableHead>
              <TableBody>
                {scale.map(({ level, name, scope, autonomy }) => (
                  <Row key={level} className="first:border-t-0 md:first:border-t">
                    <RowHead className="align-top md:w-[30%]">
                      <Proficiency level={level} name={name} />
                    </RowHead>
                    <ProseCell label="Scope">{scope}</ProseCell>
                    <ProseCell label="Autonomy">{autonomy}</ProseCell>
                  </Row>
                ))}
              </TableBody>
            </Table>
          </Card>
        </Section>
      </div>

      <Section id="competencies" title="Competencies" className="mt-10">
        <div className="gap-6 md:columns-2 xl:columns-3">
          {categories.map((category) => (
            <section
              key={category.id}
              id={categoryAnchor(category.id)}
              aria-labelledby={`${categoryAnchor(category.id)}_name`}
              className="mb-6 break-inside-avoid rounded-[10px] border border-line bg-card p-5"
            >
              <h3 id={`${categoryAnchor(category.id)}_name`} className="mb-2">
                {category.name}
              </h3>
              <ul className="grid gap-2.5">
                {category.competencies.map((competency) => (
                  <li key={competency.id}>
                    <TextLink to={paths.competency(competency.id, undefined, query)}>{competency.name}</TextLink>
                    <span className="block text-[13.5px] text-ink-2">{competency.gist}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Section>
    </>
  );
}
