import { createHash } from "node:crypto";
import path from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test, withDemo } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

const NARRATIVE = "Words of a draft that nobody else may read yet.";
const DIRECTORS_REASONS = "Reasons of the chair, read by nobody before the end.";
const ADMINS_REASONS = "Reasons of the second member.";
const TO_THE_ENGINEER = "Bring one direction to two other teams, and come again.";

/** From a gap to a submitted case, blind votes, "not yet" and the goals that follow. */
test("an engineer's path to a decision, and on", async ({ browserAt }) => {
  test.setTimeout(540_000);
  await withDemo({}, async (cairn) => {
    const open = async (persona: Parameters<typeof signInAs>[1], javaScript = true) => {
      const page = await browserAt(cairn, { javaScript });
      await signInAs(page, persona);
      return page;
    };
    const engineer = await open("engineer");
    // The gap becomes a goal, the goal's competency gets its words in the case.
    await engineer.goto("/growth/new?competency=observability&from=3&to=4");
    await engineer.getByLabel(/Why it matters/).fill("The last gap of core weight.");
    await engineer.getByRole("button", { name: "Add the goal" }).click();

    await engineer.goto("/");
    await engineer.getByRole("link", { name: "My case" }).click();
    await expect(engineer.getByRole("heading", { level: 1 })).toHaveText("Mara Okafor, for Staff Engineer");
    const caseUrl = new URL(engineer.url()).pathname;
    await expectAccessible(engineer);
    await engineer.getByRole("link", { name: /Write about Observability/ }).click();
    await engineer.getByLabel(/Your note/).fill(`- **${NARRATIVE}**`);
    await engineer.getByLabel(/Find among your/).fill("a");
    await engineer.getByRole("button", { name: "Save and find" }).click();
    await expect(engineer.getByRole("status").filter({ hasText: "found" })).toBeVisible();
    await expect(engineer.getByLabel(/Your note/)).toHaveValue(`- **${NARRATIVE}**`);
    await engineer
      .getByRole("checkbox", { name: /defines service-level objectives/ })
      .first()
      .check();
    await expectAccessible(engineer);
    await engineer.getByRole("button", { name: "Save", exact: true }).click();
    await expect(engineer.getByRole("listitem").locator("strong", { hasText: NARRATIVE })).toHaveText(NARRATIVE);

    // Two tabs: the older one does not overwrite, and loses nothing.
    const other = await browserAt(cairn);
    await signInAs(other, "engineer");
    await other.goto(`${caseUrl}/summary`);
    await engineer.goto(`${caseUrl}/summary`);
    await engineer.getByLabel("Summary").fill("The newer summary.");
    await engineer.getByRole("button", { name: "Save" }).click();
    await other.getByLabel("Summary").fill("Typed in the other tab.");
    await other.getByRole("button", { name: "Save" }).click();
    await expect(other.getByRole("alert")).toContainText("The newer summary.");
    await expect(other.getByLabel("Summary")).toHaveValue("Typed in the other tab.");

    // Until they are asked, nobody of those above or beside reads a word.
    for (const persona of ["manager", "director", "administrator"] as const) {
      const client = await signInOverHttp(cairn, persona);
      for (const path of [caseUrl, `${caseUrl}.data`, `${caseUrl}/export/json`, `${caseUrl}/summary`]) {
        const answer = await client.get(path);
        expect(answer.status(), `${persona} ${path}`).toBe(404);
        expect(await answer.text()).not.toContain(NARRATIVE);
      }
      await client.dispose();
    }

    await engineer.goto(caseUrl);
    await engineer.getByRole("button", { name: "Ask my manager to review" }).click();
    await expect(engineer.getByText("With the manager")).toBeVisible();

    // The manager works without JavaScript.
    const manager = await open("manager", false);
    await manager.goto("/");
    await manager.getByRole("link", { name: "Read and recommend Mara Okafor’s case" }).click();
    await expect(manager.getByText(NARRATIVE)).toBeVisible();
    await manager.getByRole("link", { name: "Recommend or send back" }).click();
    await manager.getByRole("button", { name: "Record my recommendation" }).click();
    await expect(manager.getByText("Say why").first()).toBeVisible();
    await manager.getByLabel("Promote now").check();
    await manager.getByLabel("Your reasoning").fill("I saw it twice.");
    await manager.getByRole("button", { name: "Record my recommendation" }).click();
    await expect(manager.getByText("Mara Okafor can submit the case now.")).toBeVisible();

    await engineer.goto(caseUrl);
    await engineer.getByRole("link", { name: "Submit", exact: true }).click();
    await expectAccessible(engineer);
    await engineer.getByRole("button", { name: "Submit the case" }).click();
    await expect(engineer.getByText(/SHA-256 of what was submitted: [0-9a-f]{64}/)).toBeAttached();
    await checkExports(engineer, caseUrl);

    // An administrator places it, and reads none of it.
    const administrator = await open("administrator");
    await administrator.goto(caseUrl);
    await expect(administrator.getByText("You see that this case is there")).toBeVisible();
    await expect(administrator.getByText(NARRATIVE)).toBeHidden();
    await administrator.goto("/committees/committee-now");
    await administrator.getByRole("button", { name: /Put before this session.*Mara Okafor/ }).click();
    await expect(administrator.getByRole("link", { name: "Mara Okafor, Staff Engineer" })).toBeVisible();
    await expectAccessible(administrator);

    // The chair votes; the second member sees that, and not what.
    const director = await open("director");
    await director.goto(`${caseUrl}/vote`);
    await castVote(director, "Not yet", DIRECTORS_REASONS);
    await administrator.goto(`${caseUrl}/vote`);
    await expect(administrator.getByText("1 of 4 have voted")).toBeVisible();
    for (const client of [administrator, manager, engineer]) {
      for (const path of [
        `${caseUrl}/vote`,
        `${caseUrl}/vote.data`,
        caseUrl,
        `${caseUrl}.data`,
        "/committees/committee-now.data",
      ]) {
        expect(await (await client.request.get(path)).text()).not.toContain(DIRECTORS_REASONS);
      }
    }
    await expectAccessible(administrator);
    await castVote(administrator, "Not yet", ADMINS_REASONS);
    await director.goto(`${caseUrl}/vote`);
    await expect(director.getByText(ADMINS_REASONS)).toBeHidden();
    await director.getByText("End the vote now").click();
    await director.getByRole("button", { name: "End the vote" }).click();
    await expect(director.getByText(ADMINS_REASONS)).toBeVisible();
    await expect(director.getByRole("heading", { name: "Approve: 0, Not yet: 2, Abstain: 0" })).toBeVisible();

    await director.getByRole("link", { name: "Record the decision" }).click();
    await expectAccessible(director);
    await director.getByRole("radio", { name: "Not yet" }).check();
    await director.getByLabel("To Mara Okafor").fill(TO_THE_ENGINEER);
    await director.getByRole("button", { name: "Record the decision" }).click();
    await expect(director.getByText("Name at least one competency")).toBeVisible();
    await director.getByRole("checkbox", { name: /Cross-team influence/ }).check();
    await director.getByRole("checkbox", { name: /Technical strategy/ }).check();
    await director.getByRole("button", { name: "Record the decision" }).click();
    await expect(director.getByText("The decision is recorded")).toBeVisible();

    // The engineer reads the words, never the votes, and makes goals of the gaps by one click.
    await engineer.goto(caseUrl);
    await expect(engineer.getByText(TO_THE_ENGINEER)).toBeVisible();
    expect(await engineer.content()).not.toContain(DIRECTORS_REASONS);
    await engineer.getByRole("button", { name: "Turn these gaps into growth goals" }).click();
    await expect(engineer.getByText("2 goals are in your growth plan")).toBeVisible();
    await expect(engineer.getByText("a goal of the growth plan")).toHaveCount(2);
    await engineer.goto("/growth");
    await expect(engineer.getByText("Cross-team influence").first()).toBeVisible();
    await engineer.goto(caseUrl);
    await engineer.getByRole("button", { name: "Close the case" }).click();
    await expect(engineer.getByText("The case is closed.")).toBeVisible();
    await administrator.goto("/record?kind=case");
    await expect(
      administrator.getByText("recorded the committee’s “not yet” on the promotion case of").first(),
    ).toBeVisible();
    expect(await administrator.content()).not.toContain(TO_THE_ENGINEER);
  });
});

async function castVote(page: Page, vote: string, reasons: string): Promise<void> {
  await page.getByRole("radio", { name: vote }).check();
  await page.getByLabel("Your reasons").fill(reasons);
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Your vote is cast.")).toBeVisible();
}

/** The JSON is the hashed text itself; PDF and Markdown bear its number and its words. */
async function checkExports(page: Page, caseUrl: string): Promise<void> {
  const footer = (await page.getByText(/SHA-256 of what was submitted/).textContent()) ?? "";
  const hash = /[0-9a-f]{64}/.exec(footer)?.[0] ?? "no hash";
  const get = async (format: string) => (await page.request.get(`${caseUrl}/export/${format}`)).body();
  expect(
    createHash("sha256")
      .update(await get("json"))
      .digest("hex"),
  ).toBe(hash);
  const markdown = (await get("md")).toString("utf8");
  for (const words of [hash, `- **${NARRATIVE}**`, "# Mara Okafor, for Staff Engineer"])
    expect(markdown).toContain(words);
  const [first, second] = [await get("pdf"), await get("pdf")];
  expect(first.equals(second)).toBe(true);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(first)), { mergePages: true });
  for (const words of [hash, NARRATIVE, "Tomás Ferreira"]) expect(text.replace(/\s+/g, " ")).toContain(words);
}

test("an approval changes the role, once", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const director = await browserAt(cairn);
    await signInAs(director, "director");
    const administrator = await browserAt(cairn);
    await signInAs(administrator, "administrator");
    const caseUrl = "/cases/case-priya-raghunathan";
    for (const page of [director, administrator]) {
      await page.goto(`${caseUrl}/vote`);
      await castVote(page, "Approve", "At the level, for two cycles.");
    }
    await director.goto(`${caseUrl}/decision`);
    await director.getByRole("radio", { name: /^Approve/ }).check();
    await director.getByLabel("To Priya Raghunathan").fill("Well deserved.");
    await director.getByRole("button", { name: "Record the decision" }).click();
    await expect(director.getByText("The decision is recorded")).toBeVisible();
    await director.goto("/people/person-priya-raghunathan");
    await expect(director.getByText("Senior Engineer").first()).toBeVisible();
    await administrator.goto("/record?kind=case");
    await expect(administrator.getByText("recorded that the committee approved").first()).toBeVisible();
    await administrator.goto("/committees/committee-now");
    await expect(administrator.getByRole("row", { name: /Priya Raghunathan/ })).toContainText("Approved");
  });
});

test("a long case: an overview first, its evidence on pages of its own, and all of it on one to print", async ({
  browserAt,
}) => {
  await withDemo({}, async (cairn) => {
    const database = new Sqlite(path.join(cairn.dataDir, "demo.db"));
    const author = database.prepare("SELECT subjectId FROM PromotionCase WHERE id = 'case-mara-okafor'").pluck().get();
    const had = database
      .prepare("SELECT count(DISTINCT evidenceId) FROM CaseEvidence WHERE caseId = 'case-mara-okafor'")
      .pluck()
      .get() as number;
    const write = database.prepare(
      "INSERT INTO Evidence (id, subjectId, authorId, title, result, links, createdAt) VALUES (?, ?, ?, ?, ?, '[]', ?)",
    );
    const choose = database.prepare(
      "INSERT INTO CaseEvidence (caseId, evidenceId, competencyId, criterionId) VALUES ('case-mara-okafor', ?, 'mentoring', '')",
    );
    for (let index = 1; index <= 61 - had; index++) {
      write.run(
        `long-${index}`,
        author,
        author,
        `Zenith ${index}`,
        `Measured ${index}`,
        "2026-01-01T00:00:00.000+00:00",
      );
      choose.run(`long-${index}`);
    }
    database.close();
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    await page.goto("/cases/case-mara-okafor");
    await expect(page.getByText("61 items, read on pages of their own:")).toBeVisible();
    await expect(page.getByText("Measured 1", { exact: true })).toHaveCount(0);
    await expectAccessible(page);
    // What no day is known of comes last, in the order of titles.
    const last = page.getByRole("link", { name: /^61\. Zenith/ });
    await last.click();
    await expect(page).toHaveURL(/pieces=3#piece-61$/);
    await expect(page.getByRole("heading", { name: /^61\. Zenith/ })).toBeInViewport();
    await expect(page.getByText("Page 3 of 3")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Previous page" }).click();
    await expect(page.locator("[id^=piece-]")).toHaveCount(30);
    await page.getByRole("link", { name: "Back to the case" }).click();
    await page.getByRole("link", { name: "Whole case, to print" }).click();
    await expect(page.locator("[id^=piece-]")).toHaveCount(61);
    await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
    // An address that makes no sense is the nearest page.
    await page.goto("/cases/case-mara-okafor?pieces=99");
    await expect(page.getByText("Page 3 of 3")).toBeVisible();
  });
});

test("a member without a part in a case reads neither it nor its votes", async ({ as, cairn }) => {
  const manager = await as("manager");
  await manager.goto("/committees/committee-now");
  await expect(manager.getByRole("row", { name: /Priya Raghunathan/ })).toContainText("you are the manager");
  expect((await manager.request.get("/cases/case-priya-raghunathan/vote")).status()).toBe(403);
  const visitor = await newClient(cairn);
  for (const path of [
    "/cases",
    "/cases/case-priya-raghunathan",
    "/committees",
    "/cases/case-priya-raghunathan/export/pdf",
  ]) {
    expect((await visitor.get(path, { maxRedirects: 0 })).status(), path).toBe(302);
  }
  await visitor.dispose();
});

for (const { name, options } of [
  { name: "on a phone, dark", options: { width: 390, theme: "dark" } },
  { name: "on a wide screen, light", options: { width: 1280, theme: "light" } },
] as const) {
  test(`every screen of cases and committees (${name})`, async ({ as }) => {
    const look = async (page: Page, path: string) => {
      await page.goto(path);
      await expectAccessible(page, options.theme === "dark" ? "look" : "all");
      await expectNoSidewaysScroll(page);
    };
    const engineer = await as("engineer", options);
    for (const path of ["/cases", "/cases/new", "/cases/case-mara-okafor", "/cases/case-mara-okafor/sharing"]) {
      await look(engineer, path);
    }
    const manager = await as("manager", options);
    for (const path of ["/cases/case-jun-ho-baek/review", "/cases/case-leila-haddad"]) await look(manager, path);
    const director = await as("director", options);
    for (const path of ["/committees", "/committees/committee-now", "/cases/case-eluned-pryce/vote"]) {
      await look(director, path);
    }
    const administrator = await as("administrator", options);
    for (const path of ["/committees/new", "/committees/committee-now/edit", "/cases/case-pedro-almeida"]) {
      await look(administrator, path);
    }
  });
}
