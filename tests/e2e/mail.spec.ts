import path from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { startMailServer } from "../support/mail-server.mjs";
import { makeAdministrator } from "./support/access";
import { expect, expectAccessible, PERSONAS, signInAs, test, withDemoProcess } from "./support/fixtures";

type Person = { id: string; name: string; email: string };

/** Two who were never invited. */
function findUninvited(dataDir: string): [Person, Person] {
  const database = new Sqlite(path.join(dataDir, "demo.db"), { readonly: true });
  const people = database
    .prepare("SELECT id, name, email FROM Person WHERE userId IS NULL AND status = 'active' ORDER BY id LIMIT 2")
    .all() as Person[];
  database.close();
  const [first, second] = people;
  if (!first || !second) throw new Error("everyone in the demo is invited");
  return [first, second];
}

const linkIn = (text: string | undefined) => new URL(/https?:\/\/\S+\/link\/\S+/.exec(text ?? "")?.[0] ?? "");

async function askForPassword(page: Page, email: string): Promise<void> {
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Ask for a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We have passed it on");
}

test("links are mailed; while the mail server is down, administrators pass them on and nothing is lost", async ({
  browserAt,
}) => {
  const mail = await startMailServer();
  const environment = { SMTP_URL: mail.url, MAIL_FROM: "Cairn <cairn@fernwood.test>" };
  await withDemoProcess(environment, async (cairn) => {
    const [first, second] = findUninvited(cairn.dataDir);
    const administrator = await browserAt(cairn);
    await signInAs(administrator, "administrator");
    const visitor = await browserAt(cairn);

    await test.step("an invitation arrives, and its link opens the account", async () => {
      await administrator.goto(`/people/${first.id}`);
      await administrator.getByRole("button", { name: "Invite", exact: true }).click();
      await expect(administrator.getByText(`A link was mailed to ${first.email}.`)).toBeVisible();
      expect(mail.mails).toHaveLength(1);
      expect(mail.mails[0]).toMatchObject({ from: "cairn@fernwood.test", to: [first.email] });
      const link = linkIn(mail.mails[0]?.text);
      // The link was mailed, so it is shown to nobody else.
      expect(await administrator.content()).not.toContain(link.pathname);
      await visitor.goto(link.href);
      await visitor.getByLabel("Password", { exact: true }).fill("a long enough phrase");
      await visitor.getByLabel("Password, once more").fill("a long enough phrase");
      await visitor.getByRole("button", { name: "Save and sign in" }).click();
      await expect(visitor.getByRole("heading", { level: 1 })).toContainText("Hello");
    });

    const forgetful = await browserAt(cairn);
    await test.step("who forgot their password is mailed a link", async () => {
      await askForPassword(forgetful, PERSONAS.manager);
      await expect.poll(() => mail.mails.length).toBe(2);
      expect(mail.mails[1]?.to).toEqual([PERSONAS.manager]);
      await forgetful.goto(linkIn(mail.mails[1]?.text).href);
      await expect(forgetful.getByRole("heading", { level: 1 })).toHaveText("Choose your password");
    });

    await mail.stop();
    await test.step("with the server down, the administrator sees the link, and why", async () => {
      await administrator.goto(`/people/${second.id}`);
      await administrator.getByRole("button", { name: "Invite", exact: true }).click();
      await expect(administrator.getByText(/^The mail did not go out:/)).toBeVisible();
      await expectAccessible(administrator);
      const link = linkIn(await administrator.getByLabel(/A link for/).inputValue());
      await visitor.goto(link.href);
      await expect(visitor.getByText(`Hello ${second.name}.`)).toBeVisible();
    });

    await test.step("with the server down, a request for a password reaches the administrators", async () => {
      await askForPassword(forgetful, PERSONAS.engineer);
      const asked = administrator.getByRole("heading", { name: "Asked for a new password" });
      await expect(async () => {
        await administrator.goto("/people");
        await expect(asked).toBeVisible({ timeout: 1_000 });
      }).toPass();
      expect(cairn.output()).toContain("the mail with a link did not go out");
      for (const words of [second.email, PERSONAS.engineer, "/link/"]) expect(cairn.output()).not.toContain(words);
    });

    await test.step("when it is back, the link goes out once a second administrator confirms it", async () => {
      const again = await startMailServer({ port: mail.port });
      await makeAdministrator(administrator, "Sunniva Halvorsen");
      await administrator.goto("/people");
      await administrator.getByRole("link", { name: "Mara Okafor" }).first().click();
      await administrator.getByRole("button", { name: "Ask for a password link" }).click();
      await expect(administrator.getByText("Another administrator confirms it; you cannot.")).toBeVisible();
      expect(again.mails).toHaveLength(0);
      const director = await browserAt(cairn);
      await signInAs(director, "director");
      await director.goto(new URL(administrator.url()).pathname);
      await director.getByRole("button", { name: "Confirm the link" }).click();
      await expect(director.getByText(`A link was mailed to ${PERSONAS.engineer}.`)).toBeVisible();
      expect(again.mails.map(({ to }) => to)).toEqual([[PERSONAS.engineer]]);
      expect(again.mails[0]?.text).toContain("Yara Mansour asked for this link and Sunniva Halvorsen confirmed it.");
      await again.stop();
    });
  });
});
