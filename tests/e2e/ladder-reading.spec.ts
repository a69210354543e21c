import { expect, expectAccessible, test } from "./support/fixtures";

test("both tracks stand side by side, and a search answers as one types, over everything", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/ladder");
  const topOf = async (track: string, role: string) => {
    const link = page.getByRole("region", { name: track }).getByRole("link", { name: role, exact: true }).first();
    return (await link.boundingBox())?.y ?? Number.NaN;
  };
  const beside = await topOf("Engineering", "Staff Engineer");
  expect(await topOf("Management", "Engineering Manager")).toBe(beside);
  expect(await topOf("Engineering", "Senior Engineer")).toBeLessThan(beside);

  const search = page.getByLabel("Search the ladder");
  const results = page
    .getByRole("main")
    .getByRole("list")
    .filter({ has: page.locator("mark") });
  await search.pressSequentially("tracing");
  await expect(results.first()).toBeVisible();
  await expect(page).toHaveURL(/\/ladder$/);
  await search.fill("xyzzyquux");
  await expect(results).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "xyzzyquux" })).toBeVisible();
  // A role's archetype is found as well as a competency's criterion.
  await search.fill("area lead");
  await expect(results.getByRole("link", { name: /Staff Engineer/ }).first()).toBeVisible();
  await expectAccessible(page);
});

test("two roles of different tracks: what rises, is new, falls or no longer counts, and the other way round", async ({
  as,
}) => {
  const page = await as("engineer", { javaScript: false });
  await page.goto("/ladder/compare");
  await page.getByLabel("From", { exact: true }).selectOption({ label: "Senior Engineer" });
  await page.getByLabel("To", { exact: true }).selectOption({ label: "Engineering Manager" });
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("From Senior Engineer to Engineering Manager");
  const counts = async () => {
    const cards = page.getByRole("main").getByRole("listitem");
    const read = async (title: string) =>
      Number((await cards.filter({ hasText: title }).first().textContent())?.match(/^\d+/)?.[0]);
    return {
      rises: await read("What rises"),
      isNew: await read("What is new"),
      falls: await read("What is asked less"),
      gone: await read("What no longer counts"),
      same: await read("What is the same"),
    };
  };
  const there = await counts();
  expect(there.isNew).toBeGreaterThan(0);
  await page.getByRole("link", { name: "The other way round" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("From Engineering Manager to Senior Engineer");
  const { rises, isNew, falls, gone, same } = there;
  expect(await counts()).toEqual({ rises: falls, isNew: gone, falls: rises, gone: isNew, same });
});

test("how the time goes: a bar in each row of a table that gives its numbers", async ({ as }) => {
  const page = await as("engineer", { width: 390 });
  await page.goto("/ladder/roles/staff-engineer");
  const time = page.getByRole("table").filter({ has: page.getByRole("rowheader", { name: "Writing code" }) });
  await expect(time.getByRole("row").filter({ hasText: "Writing code" })).toContainText("15–25 %");
  const bars = await time
    .locator("svg")
    .evaluateAll((pictures) =>
      pictures.map((picture) => [...picture.querySelectorAll("rect")].map((bar) => Number(bar.getAttribute("width")))),
    );
  expect(bars[0]).toEqual([15, 10]);
  expect(bars).toHaveLength(4);
});

test("from a criterion to one's own evidence for it, and back", async ({ as }) => {
  const page = await as("engineer");
  await page.goto("/ladder/competencies/mentoring");
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /^Add evidence for: / })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("evidence");
  await page.goto("/ladder/competencies/mentoring");
  await page.getByRole("link", { name: "My evidence for it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My evidence");

  await page.goto("/ladder/competencies/observability");
  const toMine = page.getByRole("link", { name: /of my evidence for: / }).first();
  const criterion = (await toMine.textContent())?.replace(/^.* for: /, "") ?? "";
  await toMine.click();
  await page.getByRole("link", { name: criterion, exact: true }).click();
  await expect(page).toHaveURL(/\/ladder\/competencies\/observability#[\w-]+$/);
  await expect(page.locator("li[id]").filter({ hasText: criterion })).toBeInViewport();

  await page.goto("/evidence?competency=mentoring&criterion=no-such-criterion");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My evidence");
});

test("a link to one criterion leads to it, on its own page and on that of an earlier version", async ({ as }) => {
  const page = await as("engineer", { width: 390 });
  await page.goto("/ladder/competencies/observability");
  const copied = await page.getByRole("link", { name: "Link to this criterion" }).last().getAttribute("href");
  await page.goto("/");
  await page.goto(`/ladder/competencies/observability${copied}`);
  const criterion = page.locator(copied ?? "");
  await expect(criterion).toBeInViewport();
  expect(await page.evaluate(() => document.querySelector("li:target")?.id)).toBe(copied?.slice(1));
  const look = (which: string) =>
    page
      .locator(`main li[id]${which}`)
      .first()
      .evaluate((item) => getComputedStyle(item).backgroundColor);
  expect(await look(":target")).not.toBe(await look(":not(:target)"));

  await page.goto("/ladder/versions");
  const earlier = await page.locator('a[href*="/ladder/versions/"]').last().getAttribute("href");
  const version = earlier?.match(/versions\/([\w-]+)/)?.[1];
  await page.goto(`/ladder/competencies/mentoring?version=${version}`);
  const old = await page.getByRole("link", { name: "Link to this criterion" }).last().getAttribute("href");
  await page.goto("/");
  await page.goto(`/ladder/competencies/mentoring?version=${version}${old}`);
  await expect(page.locator(old ?? "")).toBeInViewport();
  await expectAccessible(page);
});
