import path from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { expect, signInAs, test, withDemo } from "./support/fixtures";

const RESTORED = /^Draft from \d\d:\d\d\. Only you can see it\./;
const SAVED = /^Draft saved \d\d:\d\d$/;
const status = (page: Page, text: RegExp) => page.getByRole("main").locator("output").filter({ hasText: text });

test("typed text comes back after a reload and in another browser, and ends with the form", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    await page.goto("/check-ins/new");
    await page.getByLabel("Shared notes").fill("We spoke about the migration.");
    await expect(status(page, SAVED)).toBeVisible();
    await page.reload();
    await expect(status(page, RESTORED)).toBeVisible();
    await expect(page.getByLabel("Shared notes")).toHaveValue("We spoke about the migration.");

    const elsewhere = await browserAt(cairn);
    await signInAs(elsewhere, "engineer");
    await elsewhere.goto("/check-ins/new");
    await expect(elsewhere.getByLabel("Shared notes")).toHaveValue("We spoke about the migration.");
    const manager = await browserAt(cairn);
    await signInAs(manager, "manager");
    await manager.goto("/check-ins/new?person=person-mara-okafor");
    await expect(manager.getByLabel("Shared notes")).toHaveValue("");

    await elsewhere.locator('main form[method="post"] button:not([type="button"])').first().click();
    await expect(elsewhere).toHaveURL(/\/check-ins\/(?!new)/);
    await elsewhere.goto("/check-ins/new");
    await expect(elsewhere.getByLabel("Shared notes")).toHaveValue("");
    await expect(status(elsewhere, RESTORED)).toHaveCount(0);
  });
});

test("leaving by a link loses nothing, and Discard empties the form for good", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    await page.goto("/evidence/new");
    await expect(page.getByRole("main").locator("output")).toBeAttached();
    const isAsked = page.waitForResponse((response) => response.url().includes("/form-drafts?page="));
    await page.reload();
    await isAsked;
    await page.locator('[name="title"]').last().fill("Wrote the runbook");
    await page.getByRole("link", { name: "Cancel", exact: true }).click();
    await expect(page).toHaveURL(/\/evidence$/);
    await page.goto("/evidence/new");
    await expect(status(page, RESTORED)).toBeVisible();
    await expect(page.locator('[name="title"]').last()).toHaveValue("Wrote the runbook");
    const isEnded = page.waitForResponse((response) => response.url().endsWith("/form-drafts"));
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await isEnded;
    await expect(page.locator('[name="title"]').last()).toHaveValue("");
    await page.reload();
    await expect(page.locator('[name="title"]').last()).toHaveValue("");
  });
});

test("a second tab overwrites nothing unasked", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    const other = await page.context().newPage();
    for (const tab of [page, other]) {
      const isAsked = tab.waitForResponse((response) => response.url().includes("/form-drafts?page="));
      await tab.goto("/check-ins/new");
      await isAsked;
    }
    await page.getByLabel("Shared notes").fill("From the first tab");
    await expect(status(page, SAVED)).toBeVisible();
    await other.getByLabel("Shared notes").fill("From the second tab");
    await expect(status(other, /^Changed in another tab at \d\d:\d\d\./)).toBeVisible();
    await other.getByRole("button", { name: "Use the other text", exact: true }).click();
    await expect(other.getByLabel("Shared notes")).toHaveValue("From the first tab");
  });
});

test("after the session ended the text stays, and is saved once its writer signed in again", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    const isAsked = page.waitForResponse((response) => response.url().includes("/form-drafts?page="));
    await page.goto("/check-ins/new");
    await isAsked;
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByLabel("Shared notes").fill("Typed too late");
    await expect(status(page, /^You’re signed out/)).toBeVisible();
    await page.context().addCookies(cookies);
    await expect(status(page, SAVED)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByLabel("Shared notes")).toHaveValue("Typed too late");
  });
});

test("drafts are their writer’s alone, of known shape, and need a sign-in", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    const form = "/check-ins/new#check-in-person-mara-okafor";
    const at = `/form-drafts?page=/check-ins/new`;
    expect((await page.request.get(at, { maxRedirects: 0 })).status()).toBe(302);
    await signInAs(page, "engineer");
    const headers = { origin: new URL(cairn.url).origin };
    const save = (more: Record<string, string>) =>
      page.request.post("/form-drafts", {
        headers,
        form: { intent: "save", form, fields: '{"notes":["Mine"]}', base: "0", version: "0", ...more },
      });
    expect((await save({ fields: "[1]" })).status()).toBe(400);
    expect((await save({ fields: '{"notes":"x"}' })).status()).toBe(400);
    expect((await save({ form: "https://elsewhere.example" })).status()).toBe(400);
    expect((await save({ version: "-1" })).status()).toBe(400);
    expect((await save({ version: "9007199254740991" })).status()).toBe(400);
    expect((await save({})).status()).toBe(200);
    expect(await (await page.request.get(at)).json()).toMatchObject({ [form]: { fields: { notes: ["Mine"] } } });
    const manager = await browserAt(cairn);
    await signInAs(manager, "manager");
    expect(await (await manager.request.get(at)).json()).toEqual({});
  });
});

test("without scripts the form works, and ends a draft that was typed with them", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    await page.goto("/check-ins/new");
    await page.getByLabel("Shared notes").fill("Begun with scripts");
    await expect(status(page, SAVED)).toBeVisible();
    const plain = await browserAt(cairn, { javaScript: false });
    await signInAs(plain, "engineer");
    await plain.goto("/check-ins/new");
    await plain.getByLabel("Shared notes").fill("Written without");
    await plain.locator('main form[method="post"] button').first().click();
    await expect(plain).toHaveURL(/\/check-ins\/(?!new)/);
    const again = await browserAt(cairn);
    await signInAs(again, "engineer");
    await again.goto("/check-ins/new");
    await expect(again.getByLabel("Shared notes")).toHaveValue("");
  });
});

test("an answer without a name is kept nowhere, so leaving asks", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    const database = new Sqlite(path.join(cairn.dataDir, "demo.db"));
    database.prepare(`UPDATE "FeedbackRequest" SET "named" = 0 WHERE "id" = 'feedback-leila-asks'`).run();
    database.close();
    await page.goto("/feedback/feedback-leila-asks/answer");
    await expect(page.getByRole("main").locator("output")).toHaveCount(0);
    await page.getByRole("textbox").first().fill("Clear in every review.");
    page.once("dialog", (dialog) => dialog.dismiss());
    await page.getByRole("link", { name: "Feedback", exact: true }).first().click();
    await expect(page.getByRole("textbox").first()).toHaveValue("Clear in every review.");
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("link", { name: "Feedback", exact: true }).first().click();
    await expect(page).toHaveURL(/\/feedback$/);
  });
});

test("a promotion case saves itself, and its Save button agrees with what was saved", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    await page.goto("/cases");
    const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
    const id = database
      .prepare(`SELECT "id" FROM "PromotionCase" WHERE "subjectId" = 'person-mara-okafor' AND "state" = 'draft'`)
      .pluck()
      .get();
    const stored = () => database.prepare(`SELECT "summary" FROM "PromotionCase" WHERE "id" = ?`).pluck().get(id);
    await page.goto(`/cases/${id}/summary`);
    await page.getByLabel("Summary").fill("Saves itself.");
    await expect(status(page, /^Saved \d\d:\d\d$/)).toBeVisible();
    expect(stored()).toBe("Saves itself.");

    const other = await page.context().newPage();
    await other.goto(`/cases/${id}/summary`);
    await expect(other.getByLabel("Summary")).toHaveValue("Saves itself.");
    await page.getByLabel("Summary").fill("Saves itself again.");
    await expect.poll(stored).toBe("Saves itself again.");
    await other.getByLabel("Summary").fill("From the other tab.");
    await expect(status(other, /^Changed in another tab\./)).toBeVisible();
    expect(stored()).toBe("Saves itself again.");
    await other.getByRole("button", { name: "Keep this text", exact: true }).click();
    await expect.poll(stored).toBe("From the other tab.");
    await other.getByLabel("Summary").fill("From the other tab, sent.");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByText("The summary was saved.")).toBeVisible();
    expect(stored()).toBe("From the other tab, sent.");

    // The Save button overwrites nothing either, as long as nobody has chosen.
    const third = await page.context().newPage();
    await third.goto(`/cases/${id}/summary`);
    await expect(third.getByLabel("Summary")).toHaveValue("From the other tab, sent.");
    await page.goto(`/cases/${id}/summary`);
    await page.getByLabel("Summary").fill("Newer still.");
    await expect.poll(stored).toBe("Newer still.");
    await third.getByLabel("Summary").fill("Typed in the third tab.");
    await expect(status(third, /^Changed in another tab\./)).toBeVisible();
    await third.getByRole("button", { name: "Save", exact: true }).click();
    await expect(third.getByText("Newer still.").first()).toBeVisible();
    expect(stored()).toBe("Newer still.");
    await expect(third.getByLabel("Summary")).toHaveValue("Typed in the third tab.");
    database.close();
  });
});
