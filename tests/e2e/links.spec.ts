import { expect, test } from "./support/fixtures";

/** Stays on the document as long as no other one is loaded. */
const mark = () => document.documentElement.setAttribute("data-same-document", "");

test("links are followed without a new document, from the scroll position that each asks for", async ({ as }) => {
  const page = await as("engineer");
  const isSame = () => page.evaluate(() => document.documentElement.hasAttribute("data-same-document"));
  await page.goto("/assessments/assessment-2026-h1-mara-okafor/result");
  await page.evaluate(mark);
  // The category opens below the radar, and where one has scrolled to stays.
  const category = page.getByRole("table", { name: "The radar in numbers" }).getByRole("link").first();
  await category.scrollIntoViewIfNeeded();
  await category.click();
  await expect(page.locator("#category-heading")).toBeVisible();
  expect(await isSame()).toBe(true);
  await page.goBack();
  await expect(page.locator("#category-heading")).toHaveCount(0);

  await page.getByRole("link", { name: "Ladder", exact: true }).click();
  await expect(page).toHaveURL(/\/ladder$/);
  await expect(page.getByRole("link", { name: "Ladder", exact: true })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("main")).toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  expect(await isSame()).toBe(true);
});

test("a click that asks for a new tab is the browser's, and so is a link to a file", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/growth");
  await page.evaluate(mark);
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Evidence", exact: true }).click({ modifiers: ["ControlOrMeta"] });
  await (await opened).close();
  await expect(page).toHaveURL(/\/growth$/);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /Markdown/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.md$/);
});

test("what the pointer rests on is fetched ahead, and not what it only passes over", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/account");
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const ahead = page.waitForRequest((request) => request.url().includes("/ladder.data"));
  await page.getByRole("link", { name: "Ladder", exact: true }).hover();
  await ahead;
  await page.getByRole("heading", { level: 1 }).hover();
  expect(fetched).not.toContain("/people.data");
});
