import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { notFound } from "#app/platform/server/guards";
import { recordSecurityEvent } from "#app/platform/server/security-log";

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await findActor(request, context);
  const { headers } = await context.auth.api.signOut({ headers: request.headers, returnHeaders: true });
  // Nothing of this person stays in a browser that others use too, drafts in the tab included.
  headers.set("Clear-Site-Data", '"cache", "storage"');
  if (actor) await recordSecurityEvent(context, { kind: "signed-out", personId: actor.personId });
  return redirect(paths.signIn(), { headers });
}

export function loader() {
  throw notFound();
}
