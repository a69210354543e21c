import path from "node:path";
import { paths } from "#app/paths";
import { buildOrganisation } from "#tests/support/organisation/build";
import { PASSWORD } from "#tests/support/organisation/people";
import { newDataDir, removeDataDir } from "./support/cairn-process";
import { expect, expectAccessible, signIn, test } from "./support/fixtures";
import { startHostedCairn } from "./support/hosted-cairn";

test("arrow keys go through a board of three hundred people, from page to page and back", async ({ browserAt }) => {
  const dataDir = await newDataDir();
  const url = `file:${path.join(dataDir, "cairn.db")}`;
  const { world } = await buildOrganisation(url, 100);
  const cairn = await startHostedCairn({ demo: false, dataDir, environment: { DATABASE_URL: url } });
  try {
    const page = await browserAt(cairn);
    await signIn(page, world.administrator, PASSWORD);
    await page.goto(paths.calibrationSession(world.calibrationSession));
    const rows = page.locator("table.board tbody tr");
    const cell = (row: "first" | "last", column: number) => rows[row]().locator("td > a").nth(column);
    await expect(rows).toHaveCount(30);
    // The tab key passes the table in one step.
    await expect(page.locator(".board td > a[tabindex='0']")).toHaveCount(1);
    const lastOfFirst = await rows.last().getByRole("rowheader").textContent();

    await cell("last", 2).focus();
    await page.keyboard.press("ArrowDown");
    await expect(page).toHaveURL(/page=2/);
    await expect(cell("first", 2)).toBeFocused();
    expect(await rows.first().getByRole("rowheader").textContent()).not.toBe(lastOfFirst);
    await expect(page.locator(".board td > a[tabindex='0']")).toHaveCount(1);
    await expectAccessible(page);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Home");
    await expect(cell("first", 0)).toBeFocused();

    await page.keyboard.press("ArrowUp");
    await expect(cell("last", 0)).toBeFocused();
    expect(await rows.last().getByRole("rowheader").textContent()).toBe(lastOfFirst);
    // Above the first row of the first page there is nothing: the cell keeps the focus.
    await cell("first", 1).focus();
    await page.keyboard.press("ArrowUp");
    await expect(cell("first", 1)).toBeFocused();
  } finally {
    await cairn.end();
    await removeDataDir(dataDir);
  }
});
