import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGUMENTS, findChromium } from "./tests/support/chromium";

/** What is slow by design: many clients, killed processes, full disks, everyone reading everything. */
const RESILIENCE = [
  "database-gone",
  "disk-full",
  "hostile-forms",
  "hostile-requests",
  "hostile-texts",
  "hundred-clients",
  "kill",
  "planted-words",
  "two-processes",
].map((name) => `**/${name}.spec.ts`);

/** `npm test` runs all but those, `npm run test:resilience` those alone; a file that is named runs in any case. */
const SUITES: Record<string, { testMatch?: string[]; testIgnore?: string[] }> = {
  test: { testIgnore: RESILIENCE },
  resilience: { testMatch: RESILIENCE },
};

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/global-setup.ts",
  ...SUITES[process.env.TEST_SUITE ?? ""],
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // Generous, since a busy machine is no failure: only what hangs takes this long.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ["json"]],
  use: {
    actionTimeout: 60_000,
    launchOptions: { executablePath: findChromium() ?? undefined, args: CHROMIUM_ARGUMENTS },
    viewport: { width: 1280, height: 900 },
    // What an ordinary browser says of itself.
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
