import path from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import type { Cairn } from "./support/cairn-process";
import { expect, type Persona, signInAs, test, withDemo } from "./support/fixtures";

/** Forms that create something: where they are, what is typed, and how to count what came of it. */
type Creating = { who: Persona; page: string; button: RegExp; typed: Record<string, string>; count: string };

const FORMS: Creating[] = [
  {
    who: "engineer",
    page: "/evidence/new",
    button: /^(Add|Save)/,
    typed: { title: "Sent twice" },
    count: "SELECT count(*) FROM Evidence WHERE title = 'Sent twice'",
  },
  {
    who: "engineer",
    page: "/growth/new?competency=observability",
    button: /goal|Add|Save/,
    typed: { toProficiency: "5", state: "planned", why: "Sent twice" },
    count: "SELECT count(*) FROM Goal WHERE why = 'Sent twice'",
  },
  {
    who: "engineer",
    page: "/assessments/new",
    button: /Start|Begin|Create|assessment/,
    typed: {},
    count: "SELECT count(*) FROM Assessment WHERE cycleId IS NULL",
  },
  {
    who: "administrator",
    page: "/teams/new",
    button: /Add|Create|Save/,
    typed: { name: "Sent twice" },
    count: "SELECT count(*) FROM Team WHERE name = 'Sent twice'",
  },
];

function count(cairn: Cairn, sql: string): number {
  const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
  const found = Number(database.prepare(sql).pluck().get());
  database.close();
  return found;
}

/** What the browser would send if the form on the page were filled in like this. */
async function readForm(page: Page, typed: Record<string, string>) {
  return page.evaluate((values) => {
    const form = [...document.querySelectorAll<HTMLFormElement>('main form[method="post"], form[method="post"]')].find(
      (each) =>
        Object.keys(values).every((name) => each.elements.namedItem(name)) &&
        each.elements.length > 1 &&
        !each.action.endsWith("/sign-out"),
    );
    if (!form)
      throw new Error(
        `there is no such form at ${location.href}: ${[...document.forms].map((each) => [...each.elements].map((one) => one.getAttribute("name")).join(" ")).join("; ")}`,
      );
    const data = new FormData(form);
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    const radio = form.querySelector<HTMLInputElement>('input[type="radio"]');
    if (radio && !data.has(radio.name)) data.set(radio.name, radio.value);
    return { action: form.action, fields: Object.fromEntries([...data].map(([name, value]) => [name, String(value)])) };
  }, typed);
}

const post = async (client: APIRequestContext, url: string, action: string, form: Record<string, string>) => {
  const answer = await client.post(action, { form, headers: { origin: url }, maxRedirects: 0 });
  return { status: answer.status(), location: answer.headers().location, text: await answer.text() };
};

test("a form that is sent six times at once creates one thing, and all get its answer", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    for (const { who, page: address, typed, count: sql } of FORMS) {
      const page = await browserAt(cairn, { javaScript: false });
      await signInAs(page, who);
      await page.goto(address);
      const { action, fields } = await readForm(page, typed);
      expect(fields, address).toHaveProperty("requestKey");
      const before = count(cairn, sql);
      const answers = await Promise.all(Array.from({ length: 6 }, () => post(page.request, cairn.url, action, fields)));
      expect(
        answers.map(({ status }) => status),
        `${address}: ${answers[0]?.text.slice(0, 200)}`,
      ).toEqual(Array(6).fill(302));
      expect(new Set(answers.map(({ location }) => location)).size, address).toBe(1);
      expect(count(cairn, sql) - before, address).toBe(1);
      // The next time the page is opened it is another form.
      await page.goto(address);
      expect((await readForm(page, typed)).fields.requestKey).not.toBe(fields.requestKey);
    }
  });
});

test("other words under an old key are a form of their own: nothing typed is lost", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn, { javaScript: false });
    await signInAs(page, "engineer");
    await page.goto("/evidence/new");
    const { action, fields } = await readForm(page, { title: "The first" });
    const first = await post(page.request, cairn.url, action, fields);
    const second = await post(page.request, cairn.url, action, { ...fields, title: "The second" });
    const repeated = await post(page.request, cairn.url, action, fields);
    expect(second.location).not.toBe(first.location);
    expect(repeated.location).toBe(first.location);
    expect(count(cairn, "SELECT count(*) FROM Evidence WHERE title IN ('The first', 'The second')")).toBe(2);
    // Another person's form under the same key is theirs.
    const other = await browserAt(cairn, { javaScript: false });
    await signInAs(other, "manager");
    const theirs = await post(other.request, cairn.url, action, fields);
    expect(theirs.location).not.toBe(first.location);
  });
});

test("a button that is clicked twice in a hurry saves once", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    await page.goto("/evidence/new");
    const main = page.locator("main");
    await main.getByLabel("What was done").fill("Clicked twice");
    await main.getByRole("button", { name: "Add", exact: true }).dblclick();
    await expect(page.getByText("Added. Only you see it.").or(page.getByText("This was sent before"))).toBeVisible();
    expect(count(cairn, "SELECT count(*) FROM Evidence WHERE title = 'Clicked twice'")).toBe(1);
  });
});
