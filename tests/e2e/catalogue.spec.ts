import { newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, expectAccessible, test } from "./support/fixtures";

/** In development alone there is such a page: routes.spec.ts walks all that production has. */
test("the catalogue of components is accessible in both themes, and fits a phone", async ({ browser }) => {
  const dataDir = await newDataDir();
  const cairn = await startCairn({ demo: false, development: true, dataDir });
  try {
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
  } finally {
    await cairn.end();
    await removeDataDir(dataDir);
  }
});
