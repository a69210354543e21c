import type { Page } from "@playwright/test";
import { expect, expectAccessible, signInAs, test, withDemo } from "./support/fixtures";

const rating = (page: Page) => page.getByLabel(/^Agreed rating/).first();
const reason = (page: Page) => page.getByLabel(/^Reason for the agreed rating/).first();

async function writeReason(page: Page, text: string): Promise<void> {
  if (!(await reason(page).isVisible())) await page.getByText("Add a reason").first().click();
  await reason(page).fill(text);
}

/** The comparison that waits for the manager. */
async function openComparison(browserAt: () => Promise<Page>) {
  const manager = await browserAt();
  await signInAs(manager, "manager");
  await manager.goto("/");
  await manager.getByRole("link", { name: "Compare", exact: true }).first().click();
  await manager.waitForURL(/\/comparison$/);
  await expect(rating(manager)).toBeEnabled();
  return manager;
}

test("a lost connection is said, and the agreed rating and its reason survive it and a reload", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    const page = await openComparison(() => browserAt(cairn));
    const before = await rating(page).inputValue();
    const chosen = before === "5" ? "4" : "5";
    await page.context().setOffline(true);
    await rating(page).selectOption(chosen);
    await writeReason(page, "Seen twice this year, and by two teams.");
    await expect(page.getByText(/^Offline: /).first()).toBeVisible();
    await expect(page.getByText("Kept in this tab until the connection is back").first()).toBeVisible();
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
    await expect(page.getByText(/^Not confirmed: there is no connection/)).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText(/^Saved at/).first()).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(rating(page)).toHaveValue(chosen);
    await expect(reason(page)).toHaveValue("Seen twice this year, and by two teams.");
  });
});

test("what the server did not get is still there when the page is opened anew", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await openComparison(() => browserAt(cairn));
    await page.route("**/agreement", (route) => route.abort());
    await writeReason(page, "Words that no server has seen.");
    await expect(page.getByText(/^Offline: /).first()).toBeVisible();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await expect(reason(page)).toHaveValue("Words that no server has seen.");
    await page.unroute("**/agreement");
    await expect(page.getByText(/^Saved at/).first()).toBeVisible({ timeout: 40_000 });
  });
});

test("two tabs: the older one is shown both versions and overwrites nothing until the person chooses", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    const first = await openComparison(() => browserAt(cairn));
    const second = await first.context().newPage();
    await second.goto(first.url());
    await writeReason(second, "Said in the second tab.");
    await expect(second.getByText(/^Saved at/).first()).toBeVisible();
    await writeReason(first, "Said in the first tab.");
    const conflict = first.getByRole("alert").filter({ hasText: "changed elsewhere" });
    await expect(conflict).toBeVisible();
    await expectAccessible(first);
    await expect(conflict).toContainText("Said in the second tab.");
    await second.reload();
    await expect(reason(second)).toHaveValue("Said in the second tab.");
    await conflict.getByRole("button", { name: "Keep what is in this tab" }).click();
    await expect(conflict).toBeHidden();
    await expect(first.getByText(/^Saved at/).first()).toBeVisible();
    await second.reload();
    await expect(reason(second)).toHaveValue("Said in the first tab.");
  });
});

test("what one side changes after the other confirmed asks both again, and the page says so at once", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    const page = await openComparison(() => browserAt(cairn));
    const confirm = page.getByRole("button", { name: "Confirm", exact: true });
    const done = page.getByText("You have confirmed.");
    await confirm.click();
    // What has no agreed rating is named first.
    await expect(done.or(page.getByText("They stay without one if you confirm now."))).toBeVisible();
    if (await confirm.isVisible()) await confirm.click();
    await expect(done).toBeVisible();
    await writeReason(page, "One more word.");
    await expect(page.getByText(/^Saved at/).first()).toBeVisible();
    await expect(confirm).toBeVisible();
  });
});
