import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "#app/components/ui/page-header";
import { type PublishingPreview, previewPublishing, publishPreviewed } from "#app/data/ladder-publishing";
import { decideOrganisation } from "#app/domain/access/policy";
import { checkContent } from "#app/domain/ladder/check";
import { parseLadder } from "#app/domain/ladder/parse";
import { redirectWithMessage } from "#app/http/flash";
import { requireAllowed } from "#app/http/guards";
import { requireActor } from "#app/http/session";
import { paths } from "#app/paths";
import { confirmSchema, readUpload } from "./form-schema";
import { Preview } from "./preview";
import { type Problems, UploadForm } from "./upload-form";
import { type PreviewView, toIssues, toPreview } from "./view-model";

export const meta = () => [{ title: "Publish a ladder version · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "ladder.publish"));
  return null;
}

type Answer = Problems & { preview: PreviewView | null; source: string };
const NOTHING: Answer = { message: null, issues: null, preview: null, source: "" };
const answer = (part: Partial<Answer>, status: number) => data({ ...NOTHING, ...part }, { status });

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "ladder.publish"));
  const { database, ladders } = context;
  const form = await request.formData();
  const confirmed = form.get("intent") === "publish" ? confirmSchema.safeParse(Object.fromEntries(form)) : null;
  if (confirmed && !confirmed.success) throw new Response("Unknown ladder", { status: 400 });
  const upload = confirmed ? { ok: true as const, source: confirmed.data.source } : await readUpload(form);
  if (!upload.ok) return answer({ message: upload.message }, 400);
  const { source } = upload;
  const checked = parseLadder(source);
  if (!checked.ok) return answer({ issues: toIssues(checked.issues) }, 400);
  const { ladder } = checked;
  const warnings = [...checked.warnings, ...checkContent(ladder, checked.places)];
  const show = (preview: PublishingPreview, message: string | null, status: number) =>
    answer({ preview: toPreview(ladder, preview, warnings), source: JSON.stringify(source), message }, status);
  if (!confirmed) {
    const preview = await previewPublishing(database, ladders, ladder);
    return show(preview, null, preview.refusal ? 409 : 200);
  }
  const by = { actorId: actor.personId, at: context.now() };
  const { planHash } = confirmed.data;
  const result = await publishPreviewed(database, ladders, by, { ladder, planHash });
  if (!result.ok) {
    const message = "Something changed since this was shown, so nothing was published. Below is what it would do now.";
    return show(await previewPublishing(database, ladders, ladder), message, 409);
  }
  const text = `${ladder.name} ${ladder.version} is published. Running assessments keep their version until somebody moves them.`;
  return redirectWithMessage(context, paths.ladderVersion(result.id), text);
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
