import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type CairnProcess, newDataDir, removeDataDir, startCairn } from "./cairn-process";

export const PERSONAS = {
  engineer: "engineer@demo.test",
  manager: "manager@demo.test",
  director: "director@demo.test",
  administrator: "admin@demo.test",
} as const;
export type Persona = keyof typeof PERSONAS;

type Options = { javaScript?: boolean; theme?: "light" | "dark"; width?: number };

/** Fails the test for whatever the page complains about: errors, and what the content security policy had to block. */
function failOnComplaints(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    // The browser itself reports every response that is not ok; tests of refusals assert those.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
}

type Fixtures = {
  complaints: string[];
  /** A browser of their own for one of the personas, signed in. */
  as: (persona: Persona, options?: Options) => Promise<Page>;
  /** A browser of its own for someone who is not signed in. */
  visitor: (options?: Options) => Promise<Page>;
};

export const test = base.extend<Fixtures, { cairn: CairnProcess }>({
  cairn: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the destructured parameter
    async ({}, use) => {
      const dataDir = await newDataDir();
      const cairn = await startCairn({ demo: true, dataDir });
      await use(cairn);
      await cairn.end();
      await removeDataDir(dataDir);
    },
    { scope: "worker", timeout: 90_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the destructured parameter
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  visitor: async ({ browser, cairn, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const page = await openBrowser(browser, cairn, options, contexts);
      failOnComplaints(page, complaints);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  as: async ({ visitor }, use) => {
    await use(async (persona, options) => {
      const page = await visitor(options);
      await signIn(page, PERSONAS[persona], "demo-password");
      return page;
    });
  },
});

export { expect };

async function openBrowser(browser: Browser, cairn: CairnProcess, options: Options, contexts: BrowserContext[]) {
  const context = await browser.newContext({
    baseURL: cairn.url,
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.theme ?? "light",
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  contexts.push(context);
  return context.newPage();
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");
}

/** axe finds nothing on the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 200)) }))).toEqual([]);
}
