import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { hasRecentPassword, requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { requireActor } from "#app/features/identity/server/session";
import { describeImport, type PreviewView, toUnreadable } from "#app/features/people/domain/import-preview";
import type { ImportOutcome } from "#app/features/people/jobs/people-import";
import { Preview } from "#app/features/people/ui/import/preview";
import { paths } from "#app/paths";
import { findJob } from "#app/platform/jobs/job-store";
import { finishOrExplain } from "#app/platform/jobs/unfinished";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { PageHeader } from "#app/ui/page-header";
import { confirmSchema, readUpload } from "./form-schema";
import { UploadForm } from "./upload-form";

export { staysAfterRefusal as shouldRevalidate } from "#app/ui/forms/confirm-first";

export const meta = () => [{ title: "Import people · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "people.import"));
  await requireRecentPassword(request, context);
  return null;
}

type Answer = { message: string | null; text: string; preview: PreviewView | null };
const answer = (given: Answer, status = 200) => data(given, { status });

/** A small import is done so soon that its progress would only flicker. */
const WAIT_MS = 2_000;

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "people.import"));
  const form = await request.formData();
  const confirmed = form.get("intent") === "import" ? confirmSchema.safeParse(Object.fromEntries(form)) : null;
  if (confirmed && !confirmed.success) throw new Response("Unknown import", { status: 400 });
  const upload = confirmed ? { ok: true as const, text: confirmed.data.text } : await readUpload(form);
  if (!upload.ok) return answer({ message: upload.message, text: "", preview: null }, 400);
  const { text } = upload;
  const ladders = (await context.ladders.listCurrent()).map(({ ladder: { id, name, roles } }) => ({
    id,
    name,
    roles: roles.map((role) => ({ id: role.id, name: role.name })),
  }));
  const asked = { text, ladders, importerId: actor.personId };
  const previewing = await finishOrExplain(
    context.workers.run("people-import.preview", asked, { signal: request.signal, personId: actor.personId }),
  );
  if (!previewing.finished) return answer({ message: previewing.message, text, preview: null }, previewing.status);
  const read = previewing.output;
  if (!read.ok) return answer({ message: null, text, preview: toUnreadable(read.refused) }, 400);
  if (!confirmed) return answer({ message: null, text, preview: read.preview });
  // The preview stays, with the text in it: nothing is to be uploaded again.
  if (!(await hasRecentPassword(request, context))) {
    return answer({ message: CONFIRM_FIRST, text, preview: read.preview }, 403);
  }
  const { planHash, leaveOut } = confirmed.data;
  const job = await context.jobs.start("people-import", actor.personId, {
    ...asked,
    planHash,
    leaveOutRefused: leaveOut === "on",
    at: context.now(),
  });
  await context.jobs.wait(job, WAIT_MS);
  const outcome = (await findJob(context.database, actor.personId, job))?.result as ImportOutcome | null;
  if (outcome?.ok) return redirectWithMessage(context, paths.people(), describeImport(outcome));
  return redirect(paths.job(job));
}

export default function ImportPeople() {
  const result = useActionData<typeof action>();
  const preview = result?.preview ?? null;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "People", to: paths.people() }, { label: "Import" }]}
        title={preview ? "What the import would do" : "Import people"}
        sub={preview ? "Nothing is written yet." : "From a CSV file, with a preview before anything is written."}
      />
      {preview && result ? (
        <Preview preview={preview} text={result.text} message={result.message} />
      ) : (
        <UploadForm message={result?.message ?? null} text={result?.text ?? ""} />
      )}
    </>
  );
}
