import { APIError } from "better-auth/api";
import type { Logger } from "pino";
import {
  findLinkOwner,
  type LinkOwner,
  mayMailLink,
  prepareInvitation,
  recordPasswordSet,
  requestPassword,
} from "#app/features/identity/data/accounts";
import { type ConfirmResult, confirmLink } from "#app/features/identity/data/link-requests";
import { normaliseEmail } from "#app/features/people/domain/person";
import type { Database } from "#app/platform/database/database";
import type { Mailer } from "#app/platform/mail/mail";
import type { RequestContext } from "#app/platform/server/context";
import { recordSecurityEvent, type SecurityLog } from "#app/platform/server/security-log";
import type { Settings } from "#app/platform/server/settings";
import type { Actor } from "#app/policy/actor";
import { INVITATION_DAYS, RESET_LINK_HOURS } from "./auth";
import { hashToken, identifierOf, linkEventId, linkUrl, newToken, storeLink } from "./link-token";
import { isHashingBusy } from "./password-hash";
import { trySending } from "./send-mail";

type Needs = {
  database: Database;
  mailer: Mailer;
  settings: Settings;
  logger: Logger;
  securityLog: SecurityLog;
  now: () => Date;
};

const HOUR_MS = 3_600_000;
const WITHIN = { invitation: `${INVITATION_DAYS} days`, password: "one hour" } as const;
const LASTS_MS = { invitation: INVITATION_DAYS * 24 * HOUR_MS, password: RESET_LINK_HOURS * HOUR_MS } as const;

/**
 * better-auth made a link for someone who asked for a new password: mails it. Where the mail does not go out, word is left
 * for an administrator, who passes a link on.
 */
export async function passPasswordLinkOn(needs: Needs, { userId, token }: { userId: string; token: string }) {
  const owner = await findLinkOwner(needs.database, userId);
  if (!owner) return;
  const mailed = await trySending(needs, {
    to: owner.email,
    subject: "Choose a new password for Cairn",
    text: `Hello ${owner.name},\n\nwith this link you can choose a new password, once and within ${WITHIN.password}:\n\n${linkUrl(needs.settings, token)}\n\nIf you did not ask for it, you need do nothing.\n`,
  });
  const detail = { purpose: "password", mailed, link: linkEventId(needs.settings, token) };
  await recordSecurityEvent(needs, { kind: "link-made", personId: owner.personId, detail });
  if (!mailed) await requestPassword(needs.database, owner.email, needs.now());
}

/**
 * Someone forgot their password: mails them a link, or leaves word for an administrator where no mail server is set, they
 * were never invited, or an administrator changed their address. Not awaited by the caller's answer, which must take as long
 * for an address that nobody has.
 */
export async function askForPassword(context: RequestContext, email: string): Promise<void> {
  const address = normaliseEmail(email);
  await recordSecurityEvent(context, { kind: "link-asked", typedEmail: address });
  if (context.mailer.isSet && (await mayMailLink(context.database, address))) {
    await context.auth.api.requestPasswordReset({ body: { email: address } });
  } else {
    await requestPassword(context.database, address, context.now());
  }
}

type PassedOn = { email: string; within: string; mailed: boolean; url: string | null };
export type MadeInvitation = ({ ok: true } & PassedOn) | { ok: false; reason: "absent" | "left" | "used" };

/**
 * An administrator invites a person who has no password yet. With a mail server the link is mailed. Without one, or if
 * the mail fails, its address is returned, to be shown once and passed on.
 */
export async function makeInvitation(context: RequestContext, personId: string, actor: Actor): Promise<MadeInvitation> {
  const by = { actorId: actor.personId, at: context.now() };
  const preparation = await prepareInvitation(context.database, personId, by);
  if (!preparation.ok) return preparation;
  const text =
    "you have an account in Cairn, where your organisation keeps its career ladder. With this link you can choose your password";
  const made = `${actor.name} invited you.`;
  const mail = { kind: "invitation", subject: "Your account in Cairn", text, made } as const;
  return { ok: true, ...(await passOn(context, preparation.owner, newToken(), mail)) };
}

export type ConfirmedLink = ({ ok: true } & PassedOn) | Extract<ConfirmResult, { ok: false }>;

/** A second administrator confirms a link for a used account: it is made, and passed on in the same way. */
export async function makeConfirmedLink(
  context: RequestContext,
  personId: string,
  actor: Actor,
): Promise<ConfirmedLink> {
  const token = newToken();
  const by = { actorId: actor.personId, at: context.now() };
  const confirmed = await confirmLink(context.database, personId, hashToken(token), by);
  if (!confirmed.ok) return confirmed;
  const made = `${confirmed.requestedBy} asked for this link and ${actor.name} confirmed it. If you did not want it, speak to your administrators.`;
  const subject = "Choose a new password for Cairn";
  const mail = { kind: "password", subject, text: "with this link you can choose a new password", made } as const;
  return { ok: true, ...(await passOn(context, confirmed.owner, token, mail)) };
}

async function passOn(
  context: RequestContext,
  owner: LinkOwner,
  token: string,
  { kind, subject, text, made }: { kind: keyof typeof WITHIN; subject: string; text: string; made: string },
): Promise<PassedOn> {
  await storeLink(context.auth, token, owner.userId, new Date(context.now().getTime() + LASTS_MS[kind]));
  const url = linkUrl(context.settings, token);
  const within = WITHIN[kind];
  const mailed =
    context.mailer.isSet &&
    (await trySending(context, {
      to: owner.email,
      subject,
      text: `Hello ${owner.name},\n\n${text}, once and within ${within}:\n\n${url}\n\nYou sign in with ${owner.email}. ${made}\n`,
    }));
  const detail = { purpose: kind, mailed, link: linkEventId(context.settings, token) };
  await recordSecurityEvent(context, { kind: "link-made", personId: owner.personId, detail });
  return { email: owner.email, within, mailed, url: mailed ? null : url };
}

/** Whose link it is, while it can be used: it opens once, for a while, for someone who is still here. */
export async function findOwnerOfLink(context: RequestContext, token: string): Promise<LinkOwner | null> {
  const { internalAdapter } = await context.auth.$context;
  const value = await internalAdapter.findVerificationValue(identifierOf(token));
  if (!value || value.expiresAt <= context.now()) return null;
  return findLinkOwner(context.database, value.value);
}

/**
 * Uses a link up: sets the password, ends all sessions and other links, and gives whose it is. Null where the link cannot
 * be used, also when another request was quicker.
 */
export async function choosePassword(
  context: RequestContext,
  token: string,
  password: string,
): Promise<LinkOwner | null> {
  const owner = await findOwnerOfLink(context, token);
  if (!owner) return null;
  try {
    await context.auth.api.resetPassword({ body: { newPassword: password, token } });
  } catch (error) {
    if (error instanceof APIError && !isHashingBusy(error)) return null;
    throw error;
  }
  await recordPasswordSet(context.database, owner, context.now(), hashToken(token));
  const { personId } = owner;
  const link = linkEventId(context.settings, token);
  await recordSecurityEvent(context, { kind: "link-used", personId, detail: { link } });
  await recordSecurityEvent(context, { kind: "password-changed", personId, detail: { by: "link", link } });
  return owner;
}
