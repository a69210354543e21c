import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, signInAs, test, withDemo } from "./support/fixtures";

// What is not there is said within seconds, not at the end of a long test.
test.use({ actionTimeout: 15_000 });

const ABOUT_MARA = "Seen with one team so far; the step above asks for two that decide by it.";
const MEANWHILE = "Compared with two others at this step, it fits as it is.";
const ABOUT_TOMAS = "A reason that only the other members may read.";
const SAID_OF_TOMAS = "A remark about Tomás that he does not read.";

test("a session from its opening to the result: two members at once, minutes, release", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const open = async (persona: Parameters<typeof signInAs>[1]) => {
      const page = await browserAt(cairn);
      await signInAs(page, persona);
      return page;
    };
    const administrator = await open("administrator");
    await administrator.goto("/calibration/new");
    await expectAccessible(administrator);
    const cycles = await administrator.getByLabel("Cycle").locator("option").allTextContents();
    await administrator.getByLabel("Name", { exact: true }).fill("Platform, looked at together");
    // The latest closed cycle: everything in it is final.
    await administrator.getByLabel("Cycle").selectOption({ label: cycles[1] ?? "" });
    await administrator.getByLabel(/^Team, with/).selectOption({ label: "Platform" });
    await administrator.getByLabel("Tomás Ferreira").check();
    await administrator.getByLabel("Who leads").selectOption({ label: "Sunniva Halvorsen" });
    await administrator.getByRole("button", { name: "Open the session" }).click();
    await expect(administrator.getByText("together is open.")).toBeVisible();
    // The administrator runs it without being in it, and sees no rating.
    await expect(administrator.getByText("You run this session without being in it")).toBeVisible();
    await expect(administrator.getByRole("link", { name: "Mara Okafor" })).toHaveCount(0);
    const session = new URL(administrator.url()).pathname;

    const chair = await open("director");
    const member = await open("manager");
    await chair.goto(session);
    await member.goto(session);
    await expectAccessible(chair);

    // A member who is in the session does not find their own row; everyone else does.
    const rowOf = (page: Page, name: string) =>
      page.getByRole("table", { name: /people by category/ }).getByRole("link", { name, exact: true });
    await expect(rowOf(chair, "Tomás Ferreira")).toHaveCount(1);
    await expect(rowOf(member, "Mara Okafor")).toHaveCount(1);
    await expect(rowOf(member, "Tomás Ferreira")).toHaveCount(0);
    await expect(member.getByText("You are in this session yourself.")).toBeVisible();
    const ofTomas = await rowOf(chair, "Tomás Ferreira").getAttribute("href");
    expect((await member.request.get(ofTomas ?? "")).status()).toBe(404);

    // What is decided and said about him reaches him nowhere, not even as a sign that something has changed.
    const revisionBefore = await (await member.request.get(`${session}/revision`)).text();
    await chair.goto(`${ofTomas}?competency=mentoring#decide`);
    await decide(chair, /^Keep/, ABOUT_TOMAS);
    await chair.getByLabel("Your remark").fill(SAID_OF_TOMAS);
    await chair.getByRole("button", { name: "Add remark" }).click();
    await expect(chair.getByText(SAID_OF_TOMAS)).toBeVisible();
    expect(await (await member.request.get(`${session}/revision`)).text()).toBe(revisionBefore);

    // From the board by keyboard: one tab stop in the table, arrow keys between its cells, Enter opens.
    await chair.goto(`${session}?search=Mara`);
    const cells = chair.getByRole("table", { name: /by category/ }).locator("td > a");
    await expect(cells.first()).toHaveAttribute("tabindex", "0");
    await cells.first().focus();
    await chair.keyboard.press("ArrowRight");
    await expect(cells.nth(1)).toBeFocused();
    await chair.keyboard.press("Home");
    await chair.keyboard.press("Enter");
    await expect(chair.getByRole("heading", { level: 1 })).toHaveText("Mara Okafor");
    await chair.getByRole("link", { name: /^Decide or discuss\s*: Mentoring/ }).click();
    await expect(chair.getByRole("heading", { level: 2, name: "Mentoring" })).toBeVisible();
    await expectAccessible(chair);
    const cell = chair.url();

    // Both are on the same rating. One is still writing while the other decides.
    await member.goto(cell);
    await chair.getByLabel("Why", { exact: true }).fill(ABOUT_MARA);
    const levels = await chair.getByLabel("Rating", { exact: true }).locator("option").allTextContents();
    const lower = levels.find((label) => label.startsWith("Change to 1")) ?? "";
    await chair.getByLabel("Rating", { exact: true }).selectOption({ label: lower });
    await decide(member, /^Keep/, MEANWHILE);
    await chair.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(chair.getByText("Someone changed something in this session.")).toBeVisible();
    await expect(chair.getByText(/Tomás Ferreira has decided on this since you opened it/)).toBeVisible();
    await expect(chair.getByLabel("Why", { exact: true })).toHaveValue(ABOUT_MARA);
    await chair.getByRole("button", { name: "Record decision" }).click();
    await expect(chair.getByRole("alert")).toContainText("Someone else changed this");
    await expect(chair.getByRole("alert")).toContainText(MEANWHILE);
    await expect(chair.getByLabel("Why", { exact: true })).toHaveValue(ABOUT_MARA);
    await chair.getByRole("button", { name: "Decide all the same" }).click();
    await expect(chair.getByText("Changed, with your reason.")).toBeVisible();
    // The other sees it without reloading the page, and what was decided before stays readable.
    await member.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(member.getByText(ABOUT_MARA)).toBeVisible();
    await expect(member.getByText(MEANWHILE)).toBeVisible();

    // Nothing of it reaches the engineer before the release: not the session, not the result.
    const engineer = await open("engineer");
    await engineer.goto("/");
    const result = (await engineer.locator('a[href*="/result"]').first().getAttribute("href")) ?? "";
    for (const address of [session, `${session}.data`, new URL(cell).pathname]) {
      expect((await engineer.request.get(address)).status(), address).toBe(404);
    }
    for (const address of [result, `${result}.data`]) {
      expect(await (await engineer.request.get(address)).text()).not.toContain(ABOUT_MARA);
    }

    await chair.goto(`${session}/close`);
    await expectAccessible(chair);
    await chair.getByRole("button", { name: "Close session" }).click();
    await expect(chair.getByText("together is closed.")).toBeVisible();
    const late = await member.request.post(cell, {
      form: { intent: "decide", competency: "mentoring", revision: "2", before: "4", after: "4", reason: "late" },
    });
    expect(late.status()).toBe(403);

    // Minutes: the chair's have everything, a member's what is not about themselves, an administrator's are not there.
    const minutes = await (await chair.request.get(`${session}/minutes.csv`)).text();
    for (const words of [ABOUT_MARA, MEANWHILE, ABOUT_TOMAS]) expect(minutes).toContain(words);
    expect(minutes).not.toContain(SAID_OF_TOMAS);
    const pdf = await chair.request.get(`${session}/minutes.pdf`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
    for (const address of [session, `${session}.data`, `${session}/minutes.csv`, "/calibration", cell]) {
      const text = await (await member.request.get(address)).text();
      expect(text, address).not.toContain(ABOUT_TOMAS);
      expect(text, address).not.toContain(SAID_OF_TOMAS);
    }
    expect((await administrator.request.get(`${session}/minutes.csv`)).status()).toBe(403);
    await administrator.goto("/record?kind=calibration");
    await expect(administrator.getByText(/decided on a rating of/).first()).toBeVisible();
    await expect(administrator.getByText(ABOUT_MARA)).toHaveCount(0);

    // An administrator reopens it with a reason; a chair alone does not.
    expect((await chair.request.get(`${session}/reopen`)).status()).toBe(403);
    await administrator.goto(`${session}/reopen`);
    await administrator.getByRole("button", { name: "Reopen session" }).click();
    await expect(administrator.getByText("Say why: the reason stays on record")).toBeVisible();
    await administrator.getByLabel("Why", { exact: true }).fill("One team was left out.");
    await administrator.getByRole("button", { name: "Reopen session" }).click();
    await expect(administrator.getByText("together is open again.")).toBeVisible();
    await chair.goto(`${session}/close`);
    await chair.getByRole("button", { name: "Close session" }).click();
    await expect(chair.getByText("together is closed.")).toBeVisible();

    await chair.goto(`${session}/release`);
    await chair.getByRole("button", { name: "Release results" }).click();
    await expect(chair.getByText("together is released")).toBeVisible();
    // The engineer is told at home, until they say that they have read it.
    await engineer.goto("/");
    await expect(engineer.getByText(/was calibrated from \d to 1 in/)).toContainText(ABOUT_MARA);
    await expectAccessible(engineer);
    await engineer.getByRole("button", { name: "I have read this" }).click();
    await expect(engineer.getByText("Noted. Your result keeps what was changed, and why.")).toBeVisible();
    await expect(engineer.getByText(ABOUT_MARA)).toHaveCount(0);
    await engineer.goto(result);
    await expect(engineer.getByText(/Calibrated from \d to 1/)).toBeVisible();
    await expect(engineer.getByText(ABOUT_MARA)).toBeVisible();
    await expect(engineer.getByText(MEANWHILE)).toHaveCount(0);
    await expectAccessible(engineer);
    expect((await engineer.request.get(session)).status()).toBe(404);
    await administrator.goto("/record?kind=calibration");
    await expect(administrator.getByText(ABOUT_MARA)).toHaveCount(1);

    // A manager sees how strictly they rate, and no other manager.
    await member.goto("/calibration/how-i-rate");
    await expect(member.getByRole("heading", { name: "Platform, looked at together" })).toBeVisible();
    await expect(member.getByText("Wanjiru Kamau")).toHaveCount(0);
    await expectAccessible(member);
  });
});

async function decide(page: Page, rating: RegExp, reason: string): Promise<void> {
  const labels = await page.getByLabel("Rating", { exact: true }).locator("option").allTextContents();
  await page
    .getByLabel("Rating", { exact: true })
    .selectOption({ label: labels.find((label) => rating.test(label)) ?? "" });
  await page.getByLabel("Why", { exact: true }).fill(reason);
  await page.getByRole("button", { name: "Record decision" }).click();
  await expect(page.getByText(reason)).toHaveCount(1);
}

test("without JavaScript: what was typed stays where something is missing", async ({ as }) => {
  const page = await as("director", { javaScript: false });
  await page.goto("/calibration/calibration-open");
  await page.getByRole("link", { name: "Eluned Pryce", exact: true }).click();
  await page.getByRole("link", { name: /^Decide or discuss\s*: Mentoring/ }).click();
  await page.getByLabel("Rating", { exact: true }).selectOption({ index: 2 });
  await page.getByRole("button", { name: "Record decision" }).click();
  await expect(page.getByText("Say why: whoever asks later reads it here")).toBeVisible();
  expect(await page.getByLabel("Rating", { exact: true }).inputValue()).not.toBe("");
  await page.getByLabel("Your remark").fill("Let us hear the manager first.");
  await page.getByRole("button", { name: "Add remark" }).click();
  await expect(page.getByText("Let us hear the manager first.")).toBeVisible();
});

test("the board by its address: filters, order and one category", async ({ as }) => {
  const page = await as("director");
  await page.goto("/calibration/calibration-released");
  await page.getByLabel("Manager", { exact: true }).selectOption({ label: "Tomás Ferreira" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/manager=person-tomas-ferreira/);
  await expect(page.getByText("Withheld: it would be of fewer than five people.")).toBeVisible();
  await page.getByRole("link", { name: "Design", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Design" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "System design" })).toBeVisible();
  await page.getByRole("link", { name: "Gap to role" }).click();
  await expect(page.getByRole("columnheader", { name: "Gap to role" })).toHaveAttribute("aria-sort", "descending");
  const cell = page.getByRole("link", { name: /^\d: Mara Okafor, System design, self .*manager/ });
  await expect(cell).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`pages of calibration on a phone and in the ${theme} theme`, async ({ as }) => {
    const page = await as("director", { theme, width: 390 });
    const rules = theme === "dark" ? "look" : "all";
    for (const address of [
      "/calibration",
      "/calibration/calibration-released",
      "/calibration/calibration-open?category=design",
      "/calibration/how-i-rate",
    ]) {
      await page.goto(address);
      await expectAccessible(page, rules);
      await expectNoSidewaysScroll(page);
    }
    await page.goto("/calibration/calibration-open");
    await page.getByRole("link", { name: "Eluned Pryce", exact: true }).click();
    await page.getByRole("link", { name: /^Decide or discuss\s*: Observability/ }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Observability" })).toBeVisible();
    await expectAccessible(page, rules);
    await expectNoSidewaysScroll(page);
  });
}
