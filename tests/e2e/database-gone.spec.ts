import { startPostgresServer } from "#prisma/postgres-server";
import { type CairnProcess, newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, signInAs, test } from "./support/fixtures";
import { newClient } from "./support/http-client";

const GONE_MS = 10_000;
const TOKEN = "a token for Prometheus";

const statusOf = async (cairn: CairnProcess, path: string) => (await fetch(`${cairn.url}${path}`)).status;

test("a database that is gone for ten seconds gives a kind page, and Cairn recovers by itself", async ({
  browserAt,
}) => {
  test.skip(process.env.TEST_DATABASE_URL !== undefined, "the server must be ours to stop");
  const postgres = await startPostgresServer();
  const dataDir = await newDataDir();
  const cairn = await startCairn({
    demo: true,
    dataDir,
    environment: {
      DATABASE_URL: postgres.url,
      DATABASE_CONNECT_TIMEOUT_MS: "1000",
      LOG_LEVEL: "info",
      METRICS_TOKEN: TOKEN,
    },
  });
  try {
    const page = await browserAt(cairn);
    await signInAs(page, "engineer");
    const writing = await browserAt(cairn);
    await signInAs(writing, "administrator");
    await writing.goto("/settings");

    // Requests go on all the while, as those of other people would.
    const statuses: number[] = [];
    let isOver = false;
    const others = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (!isOver) {
          statuses.push((await page.request.get("/assessments")).status());
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }),
    );
    await expect.poll(() => statuses.length).toBeGreaterThan(20);
    await postgres.pause();
    const pausedAt = Date.now();

    expect(await statusOf(cairn, "/readyz")).toBe(503);
    expect(await statusOf(cairn, "/healthz")).toBe(200);
    const answer = await page.goto("/assessments");
    expect(answer?.status()).toBe(503);
    expect(answer?.headers()["retry-after"]).toBe("5");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cairn cannot reach its database");
    expect(await page.content()).not.toMatch(/prisma|ECONNREFUSED|127\.0\.0\.1:\d+| at .*\.ts/i);

    // A person who signs in meanwhile is not told that the password is wrong.
    const client = await newClient(cairn);
    const form = { email: "engineer@demo.test", password: "demo-password" };
    expect((await client.post("/sign-in", { form, maxRedirects: 0 })).status()).toBe(503);
    await client.dispose();

    // What the user typed stays on the screen, and is sent when the database is back.
    await writing.getByLabel("Organisation").fill("Typed while it was gone");
    await writing.getByRole("button", { name: "Save" }).click();
    await expect(writing.getByText("is sent as soon as it can be")).toBeVisible();
    await expect(writing.getByLabel("Organisation")).toHaveValue("Typed while it was gone");

    await new Promise((resolve) => setTimeout(resolve, GONE_MS - (Date.now() - pausedAt)));
    await postgres.resume();
    await expect.poll(() => statusOf(cairn, "/readyz"), { timeout: 10_000 }).toBe(200);
    // The session was in the database, and still is.
    await expect.poll(async () => (await page.goto("/assessments"))?.status(), { timeout: 10_000 }).toBe(200);
    await expect(writing.getByText("The settings were saved.")).toBeVisible();
    await expect(writing.getByText("is sent as soon as it can be")).toBeHidden();
    isOver = true;
    await others;
    // Every answer was a page or the kind refusal: nothing else went wrong, at the moments of leaving and coming back either.
    expect([...new Set(statuses)].sort()).toEqual([200, 503]);
    expect(statuses.at(-1)).toBe(200);
    expect(cairn.process.exitCode).toBeNull();
    // Who watches the numbers sees it too.
    const metrics = await fetch(`${cairn.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(await metrics.text()).toMatch(/^cairn_request_errors_total\{route="assessments",status="503"\} [1-9]\d*$/m);
    expect(cairn.output()).toContain("the database cannot be reached");
  } finally {
    await cairn.end();
    await removeDataDir(dataDir);
    await postgres.stop();
  }
});

test("a server that starts while its database is gone says so in one sentence", async () => {
  const dataDir = await newDataDir();
  const environment = { DATABASE_URL: "postgres://cairn:secret-word@127.0.0.1:1/cairn" };
  const starting = startCairn({ demo: false, dataDir, environment });
  await expect(starting).rejects.toThrow(/The database cannot be reached/);
  await expect(starting).rejects.not.toThrow(/secret-word|\n {4}at /);
  await removeDataDir(dataDir);
});
