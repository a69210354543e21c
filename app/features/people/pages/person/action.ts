import { type ActionFunctionArgs, data } from "@remix-run/node";
import { type AskResult, askForLink, findLinkRequest, refuseLink } from "#app/features/identity/data/link-requests";
import { endSessionsOf } from "#app/features/identity/data/sessions";
import { hasRecentPassword, requireRecentPassword } from "#app/features/identity/server/confirm-password";
import {
  type ConfirmedLink,
  type MadeInvitation,
  makeConfirmedLink,
  makeInvitation,
} from "#app/features/identity/server/password-links";
import { requireActor } from "#app/features/identity/server/session";
import { deactivatePerson, reactivatePerson, setAdministrator } from "#app/features/people/data/people-status";
import { findProfile } from "#app/features/people/data/profiles";
import { plainMessage } from "#app/kernel/plain-message";
import { paths } from "#app/paths";
import type { AuditContext } from "#app/platform/database/audit";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import type { Actor } from "#app/policy/actor";
import { decideOrganisation } from "#app/policy/policy";
import { decideEndingSessions, decideLinkRequest } from "#app/policy/policy-access";
import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { type Act, personActionSchema } from "./form-schema";
import { explainStatusRefusal } from "./view-model";

type Answer = {
  refusal: string | null;
  /** What was typed, to be sent again. */
  reason: string;
  link: { url: string; within: string; wasToBeMailed: boolean } | null;
};
const answer = (given: Partial<Answer>, status: number) =>
  data<Answer>({ refusal: null, reason: "", link: null, ...given }, { status });

type Person = { id: string; name: string };

/** What an administrator does with a person's access. Each act is on record. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "people.manage"));
  const person = requireFound(await findProfile(context.database, requireId(params.personId)));
  const form = Object.fromEntries(await request.formData());
  const asked = personActionSchema.safeParse(form, { error: plainMessage });
  const by = { actorId: actor.personId, at: context.now() };
  if (form.intent === "end-sessions") {
    requireAllowed(decideEndingSessions(actor, { isSelf: person.id === actor.personId }));
    const reason = typeof form.reason === "string" ? form.reason : "";
    if (!asked.success) return answer({ refusal: asked.error.issues[0]?.message ?? "Say why.", reason }, 400);
    if (!(await hasRecentPassword(request, context))) return answer({ refusal: CONFIRM_FIRST, reason }, 403);
    return endSessions(context, person, reason.trim(), by);
  }
  if (!asked.success || asked.data.intent === "end-sessions") throw new Response("Unknown action", { status: 400 });
  await requireRecentPassword(request, context, paths.person(person.id));
  return act(context, actor, person, asked.data.intent, by);
}

async function endSessions(
  context: RequestContext,
  { id, name }: Person,
  reason: string,
  by: AuditContext<string | null>,
) {
  const ended = await endSessionsOf(context.database, id, reason, by);
  await recordSecurityEvent(context, { kind: "session-ended", personId: id, detail: { sessions: ended } });
  const text = ended === 0 ? `${name} was signed in nowhere.` : `${name} is signed out of ${ended} browsers.`;
  return redirectWithMessage(
    context,
    paths.person(id),
    ended === 1 ? `${name} is signed out of the one browser they used.` : text,
  );
}

async function act(context: RequestContext, actor: Actor, person: Person, intent: Act, by: AuditContext) {
  const { database } = context;
  const { id, name } = person;
  switch (intent) {
    case "invite":
      return showLink(context, person, await makeInvitation(context, id, actor));
    case "ask-for-link": {
      const asked = await askForLink(database, id, by);
      if (!asked.ok) return answer({ refusal: explainAsking(asked, name) }, 400);
      const text = `A password link for ${name} waits until another administrator confirms it.`;
      return redirectWithMessage(context, paths.person(id), text);
    }
    case "confirm-link": {
      const request = await findLinkRequest(database, id, context.now());
      const isRequester = request?.requestedById === actor.personId;
      requireAllowed(decideLinkRequest(actor, "confirm", { isRequester }));
      return showLink(context, person, await makeConfirmedLink(context, id, actor));
    }
    case "refuse-link": {
      const refused = await refuseLink(database, id, by);
      const text = refused ? `There is no password link for ${name}.` : "No request was waiting any more.";
      return redirectWithMessage(context, paths.person(id), text);
    }
    default:
      return changeStatus(context, actor, person, intent, by);
  }
}

async function changeStatus(
  context: RequestContext,
  actor: Actor,
  { id, name }: Person,
  intent: "deactivate" | "reactivate" | "grant" | "withdraw",
  by: AuditContext<string | null>,
) {
  const { database } = context;
  const acts = {
    deactivate: [() => deactivatePerson(database, id, by), `${name} can no longer sign in. What was written stays.`],
    reactivate: [() => reactivatePerson(database, id, by), `${name} is active again.`],
    grant: [() => setAdministrator(database, id, true, by), `${name} is now an administrator.`],
    withdraw: [() => setAdministrator(database, id, false, by), `${name} is no longer an administrator.`],
  } as const;
  const [change, done] = acts[intent];
  const result = await change();
  if (!result.ok) return answer({ refusal: explainStatusRefusal(result, name) }, 400);
  const stillManages = !(intent === "withdraw" && id === actor.personId);
  return redirectWithMessage(context, paths.person(id), stillManages ? done : "You are no longer an administrator.");
}

function showLink(context: RequestContext, { id, name }: Person, made: MadeInvitation | ConfirmedLink) {
  if (!made.ok) return answer({ refusal: explainMaking(made.reason, name) }, 400);
  if (made.url === null) return redirectWithMessage(context, paths.person(id), `A link was mailed to ${made.email}.`);
  return answer({ link: { url: made.url, within: made.within, wasToBeMailed: context.mailer.isSet } }, 200);
}

function explainMaking(reason: Extract<MadeInvitation | ConfirmedLink, { ok: false }>["reason"], name: string): string {
  switch (reason) {
    case "absent":
      return "No request waits for confirmation any more. Ask for a link again.";
    case "left":
      return `${name} has left, so they cannot sign in.`;
    case "used":
      return `${name} has a password already. A link for them needs a second administrator: ask for one.`;
    case "own":
      return "You asked for this link, so another administrator confirms it.";
    case "asker-gone":
      return "Whoever asked for this link is no longer an administrator. Refuse it, and ask again.";
  }
}

function explainAsking({ reason }: Extract<AskResult, { ok: false }>, name: string): string {
  switch (reason) {
    case "absent":
      return `${name} is not here any more.`;
    case "left":
      return `${name} has left, so they cannot sign in.`;
    case "waiting":
      return `A link for ${name} waits for confirmation already.`;
    case "alone":
      return "You are the only administrator, so nobody can confirm the link. Make it at the server’s command line.";
  }
}
