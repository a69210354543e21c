import { expect, expectAccessible, test, withDemo } from "./support/fixtures";

/** That it is absent without the setting is held by routes.spec.ts. */
test("the catalogue of components is accessible in both themes, and fits a phone", async ({ browser }) => {
  test.setTimeout(120_000);
  await withDemo({ CATALOGUE: "true" }, async (cairn) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ baseURL: cairn.url, colorScheme });
      const page = await context.newPage();
      await page.goto("/catalogue");
      await expect(page.getByRole("heading", { level: 1, name: "Catalogue" })).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 900 });
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(excess).toBeLessThanOrEqual(0);
      await context.close();
    }
  });
});
