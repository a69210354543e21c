import type { Database } from "#app/data/database";
import type { Mailer } from "#app/integrations/mail";
import { paths } from "#app/paths";
import { LINK_HOURS } from "./auth";
import type { Settings } from "./settings";

type Needs = { database: Database; mailer: Mailer; settings: Settings; now: () => Date };

/** Someone asked for a new password: mails the link, or leaves word for an administrator where no mail server is set. */
export async function passPasswordLinkOn(
  { database, mailer, settings, now }: Needs,
  { userId, token }: { userId: string; token: string },
): Promise<void> {
  const person = await database.client.person.findUnique({
    where: { userId, status: "active" },
    select: { id: true, name: true, email: true },
  });
  if (!person) return;
  if (mailer.isSet) {
    await mailer.send({
      to: person.email,
      subject: "Choose a new password for Cairn",
      text: `Hello ${person.name},\n\nwith this link you can choose a new password, once and within ${LINK_HOURS} hours:\n\n${settings.PUBLIC_URL}${paths.passwordLink(token)}\n\nIf you did not ask for it, you need do nothing.\n`,
    });
    return;
  }
  await database.client.passwordRequest.upsert({
    where: { personId: person.id },
    create: { personId: person.id, requestedAt: now() },
    update: { requestedAt: now() },
  });
}
