import { chromium } from "@playwright/test";
const [who, ...pages] = process.argv.slice(2);
const base = process.env.BASE ?? "http://localhost:3101";
const theme = (process.env.THEME ?? "light") as "light" | "dark";
const widths = (process.env.WIDTHS ?? "1280,390").split(",").map(Number);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
const context = await browser.newContext({ colorScheme: theme, viewport: { width: widths[0]!, height: 900 }, userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36" });
const page = await context.newPage();
page.on("console", (m) => { if (["error", "warning"].includes(m.type())) console.log("CONSOLE", m.text().slice(0, 400)); });
page.on("pageerror", (e) => console.log("PAGEERROR", e.message));
if (who !== "none") {
  await page.goto(base + "/sign-in");
  await page.getByLabel("E-mail").fill(`${who}@demo.test`);
  await page.getByLabel("Password").fill("demo-password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((u) => u.pathname !== "/sign-in");
}
for (const p of pages) {
  for (const w of widths) {
    await page.setViewportSize({ width: w, height: 900 });
    const r = await page.goto(base + p, { waitUntil: "networkidle" });
    const name = `/tmp/people/${p.replace(/[^a-z0-9]+/gi, "_")}-${w}-${theme}.png`;
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.screenshot({ path: name, fullPage: true });
    console.log(r?.status(), p, w, "overflow", over, name);
  }
}
await browser.close();
