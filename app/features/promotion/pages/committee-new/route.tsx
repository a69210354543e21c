import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasRecentPassword, requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { requireActor } from "#app/features/identity/server/session";
import { createCommittee } from "#app/features/promotion/data/committees";
import { COMMITTEE_REFUSALS, committeeSchema } from "#app/features/promotion/domain/committee-schema";
import { listPeopleToOffer, readCommittee } from "#app/features/promotion/server/committee";
import { CommitteeForm } from "#app/features/promotion/ui/committee-form";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { PageHeader } from "#app/ui/page-header";

export { staysAfterRefusal as shouldRevalidate } from "#app/ui/forms/confirm-first";

export const meta = () => [{ title: "Plan a committee session · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "committees.manage"));
  await requireRecentPassword(request, context);
  return { people: await listPeopleToOffer(context) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "committees.manage"));
  const submission = await parseForm(request, committeeSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  if (!(await hasRecentPassword(request, context))) {
    return data({ lastResult: submission.reply({ formErrors: [CONFIRM_FIRST] }) }, { status: 403 });
  }
  const read = await readCommittee(context, submission.value);
  if (!read.ok) return data({ lastResult: submission.reply({ fieldErrors: read.fieldErrors }) }, { status: 400 });
  const by = { actorId: actor.personId, at: context.now() };
  const made = await createCommittee(context.database, by, read.fields);
  if (!made.ok) {
    const lastResult = submission.reply({ formErrors: [COMMITTEE_REFUSALS[made.reason]] });
    return data({ lastResult }, { status: 400 });
  }
  return redirectWithMessage(context, paths.committee(made.id), `${submission.value.name} is planned.`);
}

export default function NewCommittee() {
  const { people } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[{ label: "Committees", to: paths.committees() }, { label: "Plan a session" }]}
        title="Plan a committee session"
      />
      <CommitteeForm
        people={people}
        defaults={{ name: "", meetsOn: "", chair: "", members: [] }}
        version={0}
        lastResult={result?.lastResult}
        submitLabel="Plan it"
        cancelTo={paths.committees()}
      />
    </div>
  );
}
