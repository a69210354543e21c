import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listSharedCases } from "#app/features/calibration/data/shared-cases";
import { openWrittenCase } from "#app/features/calibration/data/shared-cases-steps";
import { listWrittenCases } from "#app/features/calibration/server/written-cases";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { notFound, requireAllowed, requireFound } from "#app/platform/server/guards";
import { decideCasePreparation, decideSharedCases } from "#app/policy/policy-shared-cases";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { CaseList } from "./case-list";
import { openSchema } from "./form-schema";
import { toCaseRows, toWrittenRows } from "./view-model";
import { WrittenCases } from "./written-cases";

export const meta = () => [{ title: "Practice cases · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideSharedCases(actor));
  const manages = decideCasePreparation(actor) === "allow";
  const [heads, library] = await Promise.all([
    listSharedCases(context.database, actor),
    manages ? listWrittenCases(context) : null,
  ]);
  const ladderOf = async (id: string) => (await context.ladders.requireVersion(id)).ladder;
  return {
    manages,
    cases: await toCaseRows(actor, heads, ladderOf),
    written: library ? toWrittenRows(library.current.ladder, library.current.id, library.written, heads) : [],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideCasePreparation(actor));
  const submission = await parseForm(request, openSchema);
  if (submission.status !== "success") throw notFound();
  const { current, written } = await listWrittenCases(context);
  const found = requireFound(written.find(({ id }) => id === submission.value.written));
  const by = { actorId: actor.personId, at: context.now() };
  const opened = await openWrittenCase(context.database, by, current.id, found);
  return opened.ok
    ? redirectWithMessage(
        context,
        paths.sharedCases(),
        `“${found.title}” is open: everyone with reports can rate it now.`,
      )
    : redirectWithMessage(context, paths.sharedCases(), "Someone has opened this case already.", { tone: "error" });
}

export default function SharedCases() {
  const { manages, cases, written } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Calibration", to: paths.calibration() }, { label: "Practice cases" }]}
        title="Practice cases"
        sub="The same cases, rated by every manager on their own. What others said, and why the authors would say what, you read once you have answered."
        seenBy="Seen by everyone with reports, and administrators"
        actions={
          manages && (
            <>
              <ButtonLink to={paths.ladderTest()}>How the ladder is read</ButtonLink>
              <ButtonLink to={paths.newSharedCase()}>Prepare a real case</ButtonLink>
            </>
          )
        }
      />
      <div className="grid gap-6">
        {cases.length === 0 ? (
          <EmptyState title="No case is open yet">
            {manages
              ? "Open one of the written cases below: everyone with reports is asked to rate it."
              : "When an administrator opens a case, you can rate it here."}
          </EmptyState>
        ) : (
          <CaseList cases={cases} />
        )}
        {manages && <WrittenCases cases={written} />}
      </div>
    </>
  );
}
