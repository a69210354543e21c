import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGUMENTS, requireChromium } from "#tests/support/chromium";
import { type Client, quantile, USER_AGENT } from "./measure";
import type { Click, Load } from "./results";

const LOADS = 5;
const CLICKS = 24;
/** The least that Event Timing tells of. What it does not tell of took less, and counts as the step below. */
const EVENT_TIMING_MINIMUM_MS = 16;
const EVENT_TIMING_STEP_MS = 8;

export const openBrowser = () => chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGUMENTS });

/** A browser with an empty cache, signed in as the client is. */
async function openAs(browser: Browser, client: Client): Promise<BrowserContext> {
  const context = await browser.newContext({ userAgent: USER_AGENT, viewport: { width: 1280, height: 900 } });
  // The compiler wraps functions in a helper that a page does not have.
  await context.addInitScript("globalThis.__name = (named) => named");
  const cookies = client.cookie.split("; ").filter(Boolean);
  await context.addCookies(
    cookies.map((cookie) => {
      const at = cookie.indexOf("=");
      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: client.origin };
    }),
  );
  return context;
}

declare global {
  interface Window {
    benchInteractive: Promise<number>;
    benchEvents: { id: number; duration: number }[];
    benchPaints: number[];
  }
}

/**
 * Notes when React has taken over the last control of the page. It draws depth-first, so all before it works too; the
 * whole document is here by then, for scripts that are modules wait for it.
 */
function watchForInteractive() {
  window.benchInteractive = new Promise((resolve) => {
    const look = () => {
      const controls = document.querySelectorAll("main :is(a, button, input, select, textarea)");
      const last = controls.item(controls.length - 1);
      const isTaken = last && Object.keys(last).some((key) => key.startsWith("__reactProps$"));
      if (document.readyState !== "loading" && isTaken) resolve(performance.now());
      else setTimeout(look, 1);
    };
    look();
  });
}

export type FirstLoad = Load & {
  /** Paths of the scripts that were asked for before the page could be used, and of those after. */
  early: string[];
  late: string[];
};

/** The median of some loads of a page, each with an empty cache. */
export async function measureLoads(browser: Browser, client: Client, place: string): Promise<FirstLoad> {
  const loads: FirstLoad[] = [];
  for (let load = 0; load < LOADS; load++) loads.push(await measureLoad(browser, client, place));
  const median = (values: number[]) =>
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    );
  const unique = (lists: string[][]) => [...new Set(lists.flat())];
  const early = unique(loads.map((load) => load.early));
  return {
    firstContentMilliseconds: median(loads.map((load) => load.firstContentMilliseconds)),
    interactiveMilliseconds: median(loads.map((load) => load.interactiveMilliseconds)),
    early,
    late: unique(loads.map((load) => load.late)).filter((path) => !early.includes(path)),
  };
}

async function measureLoad(browser: Browser, client: Client, place: string): Promise<FirstLoad> {
  const context = await openAs(browser, client);
  try {
    await context.addInitScript(watchForInteractive);
    const page = await context.newPage();
    await page.goto(client.origin + place);
    await page.evaluate(() => window.benchInteractive);
    await page.waitForLoadState("networkidle");
    return await page.evaluate(async () => {
      const interactive = await window.benchInteractive;
      const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
      const pathsOf = (entries: PerformanceEntry[]) => entries.map(({ name }) => new URL(name).pathname);
      return {
        firstContentMilliseconds: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
        interactiveMilliseconds: interactive,
        early: pathsOf(scripts.filter(({ startTime }) => startTime <= interactive)),
        late: pathsOf(scripts.filter(({ startTime }) => startTime > interactive)),
      };
    });
  } finally {
    await context.close();
  }
}

/** Notes what Event Timing says of clicks, and when the frame that follows each has been drawn. */
function watchClicks(minimum: number) {
  window.benchEvents = [];
  window.benchPaints = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
      if (entry.interactionId > 0) window.benchEvents.push({ id: entry.interactionId, duration: entry.duration });
    }
  }).observe({ type: "event", durationThreshold: minimum } as PerformanceObserverInit);
  addEventListener(
    "click",
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.benchPaints.push(performance.now() - timeStamp);
        port2.postMessage(null);
      }),
    { capture: true },
  );
}

/** Clicks ratings of a self-assessment, each of which saves itself and moves what the page says of the whole; leaves the form as it then is. */
export async function measureClicks(
  browser: Browser,
  client: Client,
  place: string,
): Promise<{ click: Click; form: URLSearchParams }> {
  const context = await openAs(browser, client);
  try {
    await context.addInitScript(watchForInteractive);
    const page = await context.newPage();
    await page.goto(client.origin + place);
    await page.evaluate(() => window.benchInteractive);
    await page.waitForLoadState("networkidle");
    await page.evaluate(watchClicks, EVENT_TIMING_MINIMUM_MS);
    await clickRatings(page);
    // Event Timing tells of an event after the frame that follows it.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const { events, paints } = await page.evaluate(() => ({ events: window.benchEvents, paints: window.benchPaints }));
    const longest = new Map<number, number>();
    for (const { id, duration } of events) longest.set(id, Math.max(duration, longest.get(id) ?? 0));
    const untold = Array.from({ length: CLICKS - longest.size }, () => EVENT_TIMING_MINIMUM_MS - EVENT_TIMING_STEP_MS);
    const durations = [...untold, ...[...longest.values()].sort((a, b) => a - b)];
    const click = {
      clicks: CLICKS,
      p50: quantile(durations, 0.5),
      worst: durations.at(-1) ?? Number.NaN,
      scriptAndPaintP50: quantile(
        paints.sort((a, b) => a - b),
        0.5,
      ),
    };
    return { click, form: await readForm(page) };
  } finally {
    await context.close();
  }
}

/** Another rating than the one that is chosen, so that every click changes something. */
async function clickRatings(page: Page): Promise<void> {
  const groups = page.locator("fieldset[data-competency]");
  const count = await groups.count();
  for (let click = 0; click < CLICKS; click++) {
    const group = groups.nth(click % count);
    const option = group.locator("label:has(input[type=radio]:not(:checked))").nth(click % 3);
    await option.scrollIntoViewIfNeeded();
    const saved = page.waitForResponse((response) => response.request().method() === "POST");
    await option.click();
    const answer = await saved;
    if (!answer.ok()) throw new Error(`the click on a rating was answered with ${answer.status()}`);
  }
}

/** What the browser would post. */
async function readForm(page: Page): Promise<URLSearchParams> {
  const fields = await page.evaluate(() => {
    const form = document.querySelector("fieldset[data-competency]")?.closest("form");
    if (!form) throw new Error("the form is not there");
    return [...new FormData(form)].map(([name, value]) => [name, String(value)] as [string, string]);
  });
  return new URLSearchParams(fields);
}
