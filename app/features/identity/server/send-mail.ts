import type { Logger } from "pino";
import type { Mail, Mailer } from "#app/platform/mail/mail";

export type Sending = { mailer: Mailer; logger: Logger; requestId?: string };

/** Sends a mail; gives whether it went out. The log has the reason where it did not. */
export async function trySending({ mailer, logger, requestId }: Sending, mail: Mail): Promise<boolean> {
  try {
    await mailer.send(mail);
    return true;
  } catch (error) {
    logger.error({ requestId, err: error }, "the mail with a link did not go out");
    return false;
  }
}
