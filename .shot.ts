import { chromium } from "@playwright/test";
const [,, base, who, out, ...urls] = process.argv;
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
for (const [name, opts] of Object.entries({ wide: {viewport:{width:1280,height:900}}, phone: {viewport:{width:390,height:844}}, dark: {viewport:{width:1280,height:900}, colorScheme:"dark" as const} })) {
  if (process.env.ONLY && !process.env.ONLY.includes(name)) continue;
  const c = await b.newContext({ ...opts, baseURL: base, userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36" });
  const p = await c.newPage();
  p.on("console", m => { if (m.type()==="error") console.log("CONSOLE", m.text().slice(0,300)); });
  p.on("pageerror", e => console.log("PAGEERROR", String(e).slice(0,300)));
  if (who !== "-") { await p.goto("/sign-in"); await p.getByLabel("E-mail").fill(who); await p.getByLabel("Password").fill("demo-password"); await p.getByRole("button",{name:"Sign in", exact:true}).click(); await p.waitForURL(u => !u.pathname.startsWith("/sign-in")); }
  let i = 0;
  for (const u of urls) { const r = await p.goto(u); await p.waitForTimeout(1200); const sw = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth); await p.screenshot({ path: `${out}-${name}-${i}.png`, fullPage: true }); console.log(name, u, r?.status(), sw>0?`OVERFLOW ${sw}`:""); i++; }
  await c.close();
}
await b.close();
