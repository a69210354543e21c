import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import Sqlite from "better-sqlite3";
import type { Cairn } from "./support/cairn-process";
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test, withDemo } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

function readId(cairn: Cairn, sql: string): string {
  const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
  const found = database.prepare(sql).pluck().get();
  database.close();
  if (typeof found !== "string") throw new Error(`nothing found by: ${sql}`);
  return found;
}

test("evidence is added by a key from any page, completed, tagged from its words, and shared", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/ladder");
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Add evidence" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("What was done").fill("Alerts that page for symptoms, with tracing and dashboards");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status").filter({ hasText: "is added" })).toBeVisible();
  await expect(page).toHaveURL(/\/ladder$/);
  await dialog.getByRole("link", { name: "Complete it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit evidence");
  await expectAccessible(page);
  await page.getByLabel("What was the problem?").fill("Nobody knew **which** service was slow.");
  await page.getByLabel("What was the measured result?").fill("- pages a night: 7 to 2");
  await page.getByLabel("Links").fill("https://example.com/changes/1\njavascript:alert(1)");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("“javascript:alert(1)” is no link")).toBeVisible();
  await page.getByLabel("Links").fill("https://example.com/changes/1");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Only you can see this", { exact: true }).first()).toBeVisible();
  await expect(page.locator("strong", { hasText: "which" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Choose from suggestions" }).click();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Observability", exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Observability" })).toBeVisible();

  await page.getByRole("button", { name: "Share with Tomás Ferreira" }).click();
  await expect(
    page.getByText("Visible to you and Tomás Ferreira (your manager)", { exact: true }).first(),
  ).toBeVisible();
  const manager = await as("manager");
  await manager.goto(page.url());
  await expect(manager.getByRole("heading", { level: 1 })).toContainText("Alerts that page for symptoms");
  await expect(manager.getByRole("link", { name: "Edit" })).toHaveCount(0);
  await manager.goto("/evidence/shared");
  await expect(manager.getByRole("link", { name: /Alerts that page for symptoms/ })).toBeVisible();
  await page.getByRole("button", { name: "Stop sharing with my manager" }).click();
  await expect(page.getByText("Your manager no longer sees it.")).toBeVisible();
  expect((await manager.goto(page.url()))?.status()).toBe(404);
});

test("keys act nowhere while someone types, and can be switched off", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/people");
  await page.getByLabel("Name or location").pressSequentially("pete");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.locator("h1").click();
  await page.keyboard.press("?");
  await page.getByLabel("Single keys work in this browser").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("link", { name: "Add evidence" }).first().click();
  await expect(page.getByRole("dialog", { name: "Add evidence" })).toBeVisible();
});

test("a colleague who is asked vouches in their own words, and who declines sees it no more", async ({ as }) => {
  const page = await as("engineer", { javaScript: false });
  await page.goto("/evidence/new");
  await page.getByLabel("What was done").fill("Asked for a vouch");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const piece = page.url();
  for (const name of ["Tomás Ferreira", "Yara Mansour"]) {
    await page.getByLabel("Ask a colleague to endorse it").fill(name.split(" ")[1] ?? "");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("button", { name: `Ask ${name}` }).click();
    await expect(page.getByText("Asked. They see this item from now on.")).toBeVisible();
  }
  await expect(
    page.getByText("Visible to you, Tomás Ferreira and Yara Mansour", { exact: true }).first(),
  ).toBeVisible();
  const manager = await as("manager", { javaScript: false });
  await manager.goto("/");
  await manager.getByRole("link", { name: "Asked for a vouch" }).click();
  await manager.getByRole("button", { name: "Endorse" }).click();
  await expect(manager.getByText("Say in your own words what you saw.").first()).toBeVisible();
  await manager.getByLabel("In your own words").fill("I was there.");
  await manager.getByRole("button", { name: "Endorse" }).click();
  await expect(manager.getByText("your words are with the item")).toBeVisible();
  const other = await as("administrator", { javaScript: false });
  await other.goto(piece);
  await expect(other.getByText("I was there.")).toHaveCount(0);
  await other.getByText("Decline…").click();
  await other.getByRole("button", { name: "Decline" }).click();
  await expect(other.getByText("You no longer see the item.")).toBeVisible();
  expect((await other.goto(piece))?.status()).toBe(404);
  await page.goto(piece);
  await expect(page.getByText("I was there.")).toBeVisible();
  await expect(page.getByText(/declined on/)).toBeVisible();
});

test("two tabs never overwrite each other: the second is told and keeps its words", async ({ as }) => {
  const page = await as("engineer", { javaScript: false });
  await page.goto("/evidence/new");
  await page.getByLabel("What was done").fill("Edited in two tabs");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  const second = await page.context().newPage();
  await second.goto(page.url());
  await page.getByLabel("What did you decide?").fill("First words");
  await page.getByRole("button", { name: "Save" }).click();
  await second.getByLabel("What did you decide?").fill("Second words");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByRole("alert")).toContainText("First words");
  await expect(second.getByLabel("What did you decide?")).toHaveValue("Second words");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByText("Second words")).toBeVisible();
});

test("coverage shows gaps, leads to the criterion, and adds evidence to it", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/evidence/coverage");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Evidence coverage for Staff Engineer");
  await expectAccessible(page);
  const evidenced = page.locator("tr[data-competency=observability]");
  await expect(evidenced).toHaveAttribute("data-state", "evidenced");
  await expect(evidenced).toContainText("3 of 3 criteria shown, 2 needed");
  const missing = page.locator("tr[data-criterion][data-state=missing]").first();
  const text = ((await missing.getByRole("rowheader").getByRole("link").textContent()) ?? "").trim();
  await missing.getByRole("link", { name: /^Add evidence/ }).click();
  await expect(page.getByText(text)).toBeVisible();
  await page.getByRole("main").getByLabel("What was done").fill("Closes a gap of the map");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.goto("/evidence/coverage");
  const row = page.locator("tr[data-criterion]", { hasText: text }).first();
  await expect(row).toHaveAttribute("data-state", "evidenced");
  await row.getByText("Show the item").click();
  await expect(row.getByRole("link", { name: "Closes a gap of the map" })).toBeVisible();
});

test("a thousand lines with ten bad ones: each named, nothing lost, nothing written until confirmed", async ({
  as,
}) => {
  const page = await as("director", { javaScript: false });
  const lines = Array.from({ length: 1000 }, (_, index) =>
    index % 100 === 50 ? `Bad day ${index},2026-02-31,` : `Imported ${index},2026-01-15,https://example.com/i/${index}`,
  );
  const text = ["title,date,link", ...lines].join("\n");
  await page.goto("/evidence/import");
  await page.getByLabel("Or its text").fill(text);
  await page.getByRole("button", { name: "Show what it would do" }).click();
  await expect(page.getByText("“2026-02-31” is no day: write it like 2026-03-12")).toHaveCount(10);
  await expect(page.getByRole("rowheader", { name: "Line 52", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Import 990 items" }).click();
  await expect(page.getByRole("alert")).toContainText("Nothing was written");
  await page.getByRole("button", { name: "Change the text" }).click();
  await expect(page.getByLabel("Or its text")).toHaveValue(text);
  await page.getByRole("button", { name: "Show what it would do" }).click();
  await page.getByLabel(/Leave out what is listed/).check();
  await page.getByRole("button", { name: "Import 990 items" }).click();
  await expect(page.getByText("990 items imported. Only you see them.")).toBeVisible();
  await page.getByLabel("Search", { exact: true }).fill("imported 999");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("link", { name: "Imported 999" })).toBeVisible();
  await page.goto("/evidence/import");
  await page.getByLabel("Or its text").fill(text);
  await page.getByRole("button", { name: "Show what it would do" }).click();
  await expect(page.getByText("There is nothing new in it.")).toBeVisible();
});

test("everything of one's own is exported, and read back as nothing new", async ({ as, cairn }) => {
  const client = await signInOverHttp(cairn, "engineer");
  const page = await as("engineer", { javaScript: false });
  for (const format of ["markdown", "csv", "json"]) {
    const answer = await client.get(`/evidence/export/${format}`);
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="evidence-/);
    const text = await answer.text();
    expect(text).toContain("Tracing from the upload to the disk");
    expect(text).toContain("Mara had answered every objection");
    await page.goto("/evidence/import");
    await page.getByLabel("Or its text").fill(text);
    await page.getByRole("button", { name: "Show what it would do" }).click();
    await expect(page.getByText("There is nothing new in it."), format).toBeVisible();
  }
  await client.dispose();
});

test("files: the wrong kind and the too large one are refused with a message; a picture comes back as a download", async ({
  as,
  cairn,
}) => {
  const page = await as("engineer", { javaScript: false });
  await page.goto("/evidence/new");
  await page.getByLabel("What was done").fill("<img src=x onerror=alert(1)> with files");
  await page.getByLabel("What was the problem?").fill("<script>alert(1)</script> [a](javascript:alert(1))");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("<script>alert(1)</script>", { exact: false })).toBeVisible();
  expect(await page.locator("main script, main img").count()).toBe(0);
  const attach = async (name: string, buffer: Buffer) => {
    await page.getByLabel("Attach a file").setInputFiles({ name, mimeType: "image/png", buffer });
    await page.getByRole("button", { name: "Attach", exact: true }).click();
  };
  await attach("page.png", Buffer.from("<html><script>alert(1)</script>"));
  await expect(page.getByText("This file is none of those that can be attached")).toBeVisible();
  await attach("large.png", Buffer.concat([PNG, Buffer.alloc(3.2 * 1024 * 1024)]));
  await expect(page.getByText("The file is larger than 3 MB")).toBeVisible();
  await attach("graph.png", PNG);
  const link = page.getByRole("link", { name: "graph.png" });
  const href = (await link.getAttribute("href")) ?? "";

  const owner = await signInOverHttp(cairn, "engineer");
  const answer = await owner.get(href);
  expect(await answer.body()).toEqual(PNG);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "content-disposition": "attachment; filename=\"graph.png\"; filename*=UTF-8''graph.png",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  for (const persona of ["manager", "director", "administrator"] as const) {
    const client = await signInOverHttp(cairn, persona);
    expect((await client.get(href)).status(), persona).toBe(404);
    await client.dispose();
  }
  await page.getByText("Remove graph.png…").click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByText("The file is gone.")).toBeVisible();
  expect((await owner.get(href)).status()).toBe(404);
  await owner.dispose();
});

test("an archived piece deleted for good is gone with its file, from the disk too", async ({ as, cairn }) => {
  const page = await as("engineer", { javaScript: false });
  await page.goto("/evidence/new");
  await page.getByLabel("What was done").fill("Written down by mistake");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  // Content that no other piece has.
  const content = Buffer.concat([PNG, Buffer.from("by mistake")]);
  const file = { name: "mistake.png", mimeType: "image/png", buffer: content };
  await page.getByLabel("Attach a file").setInputFiles(file);
  await page.getByRole("button", { name: "Attach", exact: true }).click();
  const href = (await page.getByRole("link", { name: "mistake.png" }).getAttribute("href")) ?? "";
  const sha256 = createHash("sha256").update(content).digest("hex");
  const stored = async () => {
    const names = await readdir(path.join(cairn.dataDir, "demo-attachments"), { recursive: true });
    return names.filter((name) => name.includes(sha256));
  };
  expect(await stored()).toHaveLength(1);

  await expect(page.getByText("Delete for good")).toHaveCount(0);
  await page.getByText("Archive…").click();
  await page.getByRole("button", { name: "Archive it" }).click();
  const address = page.url();
  const withScript = await as("engineer");
  await withScript.goto(address);
  await withScript.getByText("Delete for good").click();
  await expectAccessible(withScript);
  await page.getByText("Delete for good").click();
  await page.getByRole("button", { name: "Delete this item for good" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My evidence");
  await page.goto("/evidence?archived=yes");
  await expect(page.getByRole("link", { name: "Written down by mistake" })).toHaveCount(0);
  expect(await stored()).toEqual([]);
  const owner = await signInOverHttp(cairn, "engineer");
  for (const gone of [new URL(address).pathname, href]) expect((await owner.get(gone)).status(), gone).toBe(404);
  await owner.dispose();
});

test("with a script, a file that is too large is refused before it is sent", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/evidence");
  await page.getByRole("table").getByRole("link").first().click();
  const input = page.getByLabel("Attach a file");
  await input.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.alloc(5 * 1024 * 1024) });
  expect(await input.evaluate((each: HTMLInputElement) => each.validationMessage)).toMatch(/larger than 3 MB/);
});

test("archived and restored, found again by words and filters in the address", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/evidence?archived=yes");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Talk at the meet-up on idempotency" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Restored.")).toBeVisible();
  await page.goto("/evidence?search=idempotency");
  await expect(page.getByRole("link", { name: "Talk at the meet-up on idempotency" })).toBeVisible();
  await page.getByRole("link", { name: "Talk at the meet-up on idempotency" }).click();
  await page.getByText("Archive…").click();
  await page.getByRole("button", { name: "Archive it" }).click();
  await expect(page.getByText("Archived. You can restore it at any time.")).toBeVisible();
  await page.goto("/evidence?competency=mentoring&role=staff-engineer");
  await expect(page.getByRole("link", { name: "Grew the lead of the quota project" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Tracing from the upload/ })).toHaveCount(0);
});

test("private means private at the wire: no word of it in any answer to anybody else", async ({ cairn }) => {
  const secret = "Grew the lead of the quota project";
  const id = readId(cairn, "SELECT id FROM Evidence WHERE title LIKE 'Review of the retention design%'");
  const owner = await signInOverHttp(cairn, "engineer");
  expect(await (await owner.get(`/evidence/${id}`)).text()).toContain("Review of the retention design");
  await owner.dispose();
  for (const persona of ["manager", "director", "administrator", null] as const) {
    const client = persona ? await signInOverHttp(cairn, persona) : await newClient(cairn);
    for (const address of [
      `/evidence/${id}`,
      `/evidence/${id}.data`,
      `/evidence/${id}/edit`,
      `/evidence/${id}/edit.data`,
      `/evidence/${id}/tags.data`,
      "/evidence.data",
      "/evidence/shared.data",
      "/evidence/coverage.data",
      "/evidence/export/json",
      "/record.data",
      "/_root.data",
    ]) {
      const answer = await client.get(address, { maxRedirects: 0 });
      const text = await answer.text();
      expect(text, `${persona} ${address}`).not.toContain("retention design");
      if (address.includes(id)) expect(answer.status(), `${persona} ${address}`).not.toBe(200);
      // Known to the manager alone, who was asked to vouch for it.
      if (persona !== "manager") expect(text, `${persona} ${address}`).not.toContain(secret);
    }
    for (const intent of ["share", "archive", "ask", "vouch", "attach", "place", "none"]) {
      const form = { intent, person: "person-mara-okafor", version: "1", words: "x" };
      const posted = await client.post(`/evidence/${id}`, { form, maxRedirects: 0 });
      expect([302, 404], `${persona} ${intent}`).toContain(posted.status());
      if (posted.status() === 302) expect(posted.headers().location).toMatch(/^\/sign-in/);
    }
    await client.dispose();
  }
});

test("a document is read with a script too, what is there already is named with its piece", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/evidence/import");
  const text = `## March 2026\n- 2026-03-40: No such day\n- Spoke about queues\n- Refunds (https://example.com/changes/7714)`;
  await page.getByLabel("Or its text").fill(text);
  await page.getByRole("button", { name: "Show what it would do" }).click();
  await expect(page.getByText("“2026-03-40” is no day")).toBeVisible();
  await expect(page.getByRole("link", { name: "Took the old block index out of use" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/Leave out what is listed/).check();
  await page.getByRole("button", { name: "Import 1 item" }).click();
  await expect(page.getByText("1 item imported. Only you see it.")).toBeVisible();
});

test("on a phone nothing but a table scrolls sideways, in both themes", async ({ as, cairn }) => {
  const id = readId(cairn, "SELECT id FROM Evidence WHERE title LIKE 'Tracing from the upload%'");
  for (const theme of ["light", "dark"] as const) {
    const page = await as("engineer", { width: 390, theme });
    for (const address of [
      "/evidence",
      "/evidence/coverage",
      "/evidence/new",
      "/evidence/import",
      `/evidence/${id}`,
      `/evidence/${id}/edit`,
      `/evidence/${id}/tags?competency=observability`,
      "/evidence/shared",
    ]) {
      await page.goto(address);
      await expectAccessible(page, theme === "dark" ? "look" : "all");
      await expectNoSidewaysScroll(page);
    }
  }
});

for (const javaScript of [true, false]) {
  test(`ticks stay while other competencies are looked up (${javaScript ? "with" : "without"} JavaScript)`, async ({
    browserAt,
  }) => {
    await withDemo({}, async (cairn) => {
      const page = await browserAt(cairn, { javaScript });
      await signInAs(page, "engineer");
      await page.goto("/evidence/new");
      await page.locator('main [name="title"]').fill("Xyzzy");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Xyzzy");
      await page.goto(`${new URL(page.url()).pathname}/tags`);
      const lookUp = async (name: string) => {
        await page.getByLabel("Look up a competency").selectOption({ label: name });
        await page.getByRole("button", { name: "Show its criteria", exact: true }).click();
        await expect(page.getByRole("group", { name, exact: true })).toBeVisible();
      };
      const boxOf = (name: string) => page.getByRole("checkbox", { name, exact: true });
      await lookUp("Observability");
      await boxOf("Observability").check();
      await page.getByRole("group", { name: "Observability", exact: true }).getByRole("checkbox").nth(1).check();
      await lookUp("Security");
      await boxOf("Security").check();
      await lookUp("Observability");
      await expect(
        page.getByRole("group", { name: "Observability", exact: true }).getByRole("checkbox").nth(1),
      ).toBeChecked();
      await expect(boxOf("Security")).toBeChecked();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByText("Saved what it shows.")).toBeVisible();
      for (const name of ["Observability", "Security"]) await expect(page.getByText(name).first()).toBeVisible();
    });
  });
}
