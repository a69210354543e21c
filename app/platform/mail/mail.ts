import nodemailer from "nodemailer";

export type Mail = { to: string; subject: string; text: string };

export type Mailer = {
  /** False where no mail server is set: an administrator passes links on instead. */
  isSet: boolean;
  /** Ends when the mail server has taken the mail; throws a `MailError` where it did not. */
  send(mail: Mail): Promise<void>;
};

/** A mail that did not go out. What the server said is left out: it repeats addresses, and errors are logged. */
export class MailError extends Error {
  constructor({ code, responseCode }: { code?: unknown; responseCode?: unknown }) {
    const signs = [code, responseCode].filter((sign) => sign !== undefined);
    super(`the mail server did not take it (${signs.join(", ") || "no reason given"})`);
  }
}

/** A page waits while a mail is sent, so a server that stays silent this long counts as failed. */
const TIMEOUT_MS = 10_000;

export function createMailer(
  settings: { SMTP_URL?: string; MAIL_FROM: string },
  { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {},
): Mailer {
  if (!settings.SMTP_URL) {
    return {
      isSet: false,
      send: () => Promise.reject(new Error("no mail server is set (SMTP_URL)")),
    };
  }
  const transport = nodemailer.createTransport({
    url: settings.SMTP_URL,
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  return {
    isSet: true,
    async send(mail) {
      try {
        await transport.sendMail({ from: settings.MAIL_FROM, ...mail });
      } catch (error) {
        throw new MailError(error as { code?: unknown; responseCode?: unknown });
      }
    },
  };
}
