import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CommitteeForm } from "#app/components/promotion/committee-form";
import { COMMITTEE_REFUSALS, committeeSchema } from "#app/components/promotion/committee-schema";
import { PageHeader } from "#app/components/ui/page-header";
import { createCommittee } from "#app/data/committees";
import { decideOrganisation } from "#app/domain/access/policy";
import { listPeopleToOffer, readCommittee } from "#app/http/committee";
import { redirectWithMessage } from "#app/http/flash";
import { parseForm } from "#app/http/forms";
import { requireAllowed } from "#app/http/guards";
import { requireActor } from "#app/http/session";
import { paths } from "#app/paths";

export const meta = () => [{ title: "Plan a committee session · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "committees.manage"));
  return { people: await listPeopleToOffer(context) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "committees.manage"));
  const submission = await parseForm(request, committeeSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
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
