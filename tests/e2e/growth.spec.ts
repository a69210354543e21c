import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import type { Cairn } from "./support/cairn-process";
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test, withDemo } from "./support/fixtures";
import { signInOverHttp } from "./support/http-client";

const MARA = "person-mara-okafor";

/** A demo organisation of its own: these tests change what others count. */
async function withPair(
  browserAt: (cairn: Cairn, options?: { javaScript?: boolean }) => Promise<Page>,
  options: { javaScript?: boolean },
  use: (engineer: Page, manager: Page, cairn: Cairn) => Promise<void>,
): Promise<void> {
  await withDemo({}, async (cairn) => {
    const engineer = await browserAt(cairn, options);
    await signInAs(engineer, "engineer");
    const manager = await browserAt(cairn, options);
    await signInAs(manager, "manager");
    await use(engineer, manager, cairn);
  });
}

for (const javaScript of [true, false]) {
  test(`from a gap to a goal, an action, and the evidence that closes it (${javaScript ? "with" : "without"} JavaScript)`, async ({
    browserAt,
  }) => {
    await withPair(browserAt, { javaScript }, async (engineer, manager) => {
      await engineer.goto("/growth");
      const gap = engineer.getByRole("row", { name: /Security/ });
      await gap.getByRole("link", { name: /Add goal/ }).click();
      await expect(engineer.getByRole("heading", { level: 1 })).toHaveText("New goal: Security");
      await expect(engineer.getByLabel(/^From/)).toHaveValue("2");
      await expect(engineer.getByLabel(/^To/)).toHaveValue("3");
      expect(await engineer.getByRole("checkbox", { checked: true }).count()).toBeGreaterThan(0);

      // A refusal keeps all that was typed.
      await engineer.getByLabel(/Why it matters/).fill("Every service signs its own tokens.");
      await engineer.getByLabel(/^Action 1/).fill("List who signs what");
      await engineer.getByLabel(/^To/).selectOption("1");
      await engineer.getByRole("button", { name: "Add the goal" }).click();
      await expect(engineer.getByText("Choose a level above where it starts")).toBeVisible();
      await expect(engineer.getByLabel(/Why it matters/)).toHaveValue("Every service signs its own tokens.");
      await engineer.getByLabel(/^To/).selectOption("3");
      await engineer.getByRole("button", { name: "Add the goal" }).click();
      await expect(engineer.getByRole("heading", { level: 1 })).toHaveText("Goal: Security");

      await engineer.getByRole("button", { name: "Start now" }).click();
      await expect(engineer.getByText("The goal is active.")).toBeVisible();
      await engineer.getByText("Mark as done: List who signs what").click();
      await engineer.getByLabel(/new evidence item/).fill("A list of all signers of tokens");
      await engineer.getByRole("button", { name: "Done", exact: true }).click();
      await expect(engineer.getByText("Shown by: A list of all signers of tokens")).toBeVisible();
      const goal = new URL(engineer.url()).pathname;

      // The manager sees that there is a piece, not which; and changes something.
      await manager.goto(`/growth/${MARA}`);
      await expect(manager.getByText("Done with evidence: “List who signs what”")).toBeVisible();
      await manager.goto(goal);
      await expect(manager.getByText("evidence that is not shared with you")).toBeVisible();
      for (const address of [goal, `${goal}.data`, `/growth/${MARA}.data`, `/growth/${MARA}/agenda.data`]) {
        expect(await (await manager.request.get(address)).text()).not.toContain("A list of all signers");
      }
      await manager.getByRole("link", { name: "Edit", exact: true }).click();
      await manager.getByLabel(/Help needed/).fill("Yara, for an hour");
      await manager.getByRole("button", { name: "Save" }).click();
      await expect(manager.getByText("The goal was saved.")).toBeVisible();

      // The engineer sees the change, until they say that they have.
      await engineer.goto("/");
      await expect(engineer.getByText(/updated your growth plan/)).toBeVisible();
      await engineer.goto("/growth");
      await expect(engineer.getByText("Help needed: Yara, for an hour").first()).toBeVisible();
      await engineer.getByRole("button", { name: "Mark as read" }).click();
      await expect(engineer.getByText("Noted:")).toBeVisible();
      await expect(engineer.getByText("Changed since you last looked")).toHaveCount(0);

      // Dropping asks why, and can be undone.
      await engineer.goto(goal);
      await engineer.getByText("Drop this goal…").click();
      await engineer.getByLabel(/^Why/).fill("Security does it for all of us");
      await engineer.getByRole("button", { name: "Drop it" }).click();
      await expect(engineer.getByText("The goal is dropped.")).toBeVisible();
      await engineer.getByRole("button", { name: "Take up again" }).click();
      await expect(engineer.getByText("The goal is active again.")).toBeVisible();
    });
  });
}

test("two who edit the same goal: the second sees both versions and loses nothing", async ({ browserAt }) => {
  await withPair(browserAt, {}, async (engineer, manager) => {
    for (const page of [engineer, manager]) await page.goto("/growth/goals/goal-3/edit");
    await engineer.getByLabel(/Why it matters/).fill("The engineer’s words");
    await manager.getByLabel(/Why it matters/).fill("The manager’s words");
    await engineer.getByRole("button", { name: "Save" }).click();
    await expect(engineer.getByText("The goal was saved.")).toBeVisible();
    await manager.getByRole("button", { name: "Save" }).click();
    await expect(manager.getByText("Someone else changed this")).toBeVisible();
    await expect(manager.getByText("The engineer’s words")).toBeVisible();
    await expect(manager.getByLabel(/Why it matters/)).toHaveValue("The manager’s words");
    await manager.getByRole("button", { name: "Save" }).click();
    await expect(manager.getByText("The goal was saved.")).toBeVisible();
  });
});

const SHARED = "We agreed on two things and no more.";
const MINE = "What only the engineer keeps in mind.";
const THEIRS = "What only the manager keeps in mind.";

test("a check-in: shared notes, follow-ups, and private notes that never reach the other person", async ({
  browserAt,
}) => {
  await withPair(browserAt, {}, async (engineer, manager, cairn) => {
    await engineer.goto("/check-ins/new");
    await engineer.getByLabel(/Shared notes/).fill(SHARED);
    await engineer.getByLabel(/My private note/).fill(MINE);
    await expectAccessible(engineer);
    await engineer.getByRole("button", { name: "Save check-in" }).click();
    await expect(engineer.getByText(SHARED)).toBeVisible();
    await engineer.getByLabel("What", { exact: true }).fill("Send the numbers");
    await engineer.getByRole("button", { name: "Add", exact: true }).click();
    await expect(engineer.getByText("The follow-up was added.")).toBeVisible();
    const checkIn = new URL(engineer.url()).pathname;

    await manager.goto(checkIn);
    await expect(manager.getByText(SHARED)).toBeVisible();
    await manager.getByLabel(/Private note/).fill(THEIRS);
    await manager.getByRole("button", { name: "Save my note" }).click();
    await expect(manager.getByText("Your private note was saved.")).toBeVisible();
    await manager.getByRole("button", { name: /^Done ?: Send the numbers/ }).click();
    await expect(manager.getByText("Ticked off.")).toBeVisible();
    await expectAccessible(manager);

    await engineer.goto(checkIn);
    await expect(engineer.getByLabel(/Private note/)).toHaveValue(MINE);
    const addresses = [
      checkIn,
      `${checkIn}.data`,
      `${checkIn}/edit.data`,
      "/check-ins.data",
      "/growth/export?format=json",
    ];
    const both = [...addresses, `/check-ins.data?person=${MARA}`, `/growth/${MARA}/agenda.data`, "/_root.data"];
    for (const address of both) {
      expect(await (await engineer.request.get(address)).text(), address).not.toContain(THEIRS);
      expect(await (await manager.request.get(address)).text(), address).not.toContain(MINE);
    }
    for (const persona of ["director", "administrator"] as const) {
      const client = await signInOverHttp(cairn, persona);
      for (const address of both) {
        const text = await (await client.get(address)).text();
        for (const words of [SHARED, MINE, THEIRS]) expect(text, `${persona} ${address}`).not.toContain(words);
      }
      expect(await (await client.get("/record")).text()).not.toContain(SHARED);
      await client.dispose();
    }
    expect(await (await engineer.request.get("/growth/export?format=md")).text()).toContain(MINE);
  });
});

test("the agenda says why each point is there, and is put in another order without JavaScript", async ({ as }) => {
  const page = await as("engineer", { javaScript: false });
  await page.goto(`/growth/${MARA}/agenda`);
  const titles = () => page.locator("ol > li p.font-semibold").allTextContents();
  const before = await titles();
  expect(before.length).toBeGreaterThan(4);
  await expect(page.getByText("follow-up, due three weeks ago")).toBeVisible();
  await expect(page.getByText(/In 2026 H1 the self-rating was|In \d{4} H\d the self-rating was/).first()).toBeVisible();
  await page
    .getByRole("button", { name: /^Move down: / })
    .first()
    .click();
  expect(await titles()).toEqual([before[1], before[0], ...before.slice(2)]);
  await page.goto(`/growth/${MARA}/agenda`);
  expect(await titles()).toEqual([before[1], before[0], ...before.slice(2)]);
  await page.getByRole("button", { name: "Back to the suggested order" }).click();
  expect(await titles()).toEqual(before);
});

test("the manager’s agenda has nothing that is not shared with them", async ({ as, cairn }) => {
  const manager = await as("manager");
  await manager.goto(`/growth/${MARA}/agenda`);
  await expect(manager.getByRole("heading", { level: 1 })).toHaveText("Next conversation with Mara Okafor");
  const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
  const titles = database
    .prepare("SELECT title FROM Evidence WHERE subjectId = ? AND sharedWithManagerAt IS NULL")
    .pluck()
    .all(MARA) as string[];
  database.close();
  const text = await (await manager.request.get(`/growth/${MARA}/agenda.data`)).text();
  for (const title of titles) expect(text).not.toContain(title);
});

test("feedback without names: read all at once from three on, and nothing at the wire says whose it is", async ({
  browserAt,
}) => {
  await withPair(browserAt, {}, async (engineer, manager, cairn) => {
    // The manager asks; three of the team answer, one of them through the screens.
    await manager.goto("/feedback/new?competency=mentoring");
    await expectAccessible(manager);
    await manager.getByRole("radio", { name: /Without names/ }).check();
    for (const name of ["Mara Okafor", "Leila Haddad"]) await manager.getByRole("checkbox", { name }).check();
    await manager.getByLabel(/Level for competency 1/).selectOption("3");
    await manager.getByLabel(/Find someone else/).fill("Okafor");
    await manager.getByRole("button", { name: "Find" }).click();
    await expect(manager.getByText("Nobody else here is called that")).toBeVisible();
    await manager.getByLabel(/Find someone else/).fill("amelie");
    await manager.getByRole("button", { name: "Find" }).click();
    await expect(manager.getByRole("checkbox", { name: "Amélie Rousseau" })).not.toBeChecked();
    await expect(manager.getByRole("checkbox", { name: "Mara Okafor" })).toBeChecked();
    await manager.getByRole("button", { name: "Send the request" }).click();
    await expect(manager.getByText(/Choose at least three/).first()).toBeVisible();
    await expect(manager.getByRole("radio", { name: /Without names/ })).toBeChecked();
    for (const name of ["Jun-ho Baek", "Oskar Lindqvist"]) await manager.getByRole("checkbox", { name }).check();
    await manager.getByRole("button", { name: "Send the request" }).click();
    await expect(manager.getByText("Request sent.")).toBeVisible();
    const request = new URL(manager.url()).pathname;
    const id = request.split("/").at(-1) ?? "";

    await engineer.goto("/");
    await engineer.getByRole("link", { name: "Give feedback to Tomás Ferreira" }).click();
    await expect(engineer.getByText("Your answer has no name and no time")).toBeVisible();
    await engineer.getByRole("button", { name: "Send my answer" }).click();
    await expect(engineer.getByText(/Answer for at least one criterion/)).toBeVisible();
    await engineer.getByRole("radio", { name: "Seen", exact: true }).first().check();
    await engineer.getByLabel(/In your words/).fill("You let me find it myself.");
    await expectAccessible(engineer);
    await engineer.getByRole("button", { name: "Send my answer" }).click();
    await expect(engineer.getByText("Sent. Thank you")).toBeVisible();
    expect((await engineer.request.get(`${request}/answer`)).status()).toBe(403);

    const wire = async () => (await manager.request.get(`${request}.data`)).text();
    expect(await wire()).not.toContain("You let me find it myself.");
    answerInDatabase(cairn, id, 2);
    await manager.goto(request);
    await expect(manager.getByRole("heading", { name: "Three of four colleagues answered" })).toBeVisible();
    expect(await wire()).not.toContain("You let me find it myself.");
    await manager.getByText("Close it and read the answers…").click();
    await manager.getByRole("button", { name: "Close it", exact: true }).click();
    await expect(manager.getByText("You let me find it myself.")).toBeVisible();
    await expectAccessible(manager);
    const ids = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
    for (const answer of ids.prepare("SELECT id FROM FeedbackAnswer WHERE requestId = ?").pluck().all(id)) {
      expect(await wire()).not.toContain(String(answer));
    }
    ids.close();
    // Nobody else reads it.
    for (const persona of ["engineer", "director", "administrator"] as const) {
      const client = await signInOverHttp(cairn, persona);
      expect((await client.get(request)).status()).toBe(persona === "engineer" ? 403 : 404);
      await client.dispose();
    }
  });
});

/** Answers of colleagues who have no sign-in in the demo. */
function answerInDatabase(cairn: Cairn, requestId: string, count: number): void {
  const database = new Sqlite(path.join(cairn.dataDir, "demo.db"));
  const open = database
    .prepare("SELECT colleagueId FROM FeedbackInvitation WHERE requestId = ? AND state = 'open' LIMIT ?")
    .pluck()
    .all(requestId, count) as string[];
  for (const [index, colleagueId] of open.entries()) {
    database
      .prepare("UPDATE FeedbackInvitation SET state = 'answered' WHERE requestId = ? AND colleagueId = ?")
      .run(requestId, colleagueId);
    const content = JSON.stringify([{ competencyId: "mentoring", criteria: {}, words: `Other words ${index}` }]);
    database
      .prepare("INSERT INTO FeedbackAnswer (id, requestId, content) VALUES (?, ?, ?)")
      .run(`0000000${index}-random`, requestId, content);
  }
  database.close();
}

test("the export holds what is one’s own, as a file", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/growth");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "as Markdown" }).click();
  const file = await (await download).path();
  const text = readFileSync(file, "utf8");
  expect(text).toContain("# Growth of Mara Okafor");
  expect(text).toContain("### Mentoring");
  expect(text).not.toContain("Ask again about the on-call load");
});

const PAGES = [
  "/growth",
  "/growth/goals/goal-1",
  "/growth/new",
  "/growth/new?competency=observability",
  `/growth/${MARA}/agenda`,
  "/check-ins",
  "/check-ins/check-in-1",
  "/feedback",
  "/feedback/new",
  "/feedback/feedback-mara-named",
  "/feedback/feedback-mara-unnamed-open",
  "/feedback/feedback-amelie-asks/answer",
];

for (const [theme, width] of [
  ["light", 1280],
  ["dark", 390],
] as const) {
  test(`pages of growth are accessible and fit, ${theme} at ${width}`, async ({ as }) => {
    const page = await as("engineer", { theme, width });
    for (const address of PAGES) {
      await page.goto(address);
      await expectAccessible(page, theme === "dark" ? "look" : "all");
      await expectNoSidewaysScroll(page);
    }
  });
}
