import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/features/identity/server/session";
import { deleteDraft, listDrafts, saveDraft } from "#app/platform/database/form-drafts";
import { notFound } from "#app/platform/server/guards";
import { draftSchema, pagePath } from "./form-schema";

/** The actor's own drafts of the forms of a page: there is no way to another person’s. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const page = pagePath.safeParse(new URL(request.url).searchParams.get("page"));
  if (!page.success) throw notFound();
  return Response.json(
    await listDrafts(context.database, { personId: actor.personId, page: page.data }, context.now()),
  );
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
