import type { Page, Response } from "@playwright/test";
import { startPostgresServer } from "#prisma/postgres-server";
import type { Cairn } from "./support/cairn-process";
import { expect, expectAccessible, signInAs, test, withDemo } from "./support/fixtures";

/**
 * The whole loop with three people in three browsers: self-assessment, review, comparison, result, seen by the director
 * and the administrator. With JavaScript and without, and on both engines.
 */
const VARIANTS = [
  { name: "SQLite, with JavaScript", engine: "sqlite", javaScript: true },
  { name: "SQLite, without JavaScript", engine: "sqlite", javaScript: false },
  { name: "PostgreSQL, with JavaScript", engine: "postgresql", javaScript: true },
] as const;

const ENGINEERS_WORDS = "My own words on tracing, for my manager once both are in.";
const MANAGERS_WORDS = "What the manager saw of the tracing work this half-year.";
const PRIVATE_WORDS = "Only for the manager: ask about the on-call load.";

for (const variant of VARIANTS) {
  test(`the loop (${variant.name})`, async ({ browserAt }) => {
    await withEngine(variant.engine, async (cairn) => {
      const open = async (persona: Parameters<typeof signInAs>[1]) => {
        const page = await browserAt(cairn, { javaScript: variant.javaScript });
        await signInAs(page, persona);
        return page;
      };
      const engineer = await open("engineer");
      const manager = await open("manager");
      const seenByEngineer = recordResponses(engineer);
      const seenByManager = recordResponses(manager);

      // The manager is first; nothing of it reaches the engineer before they are in themselves.
      await manager.goto("/");
      await manager
        .getByRole("row", { name: /Mara Okafor/ })
        .getByRole("link", { name: "Review" })
        .click();
      await expect(manager.getByRole("heading", { level: 1 })).toContainText("Mara Okafor");
      await rateAll(manager, () => 3);
      await writeNote(manager, "Observability", MANAGERS_WORDS);
      await manager.getByLabel(/Private note/).fill(PRIVATE_WORDS);
      await submit(manager, "Submit review");

      await engineer.goto("/");
      await engineer.getByRole("link", { name: "Start self-assessment" }).click();
      await rateAll(engineer, (index) => (index === 0 ? 5 : 3));
      await writeNote(engineer, "Observability", ENGINEERS_WORDS);
      const assessment = /\/assessments\/[^/]+/.exec(engineer.url())?.[0] ?? "";
      for (const path of ["/self", "/review", "/comparison", "/result", ""]) {
        for (const address of [`${assessment}${path}`, `${assessment}${path}.data`]) {
          expect(await (await engineer.request.get(address)).text()).not.toContain(MANAGERS_WORDS);
        }
      }
      await seenByEngineer.expectNever(MANAGERS_WORDS);
      await seenByManager.expectNever(ENGINEERS_WORDS);
      await submit(engineer, "Submit self-assessment");

      // Both are in: each sees the other's words, and nobody the private note.
      await engineer.goto(`${assessment}/comparison`);
      await expect(engineer.getByText(MANAGERS_WORDS)).toBeVisible();
      if (variant.javaScript) await expectAccessible(engineer);
      await manager.goto(`${assessment}/comparison`);
      await expect(manager.getByText(ENGINEERS_WORDS)).toBeVisible();
      await agreeOnFirst(manager, variant.javaScript);
      await manager.getByRole("button", { name: "Confirm", exact: true }).click();
      await expect(manager.getByText("It is final once the other person confirms too")).toBeVisible();

      await engineer.goto(`${assessment}/comparison`);
      await engineer.getByRole("button", { name: "Confirm", exact: true }).click();
      await expect(engineer.getByRole("heading", { level: 1 })).toHaveText("Gap to Staff Engineer");
      await expect(engineer.getByRole("img", { name: /^Radar: / })).toBeVisible();
      await expect(engineer.getByRole("row", { name: /Observability/ })).toBeVisible();
      if (variant.javaScript) await expectAccessible(engineer);
      await seenByEngineer.expectNever(PRIVATE_WORDS);

      // Final results, without the notes, for those above and for administrators.
      for (const persona of ["director", "administrator"] as const) {
        const page = await open(persona);
        const seen = recordResponses(page);
        await page.goto(`${assessment}/result`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gap to Staff Engineer");
        await seen.expectNever(MANAGERS_WORDS);
        await seen.expectNever(ENGINEERS_WORDS);
        expect((await page.request.get(`${assessment}/comparison`)).status()).toBe(403);
      }
    });
  });
}

async function withEngine(engine: "sqlite" | "postgresql", use: (cairn: Cairn) => Promise<void>): Promise<void> {
  if (engine === "sqlite") return withDemo({}, use);
  const server = await startPostgresServer();
  try {
    await withDemo({ DATABASE_URL: server.url }, use);
  } finally {
    await server.stop();
  }
}

/** Every competency, in the order of the page. */
async function rateAll(page: Page, proficiencyOf: (index: number) => number): Promise<void> {
  await expect(page.getByRole("radio").first()).toBeVisible();
  const groups = await page
    .getByRole("group")
    .filter({ has: page.getByRole("radio") })
    .all();
  expect(groups.length).toBeGreaterThan(20);
  for (const [index, group] of groups.entries()) {
    await group.getByRole("radio", { name: new RegExp(`^${proficiencyOf(index)}\\b`) }).check();
  }
}

async function writeNote(page: Page, competency: string, words: string): Promise<void> {
  const group = page.getByRole("group", { name: competency, exact: true });
  await group.getByLabel(/Note/).fill(words);
}

async function submit(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page.getByRole("button", { name, exact: true })).toBeHidden();
}

/** The first card is the largest disagreement: a rating that is neither's is not recorded without a reason. */
async function agreeOnFirst(page: Page, javaScript: boolean): Promise<void> {
  const rating = page.getByLabel(/^Agreed rating/).first();
  await rating.selectOption("4");
  if (!javaScript) await page.getByRole("button", { name: "Save agreed ratings" }).click();
  await expect(page.getByText("add a reason: this rating differs").first()).toBeVisible();
  const reason = page.getByLabel(/^Reason for the agreed rating/).first();
  if (!(await reason.isVisible())) await page.getByText("Add a reason").first().click();
  await reason.fill("Between both: seen once across teams, not yet twice.");
  if (!javaScript) await page.getByRole("button", { name: "Save agreed ratings" }).click();
  else await reason.blur();
  await expect(page.getByText(javaScript ? "Saved" : "Agreed ratings saved").first()).toBeVisible();
}

/** Keeps all bodies a browser was sent, to look for words that must not be among them. */
function recordResponses(page: Page) {
  const bodies: Promise<string>[] = [];
  const keep = (response: Response) => bodies.push(response.text().catch(() => ""));
  page.on("response", keep);
  return {
    async expectNever(words: string): Promise<void> {
      for (const body of await Promise.all(bodies)) expect(body).not.toContain(words);
    },
  };
}
