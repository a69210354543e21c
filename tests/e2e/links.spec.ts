import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

/** Stays on the document as long as no other one is loaded. */
const mark = () => document.documentElement.setAttribute("data-same-document", "");

test("links are followed without a new document, from the scroll position that each asks for", async ({ as }) => {
  const page = await as("engineer");
  const isSame = () => page.evaluate(() => document.documentElement.hasAttribute("data-same-document"));
  await page.goto("/assessments/assessment-2026-h1-mara-okafor/result");
  await page.evaluate(mark);
  // The category opens below the radar, and where one has scrolled to stays.
  const category = page.getByRole("table", { name: "Category averages" }).getByRole("link").first();
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

/** Every link to a place on the page that can be seen, each place once. */
const placesOn = (page: Page) =>
  page
    .locator('a[href^="#"]:visible:not([href="#main"])')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);

async function leadsTo(page: Page, place: string, act: (link: Locator) => Promise<void>): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await act(page.locator(`a[href="${place}"]:visible`).first());
  const target = page.locator(`[id="${place.slice(1)}"]`);
  await expect(target).toBeFocused();
  await expect(target).toBeInViewport();
}

test("a link to a place on the page leads there each time, by mouse, by Enter, after a reload and back", async ({
  as,
}) => {
  const page = await as("engineer");
  const addresses = [
    "/",
    "/ladder/roles/staff-engineer",
    "/ladder/competencies/observability",
    "/ladder/compare?from=senior-engineer&to=staff-engineer",
  ];
  for (const address of addresses) {
    await page.goto(address);
    if (address === "/") {
      await page.getByRole("link", { name: /^(Start|Continue) self-assessment$/ }).click();
      await expect(page.getByRole("radio").first()).toBeVisible();
    }
    await page.evaluate(mark);
    const places = (await placesOn(page)).slice(0, 4);
    expect(places.length, address).toBeGreaterThan(1);
    const [first = "", second = ""] = places;
    for (const place of places) await leadsTo(page, place, (link) => link.click());
    await leadsTo(page, first, (link) => link.click());
    await leadsTo(page, first, (link) => link.click());
    await leadsTo(page, second, (link) => link.press("Enter"));
    await page.goBack();
    await expect(page).toHaveURL((url) => url.hash === first);
    expect(await page.evaluate(() => document.documentElement.hasAttribute("data-same-document"))).toBe(true);
    await page.reload();
    await leadsTo(page, first, (link) => link.click());
    await leadsTo(page, second, (link) => link.click());
    await leadsTo(page, first, (link) => link.press("Enter"));
  }
});

test("“Skip to content” skips each time", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/growth");
  for (let time = 0; time < 2; time++) {
    await page.getByRole("link", { name: "Skip to content" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  }
});

test("the address of a criterion marks that criterion alone, and one that cannot be read ends no page", async ({
  as,
}) => {
  const page = await as("engineer");
  const address = "/ladder/competencies/observability";
  await page.goto(address);
  const [first = "", second = ""] = await placesOn(page);
  const colour = (place: string) =>
    page.locator(`[id="${place.slice(1)}"]`).evaluate((element) => getComputedStyle(element).borderLeftColor);
  await page.goto(`/account`);
  await page.goto(`${address}${first}`);
  await expect.poll(() => colour(first)).not.toBe(await colour(second));
  const marked = await colour(first);
  await page.locator(`a[href="${second}"]`).first().click();
  await expect.poll(() => colour(second)).toBe(marked);
  expect(await colour(first)).not.toBe(marked);

  await page.goto("/account");
  await page.goto(`${address}#%E0%A4%A`);
  await expect(page.getByRole("heading", { level: 1, name: "Observability" })).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Ladder", exact: true }).click();
  await expect(page).toHaveURL(/\/ladder$/);
});
