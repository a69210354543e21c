import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, expectAccessible, test } from "./support/fixtures";

test("the organisation's view: filters in the address, tables beside pictures", async ({ as }) => {
  const page = await as("administrator");
  await page.goto("/");
  await page.locator("summary").filter({ hasText: "Organisation" }).click();
  await page.getByRole("link", { name: "Insights" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Insights");
  for (const name of [
    "Single points of dependence",
    "Self and manager",
    "Levels over time",
    "Time since the last promotion",
  ]) {
    await expect(page.getByRole("heading", { name })).toBeVisible();
  }
  await expect(page.getByRole("columnheader", { name: "Platform" })).toBeVisible();
  await expectAccessible(page);
  const closed = await page.getByLabel("Cycle", { exact: true }).locator("option").nth(3).textContent();
  await page.getByLabel("Cycle", { exact: true }).selectOption({ label: closed ?? "" });
  await page.getByLabel("Team", { exact: true }).selectOption({ label: "Platform" });
  await page.getByLabel("Competencies", { exact: true }).selectOption({ label: "Delivery" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/team=team-platform/);
  // From a team to one within it, and back up by the list, which names the way and no other team.
  await page.getByRole("columnheader", { name: "Storage" }).getByRole("link").click();
  await expect(page).toHaveURL(/team=team-storage/);
  await expect(page).toHaveURL(/category=delivery/);
  const team = page.getByLabel("Team", { exact: true });
  await expect(team.locator("option")).toHaveText(["All teams", "Platform", /^\s+Storage$/]);
  await team.selectOption("team-platform");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("columnheader", { name: "Platform itself" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Planning and estimation/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Mentoring/ })).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Team", { exact: true })).toHaveValue("team-platform");
});

test("what is withheld is not on the wire, in the page, its data or the export", async ({ as, cairn }) => {
  const page = await as("administrator");
  const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
  const cycles = database
    .prepare("SELECT id FROM Cycle WHERE state = 'closed' ORDER BY startsOn DESC")
    .pluck()
    .all() as string[];
  const teams = database.prepare("SELECT id, name FROM Team").all() as { id: string; name: string }[];
  const sizes = database.prepare(
    "SELECT count(*) FROM Assessment a JOIN Person p ON p.id = a.subjectId WHERE a.phase = 'final' AND a.cycleId = ? AND p.teamId = ?",
  );
  let withheld = 0;
  for (const cycle of cycles) {
    for (const { id, name } of teams) {
      const size = sizes.pluck().get(cycle, id) as number;
      const csv = await (await page.request.get(`/insights.csv?cycle=${cycle}&team=${id}`)).text();
      const rows = csv
        .split("\r\n")
        .filter((line) => line.includes(`,${name} itself,`) || line.includes(`,"${name} itself",`));
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        if (size >= 5) continue;
        expect(row).toMatch(/,(withheld|empty),,,,$/);
        withheld += row.includes(",withheld,") ? 1 : 0;
      }
      // A shown number rests on five people or more, whatever the view.
      for (const [, people] of csv.matchAll(/,shown,.*,(\d+)\r/g)) expect(Number(people)).toBeGreaterThanOrEqual(5);
    }
    let data = "";
    await expect(async () => {
      data = await (await page.request.get(`/insights.data?cycle=${cycle}`)).text();
      expect(data).toContain("withheld");
    }).toPass();
    // Nobody is named in it.
    expect(data.replace(/"name","Yara Mansour"/g, "")).not.toMatch(/Okafor|Ferreira|Halvorsen/);
  }
  expect(withheld).toBeGreaterThan(0);
  database.close();
});

test("on a phone, in the dark: nothing but tables scrolls sideways", async ({ as }) => {
  const page = await as("administrator", { width: 390, theme: "dark" });
  await page.goto("/insights?team=team-product");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});
