import type { Page } from "@playwright/test";
import { expect, PERSONAS, test, withDemo } from "./support/fixtures";

const group = (page: Page, competency: string) => page.getByRole("group", { name: competency, exact: true });
const option = (page: Page, competency: string, proficiency: number) =>
  group(page, competency).getByRole("radio", { name: new RegExp(`^${proficiency}\\b`) });
const saved = (page: Page) => page.getByText(/^Saved at/).first();

async function startSelfAssessment(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: /^(Start|Continue) self-assessment$/ }).click();
  await expect(page.getByRole("radio").first()).toBeVisible();
}

test("a rating saves itself and survives a reload", async ({ as }) => {
  const page = await as("engineer");
  await startSelfAssessment(page);
  await option(page, "Observability", 3).check();
  await group(page, "Observability").getByLabel(/Note/).fill("Rebuilt the tracing of checkout.");
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(option(page, "Observability", 3)).toBeChecked();
  await expect(group(page, "Observability").getByLabel(/Note/)).toHaveValue("Rebuilt the tracing of checkout.");
});

test("a lost connection is said, nothing typed is lost, and it is sent when the connection is back", async ({ as }) => {
  const page = await as("engineer");
  await startSelfAssessment(page);
  await page.context().setOffline(true);
  await option(page, "Concurrency", 4).check();
  await expect(page.getByText(/^Offline: your ratings are kept in this tab/).first()).toBeVisible();
  await page.context().setOffline(false);
  await expect(saved(page)).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(option(page, "Concurrency", 4)).toBeChecked();
});

test("the criteria of a step come once it is chosen; where they cannot be fetched, that is said and the rating is kept", async ({
  as,
}) => {
  const page = await as("engineer");
  const criteria = "**/ladder/criteria*";
  await page.route(criteria, (route) => route.abort());
  await startSelfAssessment(page);
  const incidents = group(page, "Incident response");
  await option(page, "Incident response", 2).check();
  await expect(incidents.getByText("The criteria cannot be fetched now.")).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await page.unroute(criteria);
  await incidents.getByRole("button", { name: "Try again" }).click();
  await expect(incidents.getByRole("checkbox").first()).toBeVisible();
  await expect(incidents.getByText("The criteria cannot be fetched now.")).toBeHidden();
  await expect(incidents.getByText("2 of these 3 make the level.", { exact: true })).toBeVisible();

  const first = await incidents.getByRole("checkbox").first().getAttribute("value");
  await incidents.getByRole("checkbox").first().check();
  await option(page, "Incident response", 3).check();
  await expect(incidents.locator(`input[type="checkbox"][value="${first}"]`)).toHaveCount(0);
  await incidents.getByRole("checkbox").nth(1).check();
  const ticked = () =>
    incidents
      .locator('[name="criteria.incident-response"]:is(:checked, [type="hidden"])')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  const both = await ticked();
  expect(both).toHaveLength(2);
  const lastSave = page.waitForResponse((answer) => answer.request().postData()?.includes("rating=2") ?? false);
  await option(page, "Incident response", 2).check();
  await lastSave;
  await expect(incidents.locator(`input[type="checkbox"][value="${first}"]`)).toBeChecked();
  await page.reload();
  await expect(incidents.locator(`input[type="checkbox"][value="${first}"]`)).toBeChecked();
  expect((await ticked()).sort()).toEqual(both.sort());
});

test("two tabs: the older one is shown both versions and overwrites nothing until the person chooses", async ({
  as,
  complaints,
}) => {
  const first = await as("engineer");
  await startSelfAssessment(first);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await option(second, "Mentoring", 4).check();
  await expect(saved(second)).toBeVisible();

  await option(first, "Mentoring", 2).check();
  const conflict = group(first, "Mentoring").getByRole("alert");
  await expect(conflict).toContainText("changed elsewhere");
  await second.reload();
  await expect(option(second, "Mentoring", 4)).toBeChecked();

  await conflict.getByRole("button", { name: "Keep what is in this tab" }).click();
  await expect(conflict).toBeHidden();
  await expect(saved(first)).toBeVisible();
  await second.reload();
  await expect(option(second, "Mentoring", 2)).toBeChecked();
  expect(complaints).toEqual([]);
});

test("submitting lists what is unrated and asks; the target is hidden and one click away", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await page.goto("/sign-in");
    await page.getByRole("button", { name: /^Engineer/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");
    await startSelfAssessment(page);
    await expect(page.getByText(/^Target|target role expects/i).first()).toBeHidden();
    await option(page, "Security", 3).check();
    await page.getByRole("button", { name: "Submit self-assessment", exact: true }).click();
    await expect(page.getByRole("alert").first()).toContainText("Observability");
    await page.getByRole("button", { name: "Submit self-assessment", exact: true }).click();
    await expect(page.getByRole("button", { name: "Submit self-assessment", exact: true })).toBeHidden();
    await page.goto("/");
    await expect(page.getByText("Waiting for your manager’s review")).toBeVisible();
  });
});

test("with the keyboard alone: sign in, rate, move on, submit", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await page.goto("/sign-in");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await tabTo(page, "E-mail");
    await page.keyboard.type(PERSONAS.engineer);
    await tabTo(page, "Password");
    await page.keyboard.type("demo-password");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");

    await tabTo(page, "Start self-assessment");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("radio").first()).toBeVisible();

    // From the first option on: number keys rate, arrows move, J goes to the next competency.
    await tabUntil(page, () => page.evaluate(() => document.activeElement?.getAttribute("type") === "radio"));
    await page.keyboard.press("4");
    await expect(option(page, "Distributed systems", 4)).toBeChecked();
    await page.keyboard.press("ArrowUp");
    await expect(option(page, "Distributed systems", 3)).toBeChecked();
    await page.keyboard.press("j");
    await page.keyboard.press("2");
    await expect(option(page, "Data modelling and databases", 2)).toBeChecked();
    await page.keyboard.press("0");
    await expect(group(page, "Data modelling and databases").getByRole("radio", { name: /^0/ })).toBeChecked();
    await expect(saved(page)).toBeVisible();

    await page.getByRole("button", { name: "Submit self-assessment", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").first()).toBeVisible();
    await page.getByRole("button", { name: "Submit self-assessment", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Submit self-assessment", exact: true })).toBeHidden();
  });
});

const MAX_TABS = 120;

async function tabUntil(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let count = 0; count < MAX_TABS; count++) {
    if (await reached()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not get there");
}

/** Tabs to the control with this label or name. */
function tabTo(page: Page, name: string): Promise<void> {
  return tabUntil(page, () =>
    page.evaluate((wanted) => {
      const focused = document.activeElement as HTMLInputElement | null;
      const label = focused?.labels?.[0]?.textContent ?? focused?.textContent ?? "";
      return label.trim().startsWith(wanted);
    }, name),
  );
}
