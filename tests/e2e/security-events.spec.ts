import type { Page } from "@playwright/test";
import { expect, expectAccessible, PERSONAS, signIn, test, withDemo, withDemoProcess } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

const rows = (page: Page) => page.getByRole("table", { name: "Security events" }).getByRole("row");

test("an administrator finds who was refused what, follows it by person and address, and takes it away as CSV", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    const stranger = await newClient(cairn);
    for (const email of [PERSONAS.engineer, "nobody@nowhere.test", "nobody@nowhere.test"]) {
      const form = { email, password: "not the password" };
      expect((await stranger.post("/sign-in", { form, maxRedirects: 0 })).status()).toBe(400);
    }
    const engineer = await signInOverHttp(cairn, "engineer");
    // To others the page and its file are not there, and that they asked is an event.
    for (const address of ["/security", "/security.csv", "/security.data"]) {
      expect((await engineer.get(address)).status(), address).toBe(404);
    }
    expect((await engineer.get("/evidence/export/json")).status()).toBe(200);
    expect((await engineer.post("/sign-out", { maxRedirects: 0 })).status()).toBe(302);

    const page = await browserAt(cairn, { javaScript: false });
    await signIn(page, PERSONAS.administrator, "demo-password");
    await page.goto("/security");
    await expect(page.getByRole("heading", { level: 1, name: "Security events" })).toBeVisible();
    await expect(rows(page).filter({ hasText: "Signed out" }).filter({ hasText: "Mara Okafor" })).toHaveCount(1);

    await page.getByLabel("Kind").selectOption("Access refused");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(rows(page).filter({ hasText: "GET /security, status 404" })).toHaveCount(2);
    await expect(rows(page).filter({ hasText: "GET /security.csv, status 404" })).toHaveCount(1);
    await expect(rows(page).filter({ hasText: "Signed in" })).toHaveCount(0);

    // An address that nobody has is found by typing it, and shown as a hash.
    await page.goto("/security");
    await page.getByLabel("Person (name or email)").fill("Nobody@nowhere.test");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(rows(page)).toHaveCount(3);
    await expect(page.getByRole("link", { name: /^Unknown account [0-9a-f]{16}$/ })).toHaveCount(2);
    await page
      .getByRole("link", { name: /^Unknown account/ })
      .first()
      .click();
    await expect(rows(page)).toHaveCount(3);

    await page.goto("/security?person=mara");
    await expect(rows(page).filter({ hasText: "/evidence/export/:format, json" })).toHaveCount(1);
    await rows(page).getByRole("link", { name: "127.0.0.1" }).first().click();
    await expect(page.getByLabel("Network address")).toHaveValue("127.0.0.1");
    await expect(rows(page).filter({ hasText: "Unknown account" })).toHaveCount(2);

    await page.goto("/security?address=203.0.113.");
    await expect(page.getByText("No events match")).toBeVisible();
    await page.getByRole("link", { name: "Show all events" }).click();
    await expect(rows(page).filter({ hasText: "Wrong password" })).not.toHaveCount(0);
    await page.goto("/security?from=2000-01-01&to=2000-01-02");
    await expect(page.getByText("No events match")).toBeVisible();

    const administrator = await signInOverHttp(cairn, "administrator");
    const file = await administrator.get("/security.csv?kind=sign-in-refused&person=mara");
    expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="security-events-[\d-]+\.csv"$/);
    const lines = (await file.text()).trim().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain("time,last_time,count,kind,person_id");
    expect(lines[1]).toMatch(/,sign-in-refused,[\w-]+,Mara Okafor,,,,127\.0\.0\.1,[\w ]+,reason=password$/);
    await page.goto("/security?kind=export-made");
    await expect(rows(page).filter({ hasText: "/security.csv" })).toHaveCount(1);
    await Promise.all([stranger.dispose(), engineer.dispose(), administrator.dispose()]);
  });
});

test("a change of rights is an event that leads to its entry in the audit log", async ({ browserAt }) => {
  await withDemoProcess({ LOG_LEVEL: "info" }, async (cairn) => {
    const page = await browserAt(cairn);
    await signIn(page, PERSONAS.administrator, "demo-password");
    await page.goto("/security?kind=rights-changed");
    const seeded = await rows(page).count();
    await page.goto("/settings");
    await page.getByLabel("Anyone may read the ladder without signing in").check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The settings were saved.")).toBeVisible();
    await page.goto("/security?kind=rights-changed");
    const changed = rows(page).filter({ hasText: "Settings changed" });
    await expect(changed).toHaveCount(1);
    expect(await rows(page).count()).toBeGreaterThanOrEqual(Math.max(seeded, 1));
    await expect(changed).toContainText("127.0.0.1");
    await changed.getByRole("link", { name: /^Audit log, entry \d+$/ }).click();
    await expect(page.getByText("changed the organisation").first()).toBeVisible();
    const line = cairn
      .output()
      .split("\n")
      .find((each) => each.includes('"rights-changed"'));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ event: "security", detail: { change: "organisation.changed" } });
  });
});

test("beyond ten a minute events are counted on one row, and the page fits on a phone", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const administrator = await signInOverHttp(cairn, "administrator");
    for (let download = 1; download <= 12; download++) await administrator.get("/growth/export?format=md");
    const page = await browserAt(cairn, { javaScript: false, width: 390 });
    await signIn(page, PERSONAS.administrator, "demo-password");
    await page.goto("/security?kind=export-made");
    // Ten a minute have a row of their own; on the last, the rest are counted.
    await expect(rows(page).filter({ hasText: "(3 times)" })).toHaveCount(1);
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess).toBeLessThanOrEqual(0);
    await administrator.dispose();
  });
});

test("people see their last sign-ins, right and wrong, and nobody else's", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const stranger = await newClient(cairn);
    const form = { email: PERSONAS.engineer, password: "not the password" };
    await stranger.post("/sign-in", { form, maxRedirects: 0 });
    await stranger.dispose();
    const page = await browserAt(cairn);
    await signIn(page, PERSONAS.engineer, "demo-password");
    await page.goto("/account");
    const table = page.getByRole("table", { name: "Last sign-ins" });
    await expect(table.getByRole("row")).toHaveCount(3);
    await expect(table.getByRole("row").nth(1)).toContainText(/Signed in.*(Chrome|Headless).*127\.0\.0\.1/);
    await expect(table.getByRole("row").nth(2)).toContainText("Wrong password");
    await expect(page.getByText("It is deleted after 180 days.")).toBeVisible();
    await expectAccessible(page);

    const other = await browserAt(cairn);
    await signIn(other, PERSONAS.manager, "demo-password");
    await other.goto("/account");
    await expect(other.getByRole("table", { name: "Last sign-ins" }).getByText("Wrong password")).toHaveCount(0);
    await expect(other.getByRole("table", { name: "Last sign-ins" }).getByText("Signed in")).toHaveCount(1);
  });
});
