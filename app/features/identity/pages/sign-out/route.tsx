import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "#app/paths";
import { notFound } from "#app/platform/server/guards";

export async function action({ request, context }: ActionFunctionArgs) {
  const { headers } = await context.auth.api.signOut({ headers: request.headers, returnHeaders: true });
  // Nothing of this person stays in a browser that others use too, drafts in the tab included.
  headers.set("Clear-Site-Data", '"cache", "storage"');
  return redirect(paths.signIn(), { headers });
}

export function loader() {
  throw notFound();
}
