import { z } from "zod";
import { markPlanSeen } from "#app/features/growth/data/plan-changes";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import type { GrowthScope } from "./growth";

const seenSchema = z.object({ upTo: z.iso.datetime().transform((text) => new Date(text)) });

/** The reader says that they have seen what changed, up to the newest change that was on their screen. */
export async function postPlanSeen(request: Request, context: RequestContext, scope: GrowthScope, url: string) {
  const parsed = seenSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response("Unknown form", { status: 400 });
  await markPlanSeen(context.database, { personId: scope.person.id, readerId: scope.actor.personId }, parsed.data.upTo);
  return redirectWithMessage(context, url, "Noted: from now on this shows what changes next.");
}
