import { createHmac, randomBytes } from "node:crypto";
import { APIError } from "better-auth/api";
import type { Logger } from "pino";
import {
  findLinkOwner,
  hasSignIn,
  type LinkOwner,
  preparePasswordLink,
  recordPasswordSet,
  requestPassword,
} from "#app/features/identity/data/accounts";
import { normaliseEmail } from "#app/features/people/domain/person";
import { paths } from "#app/paths";
import type { Database } from "#app/platform/database/database";
import type { Mail, Mailer } from "#app/platform/mail/mail";
import type { RequestContext } from "#app/platform/server/context";
import { recordSecurityEvent, type SecurityLog } from "#app/platform/server/security-log";
import type { Settings } from "#app/platform/server/settings";
import { LINK_HOURS } from "./auth";

type Needs = {
  database: Database;
  mailer: Mailer;
  settings: Settings;
  logger: Logger;
  securityLog: SecurityLog;
  now: () => Date;
};

const HOUR_MS = 3_600_000;
const TOKEN_BYTES = 32;

/** Names a link in security events, where its token must not be: the same when it is made and when it is used. */
const linkId = ({ settings }: Pick<Needs, "settings">, token: string) =>
  createHmac("sha256", settings.SECRET).update(`cairn: link in security events: ${token}`).digest("hex").slice(0, 16);

/** How better-auth names the value behind a link. */
const identifierOf = (token: string) => `reset-password:${token}`;

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
    text: `Hello ${owner.name},\n\nwith this link you can choose a new password, once and within ${LINK_HOURS} hours:\n\n${linkUrl(needs.settings, token)}\n\nIf you did not ask for it, you need do nothing.\n`,
  });
  const detail = { purpose: "password", mailed, link: linkId(needs, token) };
  await recordSecurityEvent(needs, { kind: "link-made", personId: owner.personId, detail });
  if (!mailed) await requestPassword(needs.database, owner.email, needs.now());
}

async function trySending(
  { mailer, logger, requestId }: Pick<Needs, "mailer" | "logger"> & { requestId?: string },
  mail: Mail,
): Promise<boolean> {
  try {
    await mailer.send(mail);
    return true;
  } catch (error) {
    logger.error({ requestId, err: error }, "the mail with a link did not go out");
    return false;
  }
}

/**
 * Someone forgot their password: mails them a link, or leaves word for an administrator where no mail server is set or
 * they were never invited. Not awaited by the caller's answer, which must take as long for an address that nobody has.
 */
export async function askForPassword(context: RequestContext, email: string): Promise<void> {
  const address = normaliseEmail(email);
  await recordSecurityEvent(context, { kind: "link-asked", typedEmail: address });
  if (context.mailer.isSet && (await hasSignIn(context.database, address))) {
    await context.auth.api.requestPasswordReset({ body: { email: address } });
  } else {
    await requestPassword(context.database, address, context.now());
  }
}

export type MadeLink =
  | { ok: true; kind: "invitation" | "password"; name: string; email: string; mailed: boolean; url: string | null }
  | { ok: false; reason: "absent" | "left" };

/**
 * An administrator invites someone, or makes a link for a new password. It is mailed where a mail server is set; else, or
 * when the mail does not go out, its address is given back, to be shown once and passed on.
 */
export async function makePasswordLink(context: RequestContext, personId: string, actorId: string): Promise<MadeLink> {
  const now = context.now();
  const preparation = await preparePasswordLink(context.database, personId, { actorId, at: now });
  if (!preparation.ok) return preparation;
  const { kind, owner } = preparation;
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const { internalAdapter } = await context.auth.$context;
  await internalAdapter.createVerificationValue({
    identifier: identifierOf(token),
    value: owner.userId,
    expiresAt: new Date(now.getTime() + LINK_HOURS * HOUR_MS),
  });
  const url = linkUrl(context.settings, token);
  const mailed = context.mailer.isSet && (await mailLink(context, kind, owner, url));
  const detail = { purpose: kind, mailed, link: linkId(context, token) };
  await recordSecurityEvent(context, { kind: "link-made", personId, actorId, detail });
  return { ok: true, kind, name: owner.name, email: owner.email, mailed, url: mailed ? null : url };
}

function mailLink(
  context: RequestContext,
  kind: "invitation" | "password",
  owner: LinkOwner,
  url: string,
): Promise<boolean> {
  const [subject, purpose] =
    kind === "invitation"
      ? [
          "Your account in Cairn",
          "you have an account in Cairn, where your organisation keeps its career ladder. With this link you can choose your password",
        ]
      : ["Choose a new password for Cairn", "with this link you can choose a new password"];
  return trySending(context, {
    to: owner.email,
    subject,
    text: `Hello ${owner.name},\n\n${purpose}, once and within ${LINK_HOURS} hours:\n\n${url}\n\nYou sign in with ${owner.email}.\n`,
  });
}

function linkUrl(settings: Settings, token: string): string {
  return `${settings.PUBLIC_URL}${paths.passwordLink(token)}`;
}

/** Whose link it is, while it can be used: it opens once, for some days, for someone who is still here. */
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
    if (error instanceof APIError) return null;
    throw error;
  }
  await recordPasswordSet(context.database, owner, context.now());
  const { personId } = owner;
  const link = linkId(context, token);
  await recordSecurityEvent(context, { kind: "link-used", personId, detail: { link } });
  await recordSecurityEvent(context, { kind: "password-changed", personId, detail: { by: "link", link } });
  return owner;
}
