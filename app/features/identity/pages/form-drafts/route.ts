import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/features/identity/server/session";
import { deleteDraft, findDraft, saveDraft } from "#app/platform/database/form-drafts";
import { notFound } from "#app/platform/server/guards";
import { draftName, draftSchema } from "./form-schema";

/** The actor's own draft of a form, or null: there is no way to another person’s. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = draftName.safeParse(new URL(request.url).searchParams.get("form"));
  if (!form.success) throw notFound();
  return Response.json(await findDraft(context.database, { personId: actor.personId, form: form.data }, context.now()));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const parsed = draftSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response("Unknown draft", { status: 400 });
  const key = { personId: actor.personId, form: parsed.data.form };
  if (parsed.data.intent === "discard") {
    await deleteDraft(context.database, key);
    return Response.json({ ok: true });
  }
  const { fields, base, version } = parsed.data;
  const saved = await saveDraft(context.database, key, { fields, base, expectedVersion: version }, context.now());
  return Response.json(saved);
}
