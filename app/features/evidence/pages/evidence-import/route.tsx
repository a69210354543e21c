import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { describeImported, type ImportPreview as Preview } from "#app/features/evidence/domain/import-preview";
import { detectFormat } from "#app/features/evidence/files/evidence-import";
import { loadOwnLadder } from "#app/features/evidence/server/evidence-scope";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { plainMessage } from "#app/kernel/plain-message";
import { paths } from "#app/paths";
import { finishOrExplain, type Unfinished } from "#app/platform/jobs/unfinished";
import { redirectWithMessage } from "#app/platform/server/flash";
import { PageHeader } from "#app/ui/page-header";
import { type ImportForm, importSchema, readUpload } from "./form-schema";
import { ImportPreview } from "./preview";
import { UploadForm } from "./upload-form";

export const meta = () => [{ title: "Import evidence · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context);
  return null;
}

type Answer = { message: string | null; text: string; format: ImportForm["format"]; preview: Preview | null };
const answer = (given: Answer, status = 200) => data(given, { status });

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await request.formData();
  const parsed = importSchema.safeParse(Object.fromEntries(form), { error: plainMessage });
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
  const [{ ladderVersionId }, { today, zone }] = await Promise.all([loadOwnLadder(context, actor), findToday(context)]);
  const asked = { text, format, authorId: actor.personId, ladderVersionId, today, zone };
  const options = { signal: request.signal, personId: actor.personId };
  const unfinished = ({ message, status }: Unfinished) => answer({ message, text, format, preview: null }, status);
  if (intent === "preview") {
    const previewing = await finishOrExplain(context.workers.run("evidence-import.preview", asked, options));
    if (!previewing.finished) return unfinished(previewing);
    return answer({ message: null, text, format, preview: previewing.output });
  }
  const confirmed = { ...asked, planHash: planHash ?? "", leaveOutProblems: leaveOut === "on", at: context.now() };
  const applying = await finishOrExplain(context.workers.run("evidence-import.apply", confirmed, options));
  if (!applying.finished) return unfinished(applying);
  const outcome = applying.output;
  if (outcome.ok) return redirectWithMessage(context, paths.evidence(), describeImported(outcome.imported));
  const [message, status] = REFUSALS[outcome.reason];
  return answer({ message, text, format, preview: outcome.preview }, status);
}

const REFUSALS = {
  "changed-meanwhile": [
    "Your evidence changed since this was shown, so nothing was written. Below is what the import would do now.",
    409,
  ],
  "has-problems": ["Nothing was written: correct what is listed below, or tick the box to leave it out.", 400],
  "too-much": ["Nothing was written: with these you would have more than ten thousand items.", 400],
} as const;

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
        seenBy="Only you can see this"
      />
      {preview && result ? (
        <ImportPreview preview={preview} text={result.text} format={result.format} message={result.message} />
      ) : (
        <UploadForm message={result?.message ?? null} text={result?.text ?? ""} format={result?.format ?? ""} />
      )}
    </>
  );
}
