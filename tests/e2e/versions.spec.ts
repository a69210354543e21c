import { strToU8, zipSync } from "fflate";
import { readLadderSource } from "#app/features/ladder/files/ladder-folder";
import { expect, expectAccessible, signInAs, test, withDemo } from "./support/fixtures";

/** The shipped ladder as an archive, with other texts where they are given. */
async function archive(change: (path: string, text: string) => string): Promise<Buffer> {
  const { files } = await readLadderSource("ladder");
  const entries = files.map(({ path, text }) => [`my-ladder/${path}`, strToU8(change(path, text))] as const);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

const zip = (buffer: Buffer) => ({ name: "ladder.zip", mimeType: "application/zip", buffer });

/** Version 2027.1: mentoring asks for something else at level 3. */
const nextVersion = () =>
  archive((path, text) => {
    if (path === "ladder.yaml") return text.replace(/version: "[^"]+"/, 'version: "2027.1"');
    if (path !== "competencies/mentoring.yaml") return text;
    return text.replace(
      /( {2}- level: 3[\s\S]*? {4}criteria:\n)/,
      "$1      - id: writes-what-was-learnt\n        text: writes down after each quarter what the person they mentor now does alone, and that person agrees in writing\n",
    );
  });

test("a version is checked, previewed and published, a running cycle moves to it and back, and everyone is told", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    // Without a script: the sheet saves by its button.
    const engineer = await browserAt(cairn, { javaScript: false });
    await signInAs(engineer, "engineer");
    await engineer.goto("/");
    await engineer.getByRole("link", { name: /Start self-assessment/ }).click();
    const sheet = new URL(engineer.url()).pathname;
    await engineer.locator('label:has(input[name="rating.mentoring"][value="3"])').click();
    await engineer.getByRole("button", { name: "Save draft" }).last().click();
    await expect(engineer.getByText("Draft saved.")).toBeVisible();

    await engineer.goto("/assessments/new");
    await engineer.getByRole("button", { name: "Begin" }).click();
    const own = new URL(engineer.url()).pathname;
    await engineer.locator('label:has(input[name="rating.mentoring"][value="3"])').click();
    await engineer.getByRole("button", { name: "Save draft" }).last().click();

    const admin = await browserAt(cairn);
    await signInAs(admin, "administrator");
    await admin.goto("/ladder/publish");
    await admin
      .getByLabel(/Ladder folder/)
      .setInputFiles(
        zip(
          await archive((path, text) =>
            path === "roles/staff-engineer.yaml"
              ? text.replace("competency: observability", "competency: obsevability")
              : text,
          ),
        ),
      );
    await admin.getByRole("button", { name: "Check and show what changes" }).click();
    await expect(admin.getByText(/roles\/staff-engineer\.yaml:\d+:\d+: .*did you mean "observability"/)).toBeVisible();
    await expectAccessible(admin);

    await admin.getByLabel(/Ladder folder/).setInputFiles(zip(await archive((_, text) => text)));
    await admin.getByRole("button", { name: "Check and show what changes" }).click();
    await expect(admin.getByText("is published already")).toBeVisible();
    await expect(admin.getByRole("button", { name: /^Publish/ })).toHaveCount(0);

    await admin.goto("/ladder/publish");
    await admin.getByLabel(/Ladder folder/).setInputFiles(zip(await nextVersion()));
    await admin.getByRole("button", { name: "Check and show what changes" }).click();
    await expect(admin.getByRole("heading", { name: "1 change, breaking" })).toBeVisible();
    await expect(admin.getByRole("row", { name: /Senior Engineer.*with other words or criteria/ })).toBeVisible();
    await expect(admin.getByText("runs on with version")).toBeVisible();
    await expectAccessible(admin);
    await admin.getByRole("button", { name: "Publish Engineering ladder 2027.1" }).click();
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("What changed in Engineering ladder 2027.1");
    await expectAccessible(admin);

    // A draft of one's own moves when its author says so, and back.
    await engineer.goto(own);
    await expect(engineer.getByText("Version 2027.1 of the ladder is published since you began this.")).toBeVisible();
    await engineer.getByRole("link", { name: "See what moving to it would mean" }).click();
    await expect(engineer.getByText("Mentoring: What is looked for at level 3 changed.")).toBeVisible();
    await expect(engineer.getByText("No rating can be kept as it is.")).toBeVisible();
    await engineer.getByRole("button", { name: "Move to version 2027.1" }).click();
    await expect(engineer.getByText("The criteria changed since you rated this")).toBeVisible();
    await engineer.goto(own.replace(/self$/, "move"));
    await engineer.getByRole("button", { name: "Back to version 2026.5" }).click();
    await expect(engineer.getByText("Your assessment is back on version 2026.5.")).toBeVisible();
    await expect(engineer.locator('input[name="rating.mentoring"][value="3"]')).toBeChecked();

    await admin.goto("/cycles");
    await admin.getByRole("row").filter({ hasText: "Open" }).getByRole("link").first().click();
    await admin.getByRole("link", { name: "Ladder version", exact: true }).click();
    await expect(admin.getByRole("heading", { name: "Move on from version 2026.5 to 2027.1" })).toBeVisible();
    await expect(admin.getByText(/\d+ need another look by whoever gave them/)).toBeVisible();
    await expectAccessible(admin);
    await admin.getByRole("button", { name: /^Move \d+ assessments to version 2027.1/ }).click();
    await expect(admin.getByText(/assessments are on version 2027.1 now/)).toBeVisible();

    await engineer.goto("/");
    await expect(engineer.getByText("has 1 rating that need another look")).toBeVisible();
    await engineer.getByRole("link", { name: "Look at it" }).click();
    const mentoring = engineer.locator("#rate-mentoring");
    await expect(mentoring.getByText("The criteria changed since you rated this")).toBeVisible();
    await mentoring.getByRole("button", { name: "My rating still holds" }).click();
    await expect(engineer.getByText("The criteria changed since you rated this")).toHaveCount(0);
    await expect(engineer.locator('input[name="rating.mentoring"][value="3"]')).toBeChecked();

    // With a script it is the same, and the form goes on saving itself.
    const phone = await browserAt(cairn, { width: 390 });
    await signInAs(phone, "engineer");
    await phone.goto(sheet);
    await phone.locator("#rate-mentoring textarea").fill("Two of three I mentor now lead on their own.");
    await expect(phone.getByText(/Saved/).first()).toBeVisible();

    await admin.getByRole("link", { name: "Ladder version", exact: true }).click();
    await admin.getByRole("button", { name: /^Take \d+ assessments back/ }).click();
    await expect(admin.getByText(/are back on version 2026.5/)).toBeVisible();
    await engineer.goto(sheet);
    await expect(engineer.locator("#rate-mentoring textarea")).toHaveValue(
      "Two of three I mentor now lead on their own.",
    );
    await expect(engineer.locator('input[name="rating.mentoring"][value="3"]')).toBeChecked();
    await expect(engineer.getByText("The criteria changed")).toHaveCount(0);
  });
});

test("what changed for me: on home until it is read, and in the terms of one's role and aim", async ({ browserAt }) => {
  // An organisation of its own: where another test has read it, home does not tell it any more.
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    await page.goto("/");
    await page.getByRole("link", { name: "What changed for me" }).click();
    await expect(page.getByRole("heading", { name: "Your role: Senior Engineer" })).toBeVisible();
    const aim = page.getByRole("region", { name: "The role you aim at: Staff Engineer" });
    await expect(aim.getByRole("listitem").filter({ hasText: "Diagnosis and debugging" }).first()).toContainText(
      "New for this role",
    );
    await page.goto("/ladder/versions");
    const first = await page.locator('a[href*="/ladder/versions/"]').last().getAttribute("href");
    await page.goto(`/ladder/changed-for-me?from=${first?.match(/versions\/([\w-]+)/)?.[1]}`);
    await expect(aim.getByText("Raised", { exact: true }).first()).toBeVisible();
    await expect(aim.getByText("It was part of Running services.").first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Everything that changed" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("What changed in");
    await expect(page.getByText("Monitoring is called Observability now.")).toBeAttached();
    await page.goto("/ladder/changed-for-me");
    await page.getByRole("button", { name: "I have read this" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");
    await expect(page.getByRole("link", { name: "What changed for me" })).toHaveCount(0);
  });
});

test("the ladder opens to visitors by a switch, on record, and nothing of people with it", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const visitor = await browserAt(cairn, { width: 390 });
    await visitor.goto("/ladder");
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    const admin = await browserAt(cairn);
    await signInAs(admin, "administrator");
    await admin.goto("/settings");
    await admin.getByLabel("Anyone may read the ladder without signing in").check();
    await admin.getByRole("button", { name: "Save" }).click();
    await expect(admin.getByText("The settings were saved.")).toBeVisible();
    await admin.goto("/record");
    await expect(admin.getByText("Ladder public")).toBeVisible();

    for (const path of [
      "/ladder",
      "/ladder/roles/staff-engineer",
      "/ladder/competencies/observability",
      "/ladder/versions",
    ]) {
      await visitor.goto(path);
      await expect(visitor.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText([
        "Ladder",
        "Sign in",
      ]);
      await expect(visitor.getByText(/Your role|You aim at/)).toHaveCount(0);
      expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await expectAccessible(visitor);
    }
    for (const path of ["/people", "/ladder/changed-for-me", "/ladder/publish", "/"]) {
      await visitor.goto(path);
      await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    }
  });
});

test("one's own role and aim are marked, and the pages of versions fit a phone", async ({ as }) => {
  const page = await as("engineer", { width: 390, theme: "dark" });
  await page.goto("/ladder");
  await expect(
    page.getByRole("listitem").filter({ hasText: "Senior Engineer" }).getByText("Your role").first(),
  ).toBeVisible();
  await expect(page.getByText("You aim at this")).toBeVisible();
  await page.getByRole("link", { name: /versions and what changed/ }).click();
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /\d+ changes/ })
    .first()
    .click();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
