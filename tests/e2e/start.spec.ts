import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort, newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, expectAccessible, test } from "./support/fixtures";

const START = ["app/cli/cairn.mjs", "start"];

function startAndFail(environment: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, START, {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...environment },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, stderr };
}

test("wrong settings are listed all at once, and nothing starts", async () => {
  const dataDir = await newDataDir();
  const { status, stderr } = startAndFail({ DATA_DIR: dataDir, PORT: "99999", LOG_LEVEL: "loud", SMTP_URL: "post" });
  expect(status).toBe(1);
  for (const name of ["PORT", "LOG_LEVEL", "SMTP_URL"]) expect(stderr).toContain(`  ${name}: `);
  expect(stderr).not.toContain("    at ");
  await removeDataDir(dataDir);
});

test("a port that is taken is said in one sentence", async ({ cairn }) => {
  const dataDir = await newDataDir();
  const { status, stderr } = startAndFail({ DATA_DIR: dataDir, PORT: new URL(cairn.url).port });
  expect(status).toBe(1);
  expect(stderr).toContain("is not free: choose another one with PORT");
  expect(stderr).not.toContain("    at ");
  await removeDataDir(dataDir);
});

test("a ladder that changed under the same version is refused, and with a new version it is published", async () => {
  const dataDir = await newDataDir();
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-ladder-"));
  await cp("ladder", folder, { recursive: true });
  const environment = { DATA_DIR: dataDir, LADDER_DIR: folder };
  await (await startCairn({ demo: false, dataDir, environment })).end();

  const file = path.join(folder, "ladder.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("name: Engineering ladder", "name: Another ladder"));
  const refused = startAndFail({ ...environment, PORT: String(await findFreePort()) });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("A published version never changes: give the changed ladder a new version");

  await writeFile(
    file,
    text.replace("name: Engineering ladder", "name: Another ladder").replace(/version: .*/, 'version: "2099.1"'),
  );
  const started = await startCairn({ demo: false, dataDir, environment });
  expect(await started.end()).toBe(0);

  await writeFile(file, "id: [\n");
  const broken = startAndFail({ ...environment, PORT: String(await findFreePort()) });
  expect(broken.status).toBe(1);
  expect(broken.stderr).toMatch(/ladder\.yaml:\d+:\d+: /);
  await rm(folder, { recursive: true });
  await removeDataDir(dataDir);
});

test("the first visit sets the organisation up, once, with the code from the terminal", async ({ browserAt }) => {
  const dataDir = await newDataDir();
  const cairn = await startCairn({ demo: false, dataDir });
  const code = /Set-up code[^:]*: (\S+)/.exec(cairn.output())?.[1] ?? "";
  expect(code).not.toBe("");
  const page = await browserAt(cairn);
  await page.goto("/");
  await expect(page).toHaveURL(/\/set-up$/);
  await expectAccessible(page);
  const fillIn = async (enteredCode: string) => {
    await page.getByLabel("Set-up code").fill(enteredCode);
    await page.getByLabel("Name", { exact: true }).fill("Fernwood");
    await page.getByLabel("Your name").fill("Ida Berg");
    await page.getByLabel("E-mail").fill("ida@fernwood.test");
    await page.getByLabel("Your role on the ladder").selectOption("engineering-manager");
    await page.getByLabel("Password", { exact: true }).fill("a long enough phrase");
    await page.getByLabel("Password, once more").fill("a long enough phrase");
    await page.getByRole("button", { name: "Set up and sign in" }).click();
  };
  await fillIn("AAAA-BBBB-CCCC");
  await expect(page.getByText("This is not the code that the server printed")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Ida Berg");
  await fillIn(code);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");
  expect((await page.request.get("/set-up")).status()).toBe(404);
  expect(await page.content()).not.toContain("demo-password");

  expect((await stat(path.join(dataDir, "secret"))).mode & 0o777).toBe(0o600);
  expect(await cairn.end()).toBe(0);
  const again = await startCairn({ demo: false, dataDir });
  expect(again.output()).not.toContain("Set-up code");
  await again.end();
  await removeDataDir(dataDir);
});

test("a running request finishes after SIGTERM, and the server is gone within ten seconds", async () => {
  const dataDir = await newDataDir();
  const cairn = await startCairn({ demo: true, dataDir });
  expect(await (await fetch(`${cairn.url}/healthz`)).text()).toBe("ok\n");
  // Kept-alive connections and a dozen pages under way must not hold the process, nor be cut off.
  const running = Array.from({ length: 12 }, () => fetch(`${cairn.url}/sign-in`).then((answer) => answer.text()));
  await fetch(`${cairn.url}/healthz`);
  const asked = Date.now();
  const code = await cairn.end("SIGTERM");
  expect(code).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
  for (const page of await Promise.all(running)) expect(page).toContain("</html>");
  await removeDataDir(dataDir);
});
