import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "#app/components/ui/page-header";
import { createEvidence } from "#app/data/evidence-edit";
import { listOwnEvidence } from "#app/data/evidence-log";
import { planEvidenceImport } from "#app/domain/evidence/import";
import { loadOwnLadder, loadToday } from "#app/http/evidence-scope";
import { redirectWithMessage } from "#app/http/flash";
import { requireActor } from "#app/http/session";
import { detectFormat, parseEvidenceImport } from "#app/integrations/evidence-import";
import { paths } from "#app/paths";
import { importSchema, readUpload } from "./form-schema";
import { ImportPreview } from "./preview";
import { UploadForm } from "./upload-form";
import { describeImported, hashPlan, type Preview, toPreview } from "./view-model";

export const meta = () => [{ title: "Import evidence · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context);
  return null;
}

type Answer = { message: string | null; text: string; format: string; preview: Preview | null };
const answer = (given: Answer, status = 200) => data(given, { status });

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await request.formData();
  const parsed = importSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? "This could not be read.";
    return answer({ message, text: "", format: "", preview: null }, 400);
  }
  const { intent, format: chosen, planHash, leaveOut, text: typed } = parsed.data;
  if (intent === "edit") return answer({ message: null, text: typed, format: chosen, preview: null });
  const upload = await readUpload(parsed.data);
  if (!upload.ok) return answer({ message: upload.message, text: typed, format: chosen, preview: null }, 400);
  const { text } = upload;
  const format = chosen || detectFormat(text);
  const [{ ladder }, today, own] = await Promise.all([
    loadOwnLadder(context, actor),
    loadToday(context),
    listOwnEvidence(context.database, actor.personId, { archived: true }),
  ]);
  const plan = planEvidenceImport(parseEvidenceImport(text, format), own, ladder, today);
  const preview = toPreview(plan, ladder, format);
  if (intent === "preview") return answer({ message: null, text, format, preview });
  if (planHash !== hashPlan(plan)) {
    const message =
      "Your evidence changed since this was shown, so nothing was written. Below is what the import would do now.";
    return answer({ message, text, format, preview }, 409);
  }
  if (plan.problems.length > 0 && leaveOut !== "on") {
    const message = "Nothing was written: correct what is listed below, or tick the box to leave it out.";
    return answer({ message, text, format, preview }, 400);
  }
  const by = { actorId: actor.personId, at: context.now() };
  const created = await createEvidence(
    context.database,
    by,
    plan.add.map(({ place: _, ...piece }) => piece),
  );
  if (created.ok) return redirectWithMessage(context, paths.evidence(), describeImported(created.ids.length));
  const message = "Nothing was written: with these you would have more than ten thousand pieces.";
  return answer({ message, text, format, preview }, 400);
}

export default function ImportEvidence() {
  const result = useActionData<typeof action>();
  const preview = result?.preview ?? null;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Evidence", to: paths.evidence() }, { label: "Import" }]}
        title={preview ? "What the import would do" : "Import evidence"}
        sub={
          preview
            ? "Nothing is written yet."
            : "From a document, a table or a list of changes, with a preview before anything is written."
        }
        seenBy="Seen by you alone"
      />
      {preview && result ? (
        <ImportPreview preview={preview} text={result.text} format={result.format} message={result.message} />
      ) : (
        <UploadForm message={result?.message ?? null} text={result?.text ?? ""} format={result?.format ?? ""} />
      )}
    </>
  );
}
