import { chromium, type Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
const base = "http://localhost:3101";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
const UA = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
const ctx = async (js = true) => { const c = await browser.newContext({ viewport: { width: 1280, height: 900 }, userAgent: UA, javaScriptEnabled: js }); c.setDefaultTimeout(15000); return c; };
const watch = (p: Page, n: string) => { p.on("console", (m) => { if (["error","warning"].includes(m.type())) console.log(n, "CONSOLE", m.text().slice(0, 300)); }); p.on("pageerror", (e) => console.log(n, "PAGEERROR", e.message)); };
async function signIn(p: Page, email: string, password = "demo-password") {
  await p.goto(base + "/sign-in", { waitUntil: "networkidle" });
  await p.getByLabel("E-mail").fill(email); await p.getByLabel("Password").fill(password);
  await p.getByRole("button", { name: "Sign in", exact: true }).click();
  await p.waitForURL((u) => u.pathname !== "/sign-in");
}
const shot = (p: Page, n: string) => p.screenshot({ path: `/tmp/people/walk-${n}.png`, fullPage: true });
const said = async (p: Page) => (await p.locator('[role=status],[role=alert]').allTextContents()).map((t) => t.slice(0, 200));
const js = process.argv[2] !== "nojs"; const tag = js ? "js" : "nojs";
const admin = await (await ctx(js)).newPage(); watch(admin, "admin");
await signIn(admin, "admin@demo.test");
// add someone, refused first
await admin.goto(base + "/people/new", { waitUntil: "networkidle" });
await admin.getByLabel("Name", { exact: true }).fill("Walk Er");
await admin.getByLabel("E-mail").fill("engineer@demo.test");
await admin.getByLabel("Role", { exact: true }).selectOption({ label: "Senior Engineer – Engineering" });
await admin.getByLabel("Manager (optional)").selectOption({ index: 3 });
await admin.getByLabel("Or a new team (optional)").fill("Storage / Storage");
await admin.getByRole("button", { name: "Add", exact: true }).click();
await admin.waitForLoadState("networkidle"); 
console.log("add refused:", await said(admin), await admin.getByLabel("Name", { exact: true }).inputValue());
await shot(admin, `add-refused-${tag}`);
await admin.getByLabel("Or a new team (optional)").fill("Platform / Walkers " + tag);
await admin.getByRole("button", { name: "Add", exact: true }).click();
await admin.waitForLoadState("networkidle"); await admin.waitForTimeout(500);
console.log("email taken:", await admin.locator(".text-danger").allTextContents());
await admin.getByLabel("E-mail").fill(`walk-${tag}-${Date.now()}@demo.test`);
await admin.getByRole("button", { name: "Add", exact: true }).click();
await admin.waitForURL(/people\/[^n]/);
console.log("added:", await said(admin), admin.url());
const personUrl = admin.url();
// invite
await admin.getByRole("button", { name: "Invite" }).click();
const field = admin.getByLabel(/A link for/);
await field.waitFor();
const link = await field.inputValue(); console.log("link", link.slice(0, 40));
await shot(admin, `invited-${tag}`);
// use the link
const person = await (await ctx(js)).newPage(); watch(person, "person");
await person.goto(link, { waitUntil: "networkidle" });
await person.getByLabel("Password", { exact: true }).fill("short");
await person.getByLabel("Password, once more").fill("other");
await person.getByRole("button", { name: "Save and sign in" }).click();
await person.waitForTimeout(700);
console.log("pw refused:", await person.locator(".text-danger").allTextContents());
await shot(person, `link-${tag}`);
await person.getByLabel("Password", { exact: true }).fill("a walking password");
await person.getByLabel("Password, once more").fill("a walking password");
await person.getByRole("button", { name: "Save and sign in" }).click();
await person.waitForTimeout(3000); await shot(person, "after-link"); console.log(person.url(), await said(person), await person.locator(".text-danger").allTextContents()); await person.waitForURL(base + "/"); console.log("signed in as", await person.locator("header a[href='/account']").textContent());
const late = await (await ctx(js)).newPage();
const r = await late.goto(link, { waitUntil: "networkidle" }); console.log("used link", r?.status(), await late.locator("h1").textContent());
await shot(late, `link-used-${tag}`);
// account: wrong then right password, sessions
await person.goto(base + "/account", { waitUntil: "networkidle" });
for (const [current, next] of [["wrong one here", "another password"], ["a walking password", "another password"]]) {
  await person.getByLabel("Current password").fill(current!);
  await person.getByLabel("New password", { exact: true }).fill(next!);
  await person.getByLabel("New password, once more").fill(next!);
  await person.getByRole("button", { name: "Change password" }).click();
  await person.waitForTimeout(1800);
  console.log("change:", await said(person), await person.locator(".text-danger").allTextContents());
}
const second = await (await ctx(js)).newPage();
await signIn(second, (await person.locator("main header p").first().textContent())!.match(/\S+@\S+(?=\.)/)![0] + "", "another password").catch(async (e) => console.log("second sign in", String(e).slice(0, 100)));
await person.goto(base + "/account", { waitUntil: "networkidle" });
await shot(person, `account-${tag}`);
await person.getByRole("button", { name: /^Sign out Chrome/ }).click(); await person.waitForTimeout(800);
console.log("revoke:", await said(person));
// theme
await person.getByLabel("Dark").check(); await person.getByRole("button", { name: "Use this theme" }).click(); await person.waitForLoadState("networkidle");
console.log("theme", await person.locator("html").getAttribute("data-theme"), person.url());
// forgot password
await late.goto(base + "/forgot-password", { waitUntil: "networkidle" });
await late.getByLabel("E-mail").fill("Engineer@demo.test"); await late.getByRole("button", { name: "Ask for a link" }).click();
await late.getByRole("heading", { name: "We have passed it on" }).waitFor(); console.log("forgot:", await said(late));
await admin.goto(base + "/people", { waitUntil: "networkidle" });
console.log("requests:", await admin.getByRole("heading", { name: "Asked for a new password" }).count());
await shot(admin, `requests-${tag}`);
await admin.getByRole("button", { name: /Make the link for/ }).first().click();
await admin.getByLabel(/A link for/).waitFor(); console.log("request link ok", admin.url());
// conflict
await admin.goto(personUrl + "/edit", { waitUntil: "networkidle" });
const other = await (await ctx(js)).newPage(); await signIn(other, "admin@demo.test"); await other.goto(personUrl + "/edit", { waitUntil: "networkidle" });
await other.getByLabel("Location").fill("Oslo"); await other.getByRole("button", { name: "Save" }).click(); await other.waitForURL(personUrl);
await admin.getByLabel("Location").fill("Lisbon"); await admin.getByRole("button", { name: "Save" }).click();
await admin.getByText("Someone else changed this").waitFor(); await shot(admin, `conflict-${tag}`);
console.log("conflict keeps:", await admin.getByLabel("Location").inputValue());
await admin.getByRole("button", { name: "Save" }).click(); await admin.waitForURL(personUrl); console.log("saved over:", await said(admin));
// access
await admin.getByText("Make an administrator…").click(); await admin.getByRole("button", { name: "Make an administrator" }).click(); await admin.waitForTimeout(800); console.log("grant:", await said(admin));
await admin.goto(personUrl, { waitUntil: "networkidle" }); await admin.getByText("Withdraw administrator access…").click(); await shot(admin, `confirm-${tag}`); await admin.getByRole("button", { name: "Withdraw access" }).click(); await admin.waitForTimeout(800); console.log("withdraw:", await said(admin));
// deactivate refused
await admin.goto(base + "/people/person-tomas-ferreira", { waitUntil: "networkidle" });
await admin.getByText("Deactivate…").click(); await admin.getByRole("button", { name: /^Deactivate/ }).click(); await admin.waitForTimeout(800);
console.log("deactivate lead:", await said(admin)); await shot(admin, `deactivate-refused-${tag}`);
await admin.goto(personUrl, { waitUntil: "networkidle" }); await admin.getByText("Deactivate…").click(); await admin.getByRole("button", { name: /^Deactivate/ }).click(); await admin.waitForTimeout(800);
console.log("deactivate:", await said(admin));
const gone = await person.goto(base + "/account"); console.log("the one who left is at", person.url());
const member = await (await ctx(js)).newPage(); await signIn(member, "engineer@demo.test"); const m = await member.goto(personUrl); console.log("member sees left:", m?.status());
for (const p of ["/people/new", "/people/import", "/settings", "/people/person-tomas-ferreira/edit", "/people/import/template.csv", "/set-up", "/people/%00", "/people/nobody", "/organisation?from=nobody"]) console.log(p, (await member.goto(base + p))?.status());
// import
await admin.goto(base + "/people/import", { waitUntil: "networkidle" });
writeFileSync("/tmp/people/in.csv", "\uFEFFname;email;role;manager email;team;start date;administrator\r\nNew One;new.one." + tag + "@demo.test;Staff Engineer;manager@demo.test;Platform / Imported " + tag + ";2024-02-29;\r\nTomás Ferreira;manager@demo.test;Director of Engineering;director@demo.test;Storage;2022-07-01;\r\nBad;bad@demo.test;Senor Engineer;nobody@demo.test;;2024-02-30;perhaps\r\nLoop;director@demo.test;director;new.one." + tag + "@demo.test;;;\r\n");
await admin.getByLabel("CSV file").setInputFiles("/tmp/people/in.csv");
await admin.getByRole("button", { name: "Show what it would do" }).click();
await admin.getByRole("heading", { name: "What the import would do" }).waitFor(); await shot(admin, `import-${tag}`);
await admin.setViewportSize({ width: 390, height: 900 }); await shot(admin, `import-phone-${tag}`); await admin.setViewportSize({ width: 1280, height: 900 });
await admin.getByRole("checkbox").check(); await admin.getByRole("button", { name: /^Import \d/ }).click();
await admin.waitForURL(base + "/people"); console.log("imported:", await said(admin));
await browser.close();
