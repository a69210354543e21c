import { expect, signInAs, test, withDemo } from "./support/fixtures";
import { newClient } from "./support/http-client";

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

test("after ten wrong passwords an account waits, even for the right one; others do not", async ({ browserAt }) => {
  // An organisation of its own: the tests of a worker share theirs, and its administrator would be locked out.
  await withDemo({}, async (cairn) => {
    const client = await newClient(cairn);
    for (let attempt = 0; attempt < 10; attempt++) {
      await client.post("/sign-in", { form: { email: "admin@demo.test", password: "wrong" }, maxRedirects: 0 });
    }
    const answer = await client.post("/sign-in", {
      form: { email: "admin@demo.test", password: "demo-password" },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain("Too many attempts. Please try again in 15 minutes.");
    await signInAs(await browserAt(cairn), "manager");
    await client.dispose();
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
