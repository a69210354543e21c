import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ENOUGH_BY_DEFAULT } from "#app/features/ladder/domain/enough-criteria";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { RoleSection } from "#app/features/ladder/domain/search-entries";
import { requireLadderVersion, requirePart } from "#app/features/ladder/server/ladder-version";
import { Section } from "#app/features/ladder/ui/section";
import { EarlierVersionNotice, OwnRoleMark, VersionLine } from "#app/features/ladder/ui/version-line";
import { joinWords } from "#app/kernel/words";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { TimeRanges } from "#app/ui/charts/time-ranges";
import { PageHeader } from "#app/ui/page-header";
import { Expectations } from "./expectations";
import {
  Archetypes,
  AtAGlance,
  Differences,
  LeadsTo,
  Qualifications,
  Responsibilities,
  SampleEvidence,
} from "./profile-parts";
import { toRoleView } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.role.name ?? "Role"} · Cairn` }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ladder, shown } = await requireLadderVersion(request, context);
  const id = params.roleId ?? "";
  const { part: role, isInCurrent } = await requirePart(
    context,
    { ladder, shown },
    (one) => findRole(one, id),
    (query) => paths.role(id, query),
  );
  return { shown, isInCurrent, ...toRoleView(ladder, role) };
}

type Part = { id: RoleSection; title: string; intro?: ReactNode; content: ReactNode };

export default function RolePage() {
  const { shown, isInCurrent, role, track, next, differences, leadsTo, maxLevel, categories, counts } =
    useLoaderData<typeof loader>();
  const { query } = shown;
  const weights = joinWords(counts.map(({ weight, count }) => `${count} ${weight}`));
  const parts: (Part | false)[] = [
    role.responsibilities.length > 0 && {
      id: "responsibilities",
      title: "Responsibilities",
      content: <Responsibilities responsibilities={role.responsibilities} />,
    },
    {
      id: "expectations",
      title: "What the role expects",
      intro: `${weights} competencies. One that is not named here has no target for this role. ${ENOUGH_BY_DEFAULT}`,
      content: (
        <Expectations
          caption={`What ${role.name} expects of each competency`}
          categories={categories}
          maxLevel={maxLevel}
          query={query}
        />
      ),
    },
    role.time !== undefined && {
      id: "time",
      title: "How the time goes",
      intro: role.time.note,
      content: (
        <Card>
          <TimeRanges
            caption="Share of the working time. The full bar is the least, the light part reaches up to the most; lines are 10 % apart."
            ranges={role.time.activities}
          />
        </Card>
      ),
    },
    role.qualifications !== undefined && {
      id: "qualifications",
      title: "Qualifications",
      content: <Qualifications qualifications={role.qualifications} />,
    },
    differences.length > 0 && {
      id: "differences",
      title: "How it differs",
      content: <Differences roleId={role.id} differences={differences} query={query} />,
    },
    role.archetypes.length > 0 && {
      id: "archetypes",
      title: "Archetypes",
      intro: "Ways in which people fill this role.",
      content: <Archetypes archetypes={role.archetypes} />,
    },
    role.outlook !== undefined && { id: "outlook", title: "Outlook", content: <Prose>{role.outlook}</Prose> },
    role.aiTools !== undefined && { id: "ai-tools", title: "AI tools", content: <Prose>{role.aiTools}</Prose> },
    leadsTo.length > 0 && {
      id: "leads-to",
      title: "Where it leads",
      content: <LeadsTo next={leadsTo} query={query} />,
    },
    role.sampleEvidence !== undefined && {
      id: "sample-evidence",
      title: "A sample of telling evidence",
      content: <SampleEvidence sample={role.sampleEvidence} />,
    },
  ];
  const shownParts = parts.filter((part): part is Part => part !== false);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Ladder", to: paths.ladder(query) }, ...(track ? [{ label: track.name }] : [])]}
        title={role.name}
        sub={
          <>
            {track && `Role ${track.place} of ${track.of} on its track. `}
            <VersionLine shown={shown} /> <OwnRoleMark roleId={role.id} own={shown.own} />
          </>
        }
        actions={
          next && (
            <ButtonLink to={paths.compareRoles({ from: role.id, to: next.id, ...query })}>
              Compare with {next.name}
            </ButtonLink>
          )
        }
      />
      <EarlierVersionNotice shown={shown} isInCurrent={isInCurrent} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_280px]">
        <p className="max-w-[75ch] text-[17px] leading-relaxed">{role.summary}</p>
        <aside className="space-y-6 lg:col-start-2 lg:row-span-2">
          {role.atAGlance.length > 0 && (
            <Card>
              <Section id="at-a-glance" title="At a glance">
                <AtAGlance facts={role.atAGlance} />
              </Section>
            </Card>
          )}
          <nav aria-label="On this page" className="max-lg:hidden print:hidden lg:sticky lg:top-4">
            <ul className="grid gap-0.5 border-l border-line text-[13.5px]">
              {shownParts.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`} className="block py-1 pl-3 text-ink-2 hover:text-ink hover:underline">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </aside>
        <div className="grid min-w-0 content-start gap-10 lg:col-start-1 lg:row-start-2">
          {shownParts.map(({ id, title, intro, content }) => (
            <Section key={id} id={id} title={title} intro={intro}>
              {content}
            </Section>
          ))}
        </div>
      </div>
    </>
  );
}

function Prose({ children }: { children: ReactNode }) {
  return <p className="max-w-[75ch]">{children}</p>;
}
