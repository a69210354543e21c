import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { ladderVersions } from "#app/features/ladder/data/ladder-library";
import { markLadderSeen, metVersions, pickLastMet } from "#app/features/ladder/data/seen-ladder";
import { requireOwnStanding } from "#app/features/people/data/own-standing";
import { paths } from "#app/paths";
import { read } from "#app/platform/database/reading";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { RoleChanges } from "./role-changes";
import { toSections } from "./view-model";

export const meta = () => [{ title: "What changed for me · Cairn" }];

/** The two versions to compare: those the address names, else the one the reader last met and the current one of their ladder. */
async function loadVersions(request: Request, context: RequestContext) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "ladder.read"));
  const own = await requireOwnStanding(context.database, actor.personId);
  const { all, lastMet } = await read(context.database, { all: ladderVersions, lastMet: metVersions(actor.personId) });
  const versions = all.filter(({ ladderId }) => ladderId === own.ladderId);
  const query = new URL(request.url).searchParams;
  const named = (key: string) => {
    const id = query.get(key);
    return id ? requireFound(versions.find((version) => version.id === id)) : null;
  };
  const [newest] = versions;
  const to = named("to") ?? newest ?? null;
  const met = named("from") ?? (lastMet && pickLastMet(lastMet, versions));
  const before = to === null ? null : (versions[versions.indexOf(to) + 1] ?? null);
  return { actor, own, from: met === null || met.id === to?.id ? before : met, to, isNewest: to?.id === newest?.id };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { own, from, to, isNewest } = await loadVersions(request, context);
  if (from === null || to === null) return { view: null };
  const [before, after, diff, organisation] = await Promise.all([
    context.ladders.requireVersion(from.id),
    context.ladders.requireVersion(to.id),
    context.ladders.requireDiff(from.id, to.id),
    findOrganisation(context.database),
  ]);
  return {
    view: {
      name: after.ladder.name,
      from,
      to,
      isNewest,
      zone: organisation?.timeZone ?? "UTC",
      sections: toSections({ before: before.ladder, after: after.ladder, diff }, own),
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, to } = await loadVersions(request, context);
  await markLadderSeen(context.database, actor.personId, requireFound(to).id);
  return redirectWithMessage(context, paths.home(), "Noted. The ladder keeps what changed, version by version.");
}

export default function ChangedForMe() {
  const { view } = useLoaderData<typeof loader>();
  if (view === null) {
    return (
      <>
        <PageHeader crumbs={[{ label: "Ladder", to: paths.ladder() }]} title="What changed for me" />
        <EmptyState title="There is one version of your ladder so far">
          When a newer one is published, this page says what it asks differently of you.
        </EmptyState>
      </>
    );
  }
  const { name, from, to, isNewest, sections } = view;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Ladder", to: paths.ladder() },
          { label: "Versions", to: paths.ladderVersions() },
          { label: "What changed for me" },
        ]}
        title="What changed for me"
        sub={`From ${name} ${from.version} to ${to.version}, in the terms of your role and of the one you aim at.`}
        seenBy="Only you see this page"
        actions={<ButtonLink to={paths.ladderVersion(to.id, { from: from.id })}>Everything that changed</ButtonLink>}
      />
      <p className="mb-6 max-w-[75ch] text-ink-2">
        Results you have stay as they are, with the version they were made with. This is what a new assessment asks.
      </p>
      {sections.map((section) => (
        <RoleChanges key={section.roleId} section={section} version={to.id} />
      ))}
      {isNewest && (
        <Form method="post" className="print:hidden">
          <Button look="primary">I have read this</Button>
        </Form>
      )}
    </>
  );
}
