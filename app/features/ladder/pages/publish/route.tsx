import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/server/session";
import type { PreviewView } from "#app/features/ladder/jobs/publishing-view";
import { paths } from "#app/paths";
import { finishOrExplain } from "#app/platform/jobs/unfinished";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { PageHeader } from "#app/ui/page-header";
import { confirmSchema, readUpload } from "./form-schema";
import { Preview } from "./preview";
import { type Problems, UploadForm } from "./upload-form";

export const meta = () => [{ title: "Publish a ladder version · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "ladder.publish"));
  return null;
}

type Answer = Problems & { preview: PreviewView | null; source: string };
const answer = ({ message, issues, preview, source }: Partial<Answer>, status: number) =>
  data(
    {
      message: message ?? null,
      issues: issues ?? null,
      preview: preview ?? null,
      source: source ?? "",
    },
    { status },
  );

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "ladder.publish"));
  const { workers } = context;
  const { signal } = request;
  const form = await request.formData();
  if (form.get("intent") !== "publish") {
    const upload = await readUpload(form);
    if (!upload.ok) return answer({ message: upload.message }, 400);
    const previewing = await finishOrExplain(
      workers.run("ladder-publishing.preview", { zip: upload.zip }, { signal, personId: actor.personId }),
    );
    if (!previewing.finished) return answer(previewing, previewing.status);
    const read = previewing.output;
    if (!read.ok) return answer(read, 400);
    return answer(read, read.preview.refusal ? 409 : 200);
  }
  const confirmed = confirmSchema.safeParse(Object.fromEntries(form));
  if (!confirmed.success) throw new Response("Unknown ladder", { status: 400 });
  const { source, planHash } = confirmed.data;
  const by = { actorId: actor.personId, at: context.now() };
  const publishing = await finishOrExplain(
    workers.run("ladder-publishing.publish", { source, planHash, ...by }, { signal, personId: actor.personId }),
  );
  if (!publishing.finished) return answer(publishing, publishing.status);
  const result = publishing.output;
  if (result.ok) {
    const text = `${result.name} ${result.version} is published. Running assessments keep their version until they are moved.`;
    return redirectWithMessage(context, paths.ladderVersion(result.id), text);
  }
  if (!("preview" in result)) return answer(result, 400);
  const message = "Something changed since this was shown, so nothing was published. Below is what it would do now.";
  return answer({ ...result, message }, 409);
}

export default function PublishLadder() {
  const result = useActionData<typeof action>();
  const preview = result?.preview ?? null;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Ladder", to: paths.ladder() }, { label: "Publish" }]}
        title={preview ? `Publish ${preview.name} ${preview.version}` : "Publish a ladder version"}
        sub={
          preview
            ? "Nothing is published yet."
            : "Checked, and shown as it changes things, before anything is published."
        }
        seenBy="Seen by administrators"
      />
      {preview && result ? (
        <Preview preview={preview} source={result.source} message={result.message} />
      ) : (
        <UploadForm message={result?.message ?? null} issues={result?.issues ?? null} />
      )}
    </>
  );
}
