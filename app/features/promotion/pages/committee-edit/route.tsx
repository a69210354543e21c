import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasRecentPassword, requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { findCommittee, updateCommittee } from "#app/features/promotion/data/committees";
import { COMMITTEE_REFUSALS, committeeSchema } from "#app/features/promotion/domain/committee-schema";
import { listPeopleToOffer, readCommittee, requireCommittee } from "#app/features/promotion/server/committee";
import { CommitteeForm } from "#app/features/promotion/ui/committee-form";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { PageHeader } from "#app/ui/page-header";

export { staysAfterRefusal as shouldRevalidate } from "#app/ui/forms/confirm-first";

export const meta = () => [{ title: "Edit committee session · Cairn" }];

export async function loader(args: LoaderFunctionArgs) {
  const { committee } = await requireCommittee(args, "manage");
  await requireRecentPassword(args.request, args.context);
  return { committee, people: await listPeopleToOffer(args.context) };
}

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { committee, by } = await requireCommittee(args, "manage");
  const submission = await parseForm(request, committeeSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply(), version: null }, { status: 400 });
  if (!(await hasRecentPassword(request, context))) {
    return data({ lastResult: submission.reply({ formErrors: [CONFIRM_FIRST] }), version: null }, { status: 403 });
  }
  const read = await readCommittee(context, submission.value);
  if (!read.ok) {
    return data({ lastResult: submission.reply({ fieldErrors: read.fieldErrors }), version: null }, { status: 400 });
  }
  const change = { id: committee.id, version: submission.value.version, ...read.fields };
  const result = await updateCommittee(context.database, by, change);
  if (result.ok) return redirectWithMessage(context, paths.committee(committee.id), "The session was saved.");
  const lastResult = submission.reply({ formErrors: [COMMITTEE_REFUSALS[result.reason]] });
  const now = result.reason === "changed-meanwhile" ? await findCommittee(context.database, committee.id) : null;
  return data({ lastResult, version: now?.version ?? null }, { status: 409 });
}

export default function EditCommittee() {
  const { committee, people } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const chair = committee.members.find(({ isChair }) => isChair);
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Committees", to: paths.committees() },
          { label: committee.name, to: paths.committee(committee.id) },
          { label: "Edit" },
        ]}
        title={`Edit ${committee.name}`}
      />
      <CommitteeForm
        people={people}
        defaults={{
          name: committee.name,
          meetsOn: committee.meetsOn,
          chair: chair?.email ?? "",
          members: committee.members.filter(({ isChair }) => !isChair).map(({ email }) => email),
        }}
        version={result?.version ?? committee.version}
        lastResult={result?.lastResult}
        submitLabel="Save"
        cancelTo={paths.committee(committee.id)}
      />
    </div>
  );
}
