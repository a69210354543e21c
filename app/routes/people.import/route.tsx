import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "#app/components/ui/page-header";
import { applyPeopleImport, previewPeopleImport } from "#app/data/people-import";
import { decideOrganisation } from "#app/domain/access/policy";
import { redirectWithMessage } from "#app/http/flash";
import { notFound, requireAllowed } from "#app/http/guards";
import { requireActor } from "#app/http/session";
import { parsePeopleCsv } from "#app/integrations/people-csv";
import { paths } from "#app/paths";
import { confirmSchema, readUpload } from "./form-schema";
import { Preview } from "./preview";
import { UploadForm } from "./upload-form";
import { describeImport, type PreviewView, toPreview, toUnreadable } from "./view-model";

export const meta = () => [{ title: "Import people · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "people.import"));
  return null;
}

type Answer = { message: string | null; text: string; preview: PreviewView | null };
const answer = (given: Answer, status = 200) => data(given, { status });

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "people.import"));
  const form = await request.formData();
  const confirmed = form.get("intent") === "import" ? confirmSchema.safeParse(Object.fromEntries(form)) : null;
  if (confirmed && !confirmed.success) throw new Response("Unknown import", { status: 400 });
  const upload = confirmed ? { ok: true as const, text: confirmed.data.text } : await readUpload(form);
  if (!upload.ok) return answer({ message: upload.message, text: "", preview: null }, 400);
  const { text } = upload;
  const parsed = parsePeopleCsv(text);
  if (!parsed.ok) return answer({ message: null, text, preview: toUnreadable(parsed.refused) }, 400);
  const ladders = (await context.ladders.listCurrent()).map(({ ladder }) => ladder);
  const asked = { lines: parsed.lines, ladders, importerId: actor.personId };
  if (!confirmed) {
    const preview = await previewPeopleImport(context.database, asked);
    return answer({ message: null, text, preview: toPreview(preview, ladders) });
  }
  const { planHash, leaveOut } = confirmed.data;
  const leaveOutRefused = leaveOut === "on";
  const result = await applyPeopleImport(context.database, {
    ...asked,
    planHash,
    leaveOutRefused,
    at: context.now(),
  });
  if (result.ok) return redirectWithMessage(context, paths.people(), describeImport(result));
  if (result.reason === "not-administrator") throw notFound();
  const message =
    result.reason === "changed-meanwhile"
      ? "The organisation changed since this was shown, so nothing was written. Below is what the import would do now."
      : "Nothing was written: some rows cannot be taken over. Correct the file, or tick the box to leave them out.";
  return answer({ message, text, preview: toPreview(result.preview, ladders) }, 409);
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
        <UploadForm message={result?.message ?? null} />
      )}
    </>
  );
}
