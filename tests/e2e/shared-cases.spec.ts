import type { Page } from "@playwright/test";
import { expect, expectAccessible, signInAs, test, withDemo } from "./support/fixtures";

const NOTE = "What led me there is for me alone.";

/** Rates every competency of the case on the page but the last so many. */
async function rateAll(page: Page, { leaveOut = 0 } = {}): Promise<void> {
  const groups = page.locator("fieldset");
  const count = await groups.count();
  for (let index = 0; index < count - leaveOut; index++) {
    await groups.nth(index).getByRole("radio").nth(2).check();
  }
}

for (const javaScript of [true, false]) {
  test(`from the first rating to feedback (${javaScript ? "with" : "without"} JavaScript)`, async ({ browserAt }) => {
    await withDemo({}, async (cairn) => {
      const manager = await browserAt(cairn, { javaScript });
      await signInAs(manager, "manager");
      await manager.goto("/calibration/shared-cases");
      await manager.getByRole("link", { name: "Rate “Assistants in every repository”" }).click();
      await expect(manager.getByRole("heading", { level: 1 })).toHaveText("Assistants in every repository");

      // Before an answer nothing of the others or of the reference is there, not even as data.
      const address = new URL(manager.url()).pathname;
      for (const path of [address, `${address}.data`]) {
        const text = await (await manager.request.get(path)).text();
        expect(text).not.toContain("Nobody else has revised it");
        expect(text).not.toMatch(/"(reasoning|counts|missing|others)"/);
      }

      await rateAll(manager, { leaveOut: 1 });
      await manager
        .getByLabel(/What led you there on/)
        .first()
        .fill(NOTE);
      await manager.getByRole("button", { name: "Submit my answer" }).click();
      await expect(manager.getByRole("alert")).toContainText("Give each competency a rating");
      await expect(manager.getByText("Choose one of these.")).toHaveCount(1);
      await expect(manager.getByLabel(/What led you there on/).first()).toHaveValue(NOTE);

      await manager.getByRole("button", { name: "Save as a draft" }).click();
      await expect(manager.getByText("Saved as a draft, which only you see.")).toBeVisible();
      await manager.reload();
      await expect(manager.locator("fieldset").first().getByRole("radio").nth(2)).toBeChecked();
      await rateAll(manager);
      await manager.getByRole("button", { name: "Submit my answer" }).click();
      await expect(manager.getByText("Your answer is in.")).toBeVisible();

      // Own, the others and the reference, with the reasons.
      await expect(manager.getByRole("heading", { name: "Your answer, the others and the reference" })).toBeVisible();
      await expect(manager.getByText(/Nobody else has revised it/)).toBeVisible();
      await expect(manager.getByRole("row", { name: /AI-assisted engineering 3/ })).toContainText(
        "the same as the reference",
      );
      await expect(manager.getByText(/n = 1\d/).first()).toBeVisible();
      await expect(manager.getByRole("button", { name: "Submit my answer" })).toHaveCount(0);
      if (javaScript) await expectAccessible(manager);
    });
  });
}

test("whoever looks again after one more answer sees nothing of it", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const director = await browserAt(cairn);
    await signInAs(director, "director");
    const address = "/calibration/shared-cases/shared-case-assistants-in-review";
    const spreads = async () => {
      await director.goto(address);
      return director.getByRole("table").allInnerTexts();
    };
    const sent = async () =>
      (await (await director.request.get(`${address}.data`)).text()).match(/"counts".*"levels"/s)?.[0];
    const [before, dataBefore] = [await spreads(), await sent()];
    expect(before.length).toBeGreaterThan(0);
    expect(dataBefore).toBeDefined();

    const manager = await browserAt(cairn);
    await signInAs(manager, "manager");
    await manager.goto(address);
    await rateAll(manager);
    await manager.getByRole("button", { name: "Submit my answer" }).click();
    await expect(manager.getByText("Your answer is in.")).toBeVisible();

    expect(await spreads()).toEqual(before);
    expect(await sent()).toBe(dataBefore);
  });
});

test("a real case: asked at home, given, opened, and taken back", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const engineer = await browserAt(cairn);
    await signInAs(engineer, "engineer");
    await engineer.goto("/");
    await engineer.getByRole("link", { name: "“The numbers that nobody owned”" }).click();
    await expectAccessible(engineer);
    await engineer.getByRole("button", { name: "Yes, it may be used" }).click();
    await expect(engineer.getByText("You agreed that it may be used.")).toBeVisible();

    const administrator = await browserAt(cairn);
    await signInAs(administrator, "administrator");
    await administrator.goto("/calibration/shared-cases");
    await administrator.getByRole("link", { name: "Look at “The numbers that nobody owned”" }).click();
    await administrator.getByRole("button", { name: "Open for rating" }).click();
    await expect(administrator.getByText("The case is open: everyone with reports can rate it now.")).toBeVisible();

    const director = await browserAt(cairn);
    await signInAs(director, "director");
    await director.goto("/calibration/shared-cases");
    const row = director.getByRole("row", { name: /The numbers that nobody owned/ });
    await expect(row).toBeVisible();
    await row.getByRole("link").click();
    await expect(director.getByRole("heading", { level: 1 })).toHaveText("The numbers that nobody owned");
    const address = director.url();
    await expect(director.locator("main")).not.toContainText("Okafor");

    await engineer.getByRole("button", { name: "Take my consent back" }).click();
    await expect(engineer.getByText("You took your consent back")).toBeVisible();
    expect((await director.goto(address))?.status()).toBe(404);
  });
});

test("an administrator opens a written case and prepares a real one, mistakes said at once", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "administrator");
    await page.goto("/calibration/shared-cases");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Open “The region that could be lost” for rating" }).click();
    await expect(page.getByText("“The region that could be lost” is open")).toBeVisible();

    await page.getByRole("link", { name: "Prepare a real case" }).click();
    await expectAccessible(page);
    await page.getByLabel("Whose assessment").fill("Pedro");
    await page.getByRole("button", { name: "Search" }).click();
    await page
      .getByRole("link", { name: /Pedro Almeida/ })
      .first()
      .click();
    await page.getByLabel(/^Title/).fill("A payment that came twice");
    await page.getByRole("button", { name: "Ask both for consent" }).click();
    await expect(page.getByRole("alert")).toContainText("Say in a few sentences what happened.");
    await expect(page.getByRole("alert")).toContainText("at least 4 competencies");
    await expect(page.getByLabel(/^Title/)).toHaveValue("A payment that came twice");
    await page.getByLabel(/^What happened/).fill("A customer was charged twice in one night.");
    for (let index = 0; index < 4; index++) {
      const group = page.getByRole("group", { name: `Evidence ${index + 1}` });
      await group.getByLabel("Competency").selectOption({ index: index + 1 });
      await group.getByLabel("What there is to see").fill(`What there is to see of it, number ${index + 1}.`);
    }
    await page.getByRole("button", { name: "Ask both for consent" }).click();
    await expect(page.getByText("Prepared. Both sides")).toBeVisible();
    await expectAccessible(page);
  });
});

test("the pages on a phone: nothing scrolls sideways, and axe finds nothing", async ({ as }) => {
  const administrator = await as("administrator", { width: 390, theme: "dark" });
  for (const path of [
    "/calibration/shared-cases",
    "/calibration/shared-cases/shared-case-night-queue",
    "/calibration/ladder?role=senior-engineer",
  ]) {
    await administrator.goto(path);
    const width = await administrator.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(390);
    await expectAccessible(administrator);
  }
  // The demo's few cases carry a doubt, and the page says so rather than naming a culprit.
  await expect(administrator.getByText(/too few cases to tell .* they part most often at/).first()).toBeVisible();
});
