import nodemailer from "nodemailer";

export type Mail = { to: string; subject: string; text: string };

export type Mailer = {
  /** False where no mail server is set: an administrator passes links on instead. */
  isSet: boolean;
  send(mail: Mail): Promise<void>;
};

export function createMailer(settings: { SMTP_URL?: string; MAIL_FROM: string }): Mailer {
  if (!settings.SMTP_URL) {
    return {
      isSet: false,
      send: () => Promise.reject(new Error("no mail server is set (SMTP_URL)")),
    };
  }
  const transport = nodemailer.createTransport(settings.SMTP_URL);
  return {
    isSet: true,
    async send(mail) {
      await transport.sendMail({ from: settings.MAIL_FROM, ...mail });
    },
  };
}
