import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Cairn, type CairnProcess, newDataDir, removeDataDir, startCairn } from "./cairn-process";
import { copyDemo } from "./demo-copy";
import { startHostedCairn } from "./hosted-cairn";

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
  browserAt: (cairn: Cairn, options?: Options) => Promise<Page>;
  /** The same at the demo organisation that the tests of a worker share. */
  visitor: (options?: Options) => Promise<Page>;
  /** The same, signed in as one of the personas. */
  as: (persona: Persona, options?: Options) => Promise<Page>;
};

export const test = base.extend<Fixtures, { cairn: Cairn }>({
  cairn: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the destructured parameter
    async ({}, use) => {
      await withDemo({}, use);
    },
    { scope: "worker", timeout: 300_000 },
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

/** Runs a test at its own demo organisation, which is removed afterwards. */
export async function withDemo(environment: Record<string, string>, use: (cairn: Cairn) => Promise<void>) {
  await runAt(await newDataDir(), (dataDir) => startHostedCairn({ demo: true, dataDir, environment }), use);
}

/** Runs a test at its own demo organisation, served by its own process. */
export async function withDemoProcess(
  environment: Record<string, string>,
  use: (cairn: CairnProcess) => Promise<void>,
) {
  const dataDir = await newDataDir();
  if (environment.DATABASE_URL === undefined) await copyDemo(dataDir);
  await runAt(dataDir, () => startCairn({ demo: true, dataDir, environment }), use);
}

async function runAt<Started extends Cairn>(
  dataDir: string,
  start: (dataDir: string) => Promise<Started>,
  use: (cairn: Started) => Promise<void>,
): Promise<void> {
  const cairn = await start(dataDir);
  try {
    await use(cairn);
  } finally {
    await cairn.end();
    await removeDataDir(dataDir);
  }
}

function newContext(browser: Browser, cairn: Cairn, options: Options): Promise<BrowserContext> {
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

/** Signs a browser in over HTTP, without a page: faster than the form. The page stays where it is. */
export async function signInAs(page: Page, persona: Persona): Promise<void> {
  const { origin } = new URL((await page.request.get("/healthz")).url());
  const answer = await page.request.post("/sign-in", {
    form: { email: PERSONAS[persona], password: "demo-password" },
    headers: { origin },
    maxRedirects: 0,
  });
  expect(answer.status(), `signing in as ${persona}`).toBe(302);
}

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Rules whose outcome depends on colours or width. All others depend on the structure, which both themes share. */
const RULES_OF_LOOK = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];

/** axe finds nothing on the page as it is. With "look" it runs only the rules that a theme or a width can break. */
export async function expectAccessible(page: Page, rules: "all" | "look" = "all"): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules === "look" ? axe.withRules(RULES_OF_LOOK) : axe.withTags(STANDARDS)).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 200)) }));
  expect(found, await page.title()).toEqual([]);
}

/** Shows the page in a theme, with its colour transitions ended: axe would measure the colours between. */
export async function showTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
}

/** The page fits its width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(excess, page.url()).toBeLessThanOrEqual(0);
}
