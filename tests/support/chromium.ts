import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/** What a browser on a closed machine needs to start, and to leave the network alone. */
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function findOnPath(): string | null {
  const command = process.platform === "win32" ? "where" : "which";
  for (const name of NAMES) {
    const { status, stdout } = spawnSync(command, [name], { encoding: "utf8" });
    const found = stdout?.split("\n")[0]?.trim();
    if (status === 0 && found) return found;
  }
  return null;
}

/** The path of a Chromium: the one `CHROMIUM_PATH` names, one that is installed, or Playwright's own; null where there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  const own = chromium.executablePath();
  return findOnPath() ?? (existsSync(own) ? own : null);
}

/** Finds a Chromium or gets one: Playwright's download, else the system's package where we may install it. */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log("No Chromium found: trying to get one …");
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
    stdio: "ignore",
    timeout: 180_000,
  });
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    try {
      execFileSync("apt-get", ["update"], { stdio: "ignore", timeout: 180_000 });
      execFileSync("apt-get", ["install", "-y", "chromium"], { stdio: "ignore", timeout: 600_000 });
    } catch {
      // Said below, with what to do.
    }
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    "The end-to-end tests need Chromium, and none could be found or fetched. Install it (Debian: apt-get install chromium; " +
      "elsewhere: npx playwright install chromium) or name it with CHROMIUM_PATH.",
  );
}
