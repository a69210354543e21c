import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "#app/paths";
import { notFound } from "#app/platform/server/guards";

export async function action({ request, context }: ActionFunctionArgs) {
  const { headers } = await context.auth.api.signOut({ headers: request.headers, returnHeaders: true });
  return redirect(paths.signIn(), { headers });
}

export function loader() {
  throw notFound();
}
