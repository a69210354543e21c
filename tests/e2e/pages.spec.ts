import { expect, expectAccessible, expectNoSidewaysScroll, type Persona, showTheme, test } from "./support/fixtures";

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

for (const [persona, addresses] of Object.entries(PAGES) as [Persona, string[]][]) {
  test(`pages of the ${persona}, light, dark and on a phone`, async ({ as }) => {
    const page = await as(persona);
    const { height, width } = page.viewportSize() ?? { height: 900, width: 1280 };
    for (const address of addresses) {
      await showTheme(page, "light");
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
      await showTheme(page, "dark");
      await expectAccessible(page, "look");
      await page.setViewportSize({ width: 390, height });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width, height });
    }
  });
}

test("the sign-in page is accessible to those who are not signed in, in both themes", async ({ visitor }) => {
  const page = await visitor();
  for (const address of ["/sign-in", "/forgot-password", "/no-such-page"]) {
    await showTheme(page, "light");
    await page.goto(address);
    await expectAccessible(page);
    await showTheme(page, "dark");
    await expectAccessible(page, "look");
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
