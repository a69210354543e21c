import { expect, expectAccessible, signInAs, test, withDemo } from "./support/fixtures";

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
