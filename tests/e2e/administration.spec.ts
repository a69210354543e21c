import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { ageSessions, makeAdministrator } from "./support/access";
import type { Cairn } from "./support/cairn-process";
import { expect, expectAccessible, PERSONAS, signInAs, test, withDemo } from "./support/fixtures";

const FILE = [
  "name,email,role,target role,manager email,team,location,start date",
  "Ines Duarte,ines@demo.test,Senior Engineer,Staff Engineer,manager@demo.test,Platform / Storage,Porto,2024-03-01",
  "Someone Else,engineer@demo.test x,Senior Engineer,,manager@demo.test,Platform / Storage,Porto,2024-03-01",
  "Wrong Role,wrong@demo.test,Senor Engineer,,manager@demo.test,Platform / Storage,Porto,2024-03-01",
].join("\n");

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript";

  test(`people are imported from CSV after a preview that says what is refused and why (${how})`, async ({
    browserAt,
  }) => {
    await withDemo({}, async (cairn) => {
      const page = await browserAt(cairn, { javaScript });
      await signInAs(page, "administrator");
      await page.goto("/people/import");
      await page.getByLabel("Or its text").fill(FILE);
      await page.getByRole("button", { name: "Show what it would do" }).click();
      await expect(page.getByText("Ines Duarte").first()).toBeVisible();
      await expect(page.getByText(/did you mean/i).first()).toContainText("Senior Engineer");
      await page.goto("/people?search=ines");
      await expect(page.getByText("Ines Duarte")).toBeHidden();

      await page.goto("/people/import");
      await page.getByLabel("Or its text").fill(FILE);
      await page.getByRole("button", { name: "Show what it would do" }).click();
      await page.getByRole("checkbox", { name: "Leave out the 2 refused rows and import the rest" }).check();
      await page.getByRole("button", { name: "Import 1 person" }).click();
      await expect(page.getByRole("status").filter({ hasText: "1 person" })).toBeVisible();
      await page.goto("/people?search=ines");
      await expect(page.getByText("Ines Duarte").first()).toBeVisible();
      await page.goto("/people?search=wrong");
      await expect(page.getByText("Wrong Role")).toBeHidden();
    });
  });
}

test("a result prints on two pages at most, with the name on it", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/assessments/assessment-2026-h1-mara-okafor/result");
  await expect(page.getByText("Mara Okafor, Senior Engineer")).toBeVisible();
  const pdf = await page.pdf({ format: "A4" });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(2);
});

test("an assessment of one's own is its author's alone until it is shared", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const open = async (persona: Parameters<typeof signInAs>[1]) => {
      const page = await browserAt(cairn);
      await signInAs(page, persona);
      return page;
    };
    const engineer = await open("engineer");
    const manager = await open("manager");
    const administrator = await open("administrator");
    await engineer.goto("/assessments/new");
    await engineer.getByRole("button").last().click();
    await engineer.waitForURL(/\/self$/);
    const address = /\/assessments\/[^/]+/.exec(engineer.url())?.[0] ?? "";
    await engineer
      .getByRole("group", { name: "Observability", exact: true })
      .getByRole("radio", { name: /^4/ })
      .check();
    const submit = engineer.getByRole("button", { name: "Submit self-assessment", exact: true });
    await submit.click();
    await expect(engineer.getByRole("alert").first()).toContainText("Mentoring");
    await submit.click();
    await expect(submit).toBeHidden();

    const statusFor = async (page: typeof engineer) => (await page.request.get(`${address}/result`)).status();
    expect(await statusFor(manager)).toBe(404);
    expect(await statusFor(administrator)).toBe(404);
    await engineer.goto(`${address}/share`);
    await engineer.getByRole("button", { name: "Share with Tomás Ferreira" }).click();
    await expect(engineer.getByText("Shared with your manager.")).toBeVisible();
    expect(await statusFor(manager)).toBe(200);
    expect(await statusFor(administrator)).toBe(404);
  });
});

test("a draft cycle is deleted after asking, and stays on record by its name", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "administrator");
    await page.goto("/cycles/new");
    await page.getByLabel("Name").fill("A trial");
    const days = page.locator("main input[type=date]");
    for (let index = 0; index < (await days.count()); index++) await days.nth(index).fill("2030-01-07");
    await page.getByRole("button", { name: "Create the draft" }).click();
    await page.getByRole("link", { name: "A trial" }).click();
    await page.getByRole("link", { name: "Delete…" }).click();
    await page.getByRole("link", { name: "Keep it" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("A trial");
    await page.getByRole("link", { name: "Delete…" }).click();
    await page.getByRole("button", { name: "Delete the draft" }).click();
    await expect(page.getByRole("status").filter({ hasText: "The draft A trial is deleted." })).toBeVisible();
    await expect(page.getByRole("link", { name: "A trial" })).toHaveCount(0);
    await page.goto("/record?kind=cycle");
    await expect(page.getByText("deleted the draft of the cycle A trial.")).toBeVisible();
    await expect(page.getByText("created the cycle A trial.")).toBeVisible();
  });
});

test("in the comparison another reviewer agrees in the place of the one who wrote the review", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    const open = async (persona: Parameters<typeof signInAs>[1]) => {
      const page = await browserAt(cairn);
      await signInAs(page, persona);
      return page;
    };
    const manager = await open("manager");
    await manager.goto("/");
    await manager.getByRole("link", { name: "Compare", exact: true }).first().click();
    await manager.waitForURL(/\/comparison$/);
    const address = new URL(manager.url()).pathname;

    const administrator = await open("administrator");
    await administrator.goto(address.replace("comparison", "reviewer"));
    const choice = administrator.getByLabel("New reviewer");
    // Who administers reads no ratings by naming themselves.
    await expect(choice.getByRole("option", { name: "Yara Mansour", exact: true })).toHaveCount(0);
    const director = await open("director");
    await choice.selectOption({ label: "Sunniva Halvorsen" });
    await administrator.getByLabel("Why").fill("Tomás is on leave");
    await administrator.getByRole("button", { name: "Change reviewer" }).click();
    await expect(administrator.getByRole("status").filter({ hasText: "from now on" })).toBeVisible();

    expect((await manager.request.get(address, { maxRedirects: 0 })).status()).toBe(404);
    await director.goto("/");
    const row = director.getByRole("row").filter({ hasText: "Leila Haddad" });
    await row.getByRole("link", { name: "Compare", exact: true }).click();
    await director.waitForURL(`**${address}`);
    await expect(
      director.getByText("Tomás Ferreira wrote the review, and it stays as it was submitted."),
    ).toBeVisible();
    await expectAccessible(director);
  });
});

const MARA = "/people/person-mara-okafor";

async function choosePassword(page: Page, link: string): Promise<void> {
  await page.goto(new URL(link).pathname);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery staple");
  await page.getByLabel("Password, once more").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Save and sign in" }).click();
}

test("a password link for a used account needs two administrators; the person is told at the next sign-in", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    const administrator = await browserAt(cairn, { javaScript: false });
    await signInAs(administrator, "administrator");
    await administrator.goto(MARA);
    await expect(administrator.getByText("needs a second administrator, and there is none")).toBeVisible();
    await expect(administrator.getByText(`access link ${PERSONAS.engineer}`)).toBeVisible();

    await makeAdministrator(administrator, "Sunniva Halvorsen");
    await administrator.goto(MARA);
    await administrator.getByRole("button", { name: "Ask for a password link" }).click();
    await expect(administrator.getByText("waits until another administrator confirms it")).toBeVisible();
    await expect(administrator.getByRole("button", { name: "Confirm the link" })).toHaveCount(0);
    const own = await administrator.request.post(MARA, {
      form: { intent: "confirm-link" },
      headers: { origin: cairn.url },
      maxRedirects: 0,
    });
    expect(own.status()).toBe(403);

    const second = await browserAt(cairn);
    await signInAs(second, "director");
    await second.goto("/people");
    await expect(second.getByRole("heading", { name: "Password links to confirm" })).toBeVisible();
    await second.getByRole("link", { name: "Mara Okafor", exact: true }).first().click();
    await second.waitForURL(`**${MARA}`);
    await expectAccessible(second);
    await second.getByRole("button", { name: "Confirm the link" }).click();
    const link = await second.getByLabel(/A link for Mara Okafor/).inputValue();

    const engineer = await browserAt(cairn);
    await choosePassword(engineer, link);
    await expect(engineer.getByRole("heading", { level: 1 })).toHaveText("Changes to your access");
    await expect(
      engineer.getByText(/Yara Mansour asked for a link .* and Sunniva Halvorsen confirmed it/),
    ).toBeVisible();
    await expect(engineer.getByText(/^It was used on/)).toBeVisible();
    await expectAccessible(engineer);
    await engineer.goto("/");
    await expect(engineer.getByText("Your access was changed")).toBeVisible();
    await engineer.getByRole("link", { name: "See what other people changed" }).click();
    await engineer.getByRole("button", { name: "Mark as read and continue" }).click();
    await expect(engineer.getByRole("heading", { level: 1 })).toContainText("Hello");
    await expect(engineer.getByText("Your access was changed")).toHaveCount(0);

    await administrator.goto("/record?kind=access");
    for (const sentence of [
      "Yara Mansour asked for a password link for Mara Okafor, for another administrator to confirm.",
      "Sunniva Halvorsen made a link with which Mara Okafor can set a password.",
      "Mara Okafor used a password link that administrators made.",
    ]) {
      await expect(administrator.getByText(sentence)).toBeVisible();
    }
  });
});

test("the server's command line makes a link where there is one administrator, on record", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const run = (email: string) => runAccessLink(cairn, email);
    await expect(run("nobody@demo.test")).rejects.toMatchObject({ code: 1, stdout: "" });
    const { stdout, stderr } = await run(PERSONAS.administrator);
    expect(stdout.trim()).toMatch(/^http:\/\/localhost:\d+\/link\/[\w-]{43}$/);
    expect(stderr).toContain("is told at the next sign-in");
    const page = await browserAt(cairn);
    await choosePassword(page, stdout.trim());
    await expect(page.getByText(/Someone at the server’s command line made a link to set your password/)).toBeVisible();
    await page.getByRole("button", { name: "Mark as read and continue" }).click();
    await page.goto("/record?kind=access");
    await expect(page.getByText("made a link with which Yara Mansour can set a password.")).toBeVisible();
  });
});

const runAccessLink = ({ dataDir, url }: Cairn, email: string) =>
  promisify(execFile)(process.execPath, ["app/cli/cairn.mjs", "access", "link", email, "--demo"], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", DATA_DIR: dataDir, PUBLIC_URL: url },
  });

test("an administrator who becomes someone's manager is named to them before they see anything else", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    const administrator = await browserAt(cairn);
    await signInAs(administrator, "administrator");
    await administrator.goto(`${MARA}/edit`);
    await administrator.getByLabel(/^Manager/).selectOption({ value: PERSONAS.administrator });
    await administrator.getByRole("button", { name: "Save" }).click();
    await expect(administrator.getByText("Mara Okafor was saved.")).toBeVisible();
    const engineer = await browserAt(cairn);
    await engineer.goto("/sign-in?returnTo=%2Fgrowth");
    await engineer.getByLabel("E-mail").fill(PERSONAS.engineer);
    await engineer.getByLabel("Password").fill("demo-password");
    await engineer.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(engineer.getByText("Yara Mansour became your manager")).toBeVisible();
    await engineer.getByRole("button", { name: "Mark as read and continue" }).click();
    await expect(engineer).toHaveURL(/\/growth$/);
  });
});

test("an administrator signs someone out everywhere, with a reason, on record", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const engineer = await browserAt(cairn);
    await signInAs(engineer, "engineer");
    const post = async (page: Page, form: Record<string, string>) =>
      (await page.request.post(MARA, { form, headers: { origin: cairn.url }, maxRedirects: 0 })).status();
    expect(await post(engineer, { intent: "end-sessions", reason: "no" })).toBe(404);

    const administrator = await browserAt(cairn);
    await signInAs(administrator, "administrator");
    expect(await post(administrator, { intent: "end-sessions", reason: " " })).toBe(400);
    ageSessions(cairn, "administrator", 16);
    await administrator.goto(MARA);
    await administrator.getByText("Sign out everywhere…").click();
    await administrator.getByLabel("Why").fill("Laptop lost");
    await administrator.getByRole("button", { name: "Sign Mara Okafor out" }).click();
    await expect(administrator.getByRole("link", { name: /opens a new tab/ })).toBeVisible();
    await expect(administrator.getByLabel("Why")).toHaveValue("Laptop lost");
    expect((await engineer.request.get("/account", { maxRedirects: 0 })).status()).toBe(200);
    ageSessions(cairn, "administrator", 14);
    await administrator.getByRole("button", { name: "Sign Mara Okafor out" }).click();
    await expect(administrator.getByText("Mara Okafor is signed out of the one browser they used.")).toBeVisible();
    expect((await engineer.request.get("/account", { maxRedirects: 0 })).status()).toBe(302);
    await administrator.goto("/record?kind=access");
    await expect(administrator.getByText("signed Mara Okafor out of 1 browser.")).toBeVisible();
    await expect(administrator.getByText("Laptop lost")).toBeVisible();
  });
});
