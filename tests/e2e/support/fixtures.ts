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

type Fixtures = {
  /** What pages complained about, all browsers together: the test fails for any. */
  complaints: string[];
  /** A browser of its own at a server, for someone who is not signed in. */
  browserAt: (cairn: CairnProcess, options?: Options) => Promise<Page>;
  /** The same at the demo organisation that the tests of a worker share. */
  visitor: (options?: Options) => Promise<Page>;
  /** The same, signed in as one of the personas. */
  as: (persona: Persona, options?: Options) => Promise<Page>;
};

export const test = base.extend<Fixtures, { cairn: CairnProcess }>({
  cairn: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the destructured parameter
    async ({}, use) => {
      await withDemo({}, use);
    },
    { scope: "worker", timeout: 90_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the destructured parameter
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  browserAt: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (cairn, options = {}) => {
      const context = await newContext(browser, cairn, options);
      contexts.push(context);
      context.on("page", (page) => listenToComplaints(page, complaints));
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  visitor: async ({ browserAt, cairn }, use) => {
    await use((options) => browserAt(cairn, options));
  },
  as: async ({ visitor }, use) => {
    await use(async (persona, options) => {
      const page = await visitor(options);
      await signInAs(page, persona);
      return page;
    });
  },
});

export { expect };

/** A demo organisation of its own, gone afterwards. */
export async function withDemo(
  environment: Record<string, string>,
  use: (cairn: CairnProcess) => Promise<void>,
): Promise<void> {
  const dataDir = await newDataDir();
  const cairn = await startCairn({ demo: true, dataDir, environment });
  try {
    await use(cairn);
  } finally {
    await cairn.end();
    await removeDataDir(dataDir);
  }
}

function newContext(browser: Browser, cairn: CairnProcess, options: Options): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: cairn.url,
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.theme ?? "light",
    viewport: { width: options.width ?? 1280, height: 900 },
  });
}

/** Errors on the page, and what the content security policy had to block. */
function listenToComplaints(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    // The browser itself reports every response that is not ok; tests of refusals assert those.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");
}

export const signInAs = (page: Page, persona: Persona) => signIn(page, PERSONAS[persona], "demo-password");

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** axe finds nothing on the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 200)) }));
  expect(found, await page.title()).toEqual([]);
}
