import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { safeReturnTo } from "#app/paths";
import { parseForm } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";
import { THEMES, themeCookie } from "#app/platform/server/theme";

const schema = z.object({ theme: z.enum(THEMES), returnTo: z.string().max(2_000).optional() });

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await parseForm(request, schema);
  if (submission.status !== "success") throw new Response("Unknown theme", { status: 400 });
  const { theme, returnTo } = submission.value;
  return redirect(safeReturnTo(returnTo), { headers: { "Set-Cookie": themeCookie(context.settings, theme) } });
}

export function loader() {
  throw notFound();
}
