import type { RequestContext } from "#app/platform/server/context";
import { trySending } from "./send-mail";

const NOT_YOU = "If this surprises you, speak to your administrators.";

/** Tells a person by mail what was done to their access. They read it in Cairn too, so that nothing hangs on the mail. */
async function tell(context: RequestContext, to: string, subject: string, text: string): Promise<void> {
  if (context.mailer.isSet) await trySending(context, { to, subject, text: `${text}\n\n${NOT_YOU}\n` });
}

/** To the old address: the new one may be another person's. */
export const tellOfEmail = (
  context: RequestContext,
  { name, from, to, by }: { name: string; from: string; to: string; by: string },
) =>
  tell(
    context,
    from,
    "Your email address in Cairn was changed",
    `Hello ${name},\n\n${by} changed the address you sign in to Cairn with from ${from} to ${to}.`,
  );

export const tellOfManager = (
  context: RequestContext,
  { name, email, manager, by }: { name: string; email: string; manager: string; by: string },
) =>
  tell(
    context,
    email,
    "You have a new manager in Cairn",
    `Hello ${name},\n\n${by === manager ? `${by} became your manager in Cairn and made the change themselves` : `${by} made ${manager} your manager in Cairn`}. Your manager can read your growth plan.`,
  );
