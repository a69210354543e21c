import { expect, expectAccessible, signInAs, test, withDemo } from "./support/fixtures";

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript";

  test(`teams are made, renamed, moved and removed, and nobody in them is lost (${how})`, async ({ browserAt }) => {
    await withDemo({}, async (cairn) => {
      const page = await browserAt(cairn, { javaScript });
      const said = (text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
      await signInAs(page, "administrator");
      await page.goto("/people");
      await page.getByRole("link", { name: "Teams", exact: true }).click();
      if (javaScript) await expectAccessible(page);

      await page.getByRole("link", { name: "Add a team", exact: true }).click();
      await page.getByLabel("Name").fill("Foundations");
      await page.getByRole("button", { name: "Add the team" }).click();
      await said("The team Foundations was added.");

      // Another one cannot have its name, in whatever capitals; what was typed stays.
      await page.getByRole("link", { name: "Add a team within Foundations" }).click();
      await page.getByLabel("Name").fill("foundations");
      await page.getByRole("button", { name: "Add the team" }).click();
      await expect(page.getByText("Another team has this name already")).toBeVisible();
      await page.getByLabel("Name").fill("Networks");
      await page.getByRole("button", { name: "Add the team" }).click();
      await said("The team Networks was added.");

      // A team of the demo moves, with its people, and gets another name. Within itself it cannot be.
      await page.getByRole("link", { name: "Change Storage" }).click();
      await expect(page.getByLabel("Within").getByRole("option", { name: /Storage/ })).toHaveCount(0);
      if (javaScript) await expectAccessible(page);
      await page.getByLabel("Name").fill("Data stores");
      await page.getByLabel("Within").selectOption({ label: "Foundations" });
      await page.getByRole("button", { name: "Save" }).click();
      await said("The team Data stores was saved.");
      await page.getByRole("link", { name: /of Data stores$/ }).click();
      const rows = page.getByRole("rowheader");
      await expect(rows.nth(2)).toBeVisible();
      const people = await rows.allInnerTexts();

      await page.goto("/teams");
      await page.getByRole("link", { name: "Change Foundations" }).click();
      await page.getByRole("link", { name: "Remove…" }).click();
      await expect(page.getByText(/the teams? .*Data stores.*Networks/)).toBeVisible();
      if (javaScript) await expectAccessible(page);
      await page.getByLabel("They go to").selectOption({ label: "Platform" });
      await page.getByRole("button", { name: "Remove the team" }).click();
      await said("The team Foundations was removed. What was in it is in Platform now.");
      await page.getByRole("link", { name: /of Data stores$/ }).click();
      await expect(rows).toHaveText(people);
      await expect(page.getByRole("cell", { name: "Platform / Data stores" }).first()).toBeVisible();

      await page.goto("/record?kind=team");
      await expect(page.getByText("removed the team Foundations.")).toBeVisible();
      await expect(page.getByText("renamed and moved the team")).toBeVisible();
    });
  });
}
