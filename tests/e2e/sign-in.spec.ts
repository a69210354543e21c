import { hashPassword } from "better-auth/crypto";
import { ageSessions, withDatabase } from "./support/access";
import { expect, expectAccessible, PERSONAS, signIn, test, withDemo, withDemoProcess } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

test("a wrong password and an unknown address get the same answer, and no cookie", async ({ cairn }) => {
  const client = await newClient(cairn);
  const ask = async (email: string) => {
    const answer = await client.post("/sign-in", { form: { email, password: "not the password" }, maxRedirects: 0 });
    const message = /That e-mail address and password do not belong together\./.exec(await answer.text())?.[0];
    return { status: answer.status(), message, cookie: answer.headers()["set-cookie"] };
  };
  const wrong = await ask("director@demo.test");
  expect(wrong).toEqual({ status: 400, message: expect.any(String), cookie: undefined });
  expect(await ask("nobody@demo.test")).toEqual(wrong);
  await client.dispose();
});

test("a stranger who guesses has to wait, while the owner comes in from a browser of their own", async ({
  browserAt,
}) => {
  // An organisation of its own: the tests of a worker share theirs, and its administrator would have to wait.
  await withDemo({}, async (cairn) => {
    const owner = await browserAt(cairn);
    await signIn(owner, PERSONAS.administrator, "demo-password");
    await owner.getByLabel(/account and sign out$/).click();
    await owner.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(owner.getByRole("heading", { name: "Sign in" })).toBeVisible();

    const stranger = await newClient(cairn);
    const guess = async (password: string) => {
      const answer = await stranger.post("/sign-in", { form: { email: "admin@demo.test", password }, maxRedirects: 0 });
      return { status: answer.status(), text: await answer.text() };
    };
    const tries: boolean[] = [];
    for (let attempt = 0; attempt < 30; attempt++)
      tries.push(!(await guess("wrong")).text.includes("Too many attempts"));
    expect(tries).toEqual([...Array(6).fill(true), ...Array(24).fill(false)]);
    const right = await guess("demo-password");
    expect(right.status).toBe(429);
    expect(right.text).toMatch(/Too many attempts\. Please try again in \d+ seconds?\./);

    await signIn(owner, PERSONAS.administrator, "demo-password");
    await signIn(await browserAt(cairn), PERSONAS.manager, "demo-password");
    await stranger.dispose();
  });
});

test("right passwords from one address never run into the throttle", async () => {
  await withDemo({}, async (cairn) => {
    const signIn = async (email: string) => {
      const client = await newClient(cairn);
      const form = { email, password: "demo-password" };
      const answer = await client.post("/sign-in", { form, maxRedirects: 0 });
      await client.dispose();
      return answer.status();
    };
    const statuses: number[] = [];
    // Four people at once, again and again: five hundred in all.
    const people = ["engineer", "manager", "director", "admin"].map((name) => `${name}@demo.test`);
    for (let group = 0; group < 125; group++) statuses.push(...(await Promise.all(people.map(signIn))));
    expect(statuses).toEqual(Array(500).fill(302));
  });
});

test("the log says so when a proxy names its clients and the settings ignore it", async () => {
  await withDemoProcess({ PUBLIC_URL: "https://cairn.example" }, async (cairn) => {
    expect(cairn.output()).toContain("TRUST_PROXY is false");
    const before = cairn.output().length;
    for (let request = 0; request < 3; request++) {
      await fetch(`${cairn.url}/sign-in`, { headers: { "x-forwarded-for": "203.0.113.9" } });
    }
    expect(
      cairn
        .output()
        .slice(before)
        .match(/Set TRUST_PROXY=true/g),
    ).toHaveLength(1);
  });
});

test("a cookie of this server belongs to this host alone where it is reached over TLS", async () => {
  await withDemoProcess({ PUBLIC_URL: "https://cairn.example", TRUST_PROXY: "true" }, async (cairn) => {
    const answer = await fetch(`${cairn.url}/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: "https://cairn.example", "x-forwarded-host": "cairn.example" },
      body: new URLSearchParams({ email: "engineer@demo.test", password: "demo-password" }),
    });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split("=", 1)[0]).sort()).toEqual([
      "__Host-cairn.device",
      "__Host-cairn.session_token",
    ]);
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure/i);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly/i);
    for (const cookie of cookies) expect(cookie).not.toMatch(/Domain=/i);
    const theme = await fetch(`${cairn.url}/theme`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: "https://cairn.example", "x-forwarded-host": "cairn.example" },
      body: new URLSearchParams({ theme: "dark" }),
    });
    expect(theme.headers.get("set-cookie")).toMatch(/^__Host-cairn\.theme=dark; Path=\/;.*; Secure$/);
  });
});

test("a form that a proxy sends on without its host is answered with what to do", async () => {
  await withDemoProcess({ PUBLIC_URL: "https://cairn.example" }, async (cairn) => {
    const send = (origin: string, host?: string) =>
      fetch(`${cairn.url}/sign-in`, {
        method: "POST",
        redirect: "manual",
        headers: { origin, ...(host && { "x-forwarded-host": host }) },
        body: new URLSearchParams({ email: "nobody@demo.test", password: "wrong" }),
      });
    const lost = await send("https://cairn.example");
    expect(lost.status).toBe(400);
    expect(await lost.text()).toContain("must hand on the header Host");
    expect((await send("http://cairn.example", "cairn.example")).status).toBe(403);
    expect((await send("https://evil.example", "evil.example")).status).toBe(403);
    expect(cairn.output()).not.toContain("request failed");
  });
});

test("a form from another site is refused", async ({ cairn }) => {
  const client = await newClient(cairn);
  for (const origin of ["https://elsewhere.example", "null"]) {
    const answer = await client.post("/sign-out", { headers: { origin }, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
  }
  await client.dispose();
});

test("a session that is ended elsewhere is over at the next step", async ({ as }) => {
  const here = await as("director");
  const there = await as("director");
  await there.goto("/account");
  await there.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(there.getByRole("button", { name: "Sign out everywhere else" })).toBeHidden();
  await here.goto("/assessments");
  await expect(here).toHaveURL(/\/sign-in\?returnTo=%2Fassessments/);
});

test("pages carry a strict content security policy with a nonce of their own", async ({ cairn }) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await fetch(`${cairn.url}/sign-in`)).headers.get("content-security-policy") ?? ""),
  );
  expect(policies[0]).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  expect(policies[0]).toContain("default-src 'none'");
  expect(policies[0]).not.toContain("unsafe-inline");
  expect(policies[0]).not.toBe(policies[1]);
});

test("signing in again ends the session that the browser had", async ({ cairn }) => {
  const client = await signInOverHttp(cairn, "manager");
  const before = (await client.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const stolen = await newClient(cairn);
  const statusOf = async () =>
    (await stolen.get("/account", { headers: { cookie: before }, maxRedirects: 0 })).status();
  expect(await statusOf()).toBe(200);
  const form = { email: PERSONAS.manager, password: "wrong" };
  await client.post("/sign-in", { form, maxRedirects: 0 });
  expect(await statusOf()).toBe(200);
  await client.post("/sign-in", { form: { ...form, password: "demo-password" }, maxRedirects: 0 });
  expect(await statusOf()).toBe(302);
  expect((await client.get("/account", { maxRedirects: 0 })).status()).toBe(200);
  await Promise.all([client.dispose(), stolen.dispose()]);
});

test("a password of an earlier release signs in, and is stored by today's hash from then on", async ({ browserAt }) => {
  const earlier = await hashPassword("a long enough phrase");
  await withDemo({}, async (cairn) => {
    const stored = () =>
      withDatabase(cairn, (database) =>
        database
          .prepare("SELECT a.password FROM Account a JOIN User u ON u.id = a.userId WHERE u.email = ?")
          .pluck()
          .get(PERSONAS.engineer),
      );
    withDatabase(cairn, (database) => {
      const of = "userId = (SELECT id FROM User WHERE email = ?)";
      database.prepare(`UPDATE Account SET password = ? WHERE ${of}`).run(earlier, PERSONAS.engineer);
    });
    for (const _ of [1, 2]) {
      await signIn(await browserAt(cairn), PERSONAS.engineer, "a long enough phrase");
      expect(stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
  });
});

test("a password that is easily guessed is refused with the reason; a good one is taken", async ({ browserAt }) => {
  await withDemo({}, async (cairn) => {
    const page = await browserAt(cairn);
    await signIn(page, PERSONAS.engineer, "demo-password");
    const change = async (password: string) => {
      await page.goto("/account");
      await page.getByLabel("Current password").fill("demo-password");
      await page.getByLabel("New password", { exact: true }).fill(password);
      await page.getByLabel("New password, once more").fill(password);
      await page.getByRole("button", { name: "Change password" }).click();
    };
    await change("x7Kq2mZp9Lw");
    await expect(page.getByText("A password has at least 12 characters")).toBeVisible();
    await change("Password2026!");
    await expect(page.getByText(/^This is a common password/)).toBeVisible();
    await expectAccessible(page);
    await change("Mara.Okafor2026");
    await expect(page.getByText(/^This is made from your name/)).toBeVisible();
    await change("correct horse battery staple");
    await expect(page.getByText("Your password was changed, and every other browser is signed out.")).toBeVisible();
    await signIn(await browserAt(cairn), PERSONAS.engineer, "correct horse battery staple");
  });
});

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript";

  test(`what matters asks for the password again after 15 minutes, and loses nothing (${how})`, async ({
    browserAt,
  }) => {
    await withDemo({}, async (cairn) => {
      const page = await browserAt(cairn, { javaScript });
      await signIn(page, PERSONAS.administrator, "demo-password");
      const confirm = async (at: typeof page, password: string) => {
        await at.getByLabel("Password").fill(password);
        await at.getByRole("button", { name: "Confirm" }).click();
      };

      await test.step("a page is asked for, and comes after the right password", async () => {
        ageSessions(cairn, "administrator", 14);
        await page.goto("/people/import");
        await expect(page).toHaveURL(/\/people\/import$/);
        ageSessions(cairn, "administrator", 16);
        await page.goto("/people");
        await expect(page).toHaveURL(/\/people$/);
        await page.goto("/people/import");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm your password");
        if (javaScript) await expectAccessible(page);
        await confirm(page, "not my password");
        await expect(page.getByText("This is not your password")).toBeVisible();
        await confirm(page, "demo-password");
        await expect(page).toHaveURL(/\/people\/import$/);
      });

      await test.step("a form that was open too long keeps what was typed", async () => {
        await page.goto("/people/person-mara-okafor/edit");
        await page.getByLabel("Location").fill("Somewhere else");
        ageSessions(cairn, "administrator", 16);
        await page.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("Confirm your password, then send this form again.")).toBeVisible();
        await expect(page.getByLabel("Location")).toHaveValue("Somewhere else");
        const opening = page.waitForEvent("popup");
        await page.getByRole("link", { name: "Confirm your password (opens a new tab)" }).click();
        const tab = await opening;
        await confirm(tab, "demo-password");
        await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Your password is confirmed");
        await tab.close();
        await page.getByRole("button", { name: "Save" }).click();
        await expect(page.getByText("Mara Okafor was saved.")).toBeVisible();
        await expect(page.getByText("Somewhere else")).toBeVisible();
      });
    });
  });
}

test("a session ends unused after its days, and after its whole time however it is used", async ({ browserAt }) => {
  await withDemo({ SESSION_DAYS: "3", SESSION_IDLE_DAYS: "2" }, async (cairn) => {
    const page = await browserAt(cairn);
    await signIn(page, PERSONAS.manager, "demo-password");
    const [session] = (await page.context().cookies()).filter(({ name }) => name.endsWith("session_token"));
    expect((session?.expires ?? 0) - Date.now() / 1_000).toBeLessThanOrEqual(3 * 86_400);
    const set = (column: "createdAt" | "updatedAt", hoursAgo: number) =>
      withDatabase(cairn, (database) => {
        const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
        database.prepare(`UPDATE Session SET ${column} = ?`).run(at);
      });
    const status = async () => (await page.request.get("/account", { maxRedirects: 0 })).status();
    set("updatedAt", 47);
    expect(await status()).toBe(200);
    // Being used is noted: it is fresh again.
    const usedAt = withDatabase(cairn, (database) => database.prepare("SELECT updatedAt FROM Session").pluck().get());
    expect(Date.now() - new Date(String(usedAt)).getTime()).toBeLessThan(60_000);
    set("createdAt", 71);
    expect(await status()).toBe(200);
    set("createdAt", 73);
    expect(await status()).toBe(302);
    set("createdAt", 1);
    set("updatedAt", 49);
    expect(await status()).toBe(302);
  });
});
