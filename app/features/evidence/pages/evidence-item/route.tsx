import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownAssessments } from "#app/features/assessment/data/assessments";
import { listColleagues } from "#app/features/evidence/data/evidence-vouches";
import { loadOwnLadder, requireEvidence } from "#app/features/evidence/server/evidence-scope";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { plainMessage } from "#app/kernel/plain-message";
import { paths } from "#app/paths";
import { constant, read } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { decideEvidence } from "#app/policy/policy-evidence";
import { Badge } from "#app/ui/badge";
import { ButtonLink } from "#app/ui/button";
import { Day } from "#app/ui/day";
import { PageHeader } from "#app/ui/page-header";
import { act } from "./act";
import { ArchivedCard } from "./archived-card";
import { FilesCard } from "./files-card";
import { actSchema } from "./form-schema";
import { Story } from "./story";
import { TagsCard } from "./tags-card";
import { toDeletion, toPlaces, toSections, toSeenBy, toShownTags, toUses, toVouches } from "./view-model";
import { VouchForm } from "./vouch-form";
import { VouchesCard } from "./vouches-card";
import { WhoSeesCard } from "./who-sees-card";

export const meta = ({ data }: { data: { title: string } | undefined }) => [
  { title: `${data?.title ?? "Evidence"} · Cairn` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const found = await requireEvidence(args, "see");
  const { piece, facts, actor, subject, author, files } = found;
  const colleague = (new URL(request.url).searchParams.get("colleague") ?? "").slice(0, 100);
  const mayShow = decideEvidence("show", facts) === "allow";
  const [{ ladder }, { organisation, own }, colleagues] = await Promise.all([
    loadOwnLadder(context, actor),
    read(context.database, {
      organisation: theOrganisation,
      own: mayShow ? ownAssessments(actor.personId) : constant([]),
    }),
    mayShow && colleague ? listColleagues(context.database, actor.personId, colleague) : [],
  ]);
  const asked = new Set(found.requests.flatMap(({ personId, declinedAt }) => (declinedAt ? [] : [personId])));
  return {
    id: piece.id,
    title: piece.title,
    links: piece.links,
    happenedOn: piece.happenedOn,
    isArchived: facts.isArchived,
    isSharedWithManager: facts.isSharedWithManager,
    managerName: subject.manager?.name ?? null,
    ownerName: author.name,
    about: author.id === subject.id ? null : subject.name,
    isOwn: facts.isAuthor,
    mayShow,
    mayVouch: decideEvidence("vouch", facts) === "allow",
    seenBy: toSeenBy(found),
    sections: toSections(found),
    tags: toShownTags(found, ladder),
    vouches: toVouches(found, actor.personId),
    me: actor.personId,
    files: files.map(({ id, fileName, size }) => ({ id, fileName, size })),
    deletion: facts.isAuthor && facts.isArchived ? toDeletion(found) : null,
    places: mayShow ? await toPlaces(found, own, context.ladders) : [],
    uses: facts.isAuthor ? toUses(found, ladder) : [],
    colleague,
    colleagues: colleagues
      .filter(({ id }) => !asked.has(id))
      .map(({ id, name, roleId }) => ({ id, name, role: ladder.roles.find((each) => each.id === roleId)?.name ?? "" })),
    zone: organisation?.timeZone ?? "UTC",
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const found = await requireEvidence(args, "see");
  const form = await request.formData();
  const parsed = actSchema.safeParse(Object.fromEntries(form), { error: plainMessage });
  const typed = String(form.get("words") ?? "").slice(0, 4_000);
  if (!parsed.success) {
    const intent = form.get("intent");
    const part = intent === "attach" ? "files" : intent === "place" ? "ratings" : "vouch";
    const message = parsed.error.issues[0]?.message ?? "This could not be read";
    return data({ part, message, typed }, { status: 400 });
  }
  const outcome = await act(context, found, parsed.data);
  if (!outcome.ok) return data({ part: outcome.part, message: outcome.message, typed }, { status: 400 });
  return redirectWithMessage(
    context,
    outcome.leaves ? paths[outcome.leaves]() : paths.pieceOfEvidence(found.piece.id),
    outcome.message,
  );
}

export default function PieceOfEvidence() {
  const view = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  const problemOf = (part: string) => (problem?.part === part ? problem.message : null);
  const { id, title, isOwn, isArchived, about, ownerName, happenedOn } = view;
  const own = view.vouches.find(({ personId }) => personId === view.me);
  return (
    <>
      <PageHeader
        crumbs={isOwn ? [{ label: "Evidence", to: paths.evidence() }, { label: title }] : [{ label: "Evidence" }]}
        title={title}
        sub={
          <>
            {isOwn ? null : `${ownerName}, `}
            {about && `about ${about}, `}
            {happenedOn ? <Day value={happenedOn} /> : "no day yet"} {isArchived && <Badge>Archived</Badge>}
          </>
        }
        seenBy={view.seenBy}
        actions={
          isOwn && (
            <ButtonLink to={paths.editEvidence(id)} look="primary">
              Edit
            </ButtonLink>
          )
        }
      />
      {view.deletion && <ArchivedCard deletion={view.deletion} problem={problemOf("delete")} />}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {view.mayVouch && own && (
            <VouchForm vouch={own} ownerName={ownerName} problem={problemOf("vouch")} typed={problem?.typed ?? null} />
          )}
          <Story sections={view.sections} links={view.links} id={id} isOwn={isOwn} />
          <FilesCard id={id} files={view.files} isOwn={isOwn} problem={problemOf("files")} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <TagsCard id={id} tags={view.tags} isOwn={isOwn} />
          <VouchesCard view={view} problem={problemOf("vouches")} />
          {isOwn && <WhoSeesCard view={view} problem={problemOf("ratings")} />}
        </div>
      </div>
    </>
  );
}
