import type { Page } from "@playwright/test";
import { expect, expectAccessible, type Persona, test } from "./support/fixtures";

/** The main pages of each kind of person: axe finds nothing in either theme, and nothing scrolls sideways on a phone. */
const PAGES: Record<Persona, string[]> = {
  engineer: [
    "/",
    "/assessments",
    "/assessments/new",
    "/assessments/assessment-2026-h2-mara-okafor/self",
    "/assessments/assessment-2026-h1-mara-okafor/result",
    "/assessments/assessment-2026-h1-mara-okafor/comparison",
    "/ladder",
    "/ladder/roles/staff-engineer",
    "/ladder/competencies/observability",
    "/ladder/compare?from=staff-engineer&to=engineering-manager",
    "/ladder/search?q=tracing",
    "/account",
    "/organisation",
  ],
  manager: [
    "/",
    "/team",
    "/assessments/assessment-2026-h2-jun-ho-baek/review",
    "/assessments/assessment-2026-h2-leila-haddad/comparison",
  ],
  director: ["/", "/team", "/team?lead=person-tomas-ferreira", "/assessments/assessment-2026-h1-mara-okafor/result"],
  administrator: [
    "/",
    "/people",
    "/people/new",
    "/people/import",
    "/people/person-mara-okafor",
    "/cycles",
    "/cycles/new",
    "/record",
    "/security",
    "/settings",
  ],
};

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess, page.url()).toBeLessThanOrEqual(0);
}

for (const [persona, addresses] of Object.entries(PAGES) as [Persona, string[]][]) {
  for (const theme of ["light", "dark"] as const) {
    test(`pages of the ${persona}, ${theme}`, async ({ as }) => {
      test.setTimeout(180_000);
      const page = await as(persona, { theme });
      for (const address of addresses) {
        const answer = await page.goto(address);
        expect(answer?.status(), address).toBe(200);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expectAccessible(page);
      }
    });
  }

  test(`pages of the ${persona} on a phone`, async ({ as }) => {
    test.setTimeout(120_000);
    const page = await as(persona, { width: 390 });
    for (const address of addresses) {
      await page.goto(address);
      await expectNoSidewaysScroll(page);
    }
  });
}

test("the sign-in page is accessible to those who are not signed in, in both themes", async ({ visitor }) => {
  for (const theme of ["light", "dark"] as const) {
    const page = await visitor({ theme });
    for (const address of ["/sign-in", "/forgot-password", "/no-such-page"]) {
      await page.goto(address);
      await expectAccessible(page);
    }
  }
});

test("a chosen theme wins over the system's", async ({ as }) => {
  const page = await as("engineer", { theme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto("/account");
  const light = await paper();
  await page.getByLabel("Dark", { exact: true }).check();
  const button = page.getByRole("button", { name: /theme/i });
  if (await button.isVisible()) await button.click();
  await expect.poll(paper).not.toBe(light);
  await page.goto("/");
  expect(await paper()).not.toBe(light);
});
