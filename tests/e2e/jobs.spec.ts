import path from "node:path";
import Sqlite from "better-sqlite3";
import type { MoveOrder, MoveOutcome } from "#app/features/cycles/jobs/cycle";
import { expect, expectAccessible, test } from "./support/fixtures";

/** A job as another process of the server would keep it: this one shows what it finds. */
function openJobs(dataDir: string) {
  const database = new Sqlite(path.join(dataDir, "demo.db"));
  const one = (sql: string) => database.prepare(sql).pluck().get() as string;
  const owner = one("SELECT id FROM Person WHERE email = 'admin@demo.test'");
  const cycle = one("SELECT id FROM Cycle WHERE state = 'open' LIMIT 1");
  const order: MoveOrder = {
    by: { actorId: owner, at: new Date() },
    cycle: { id: cycle, name: "Autumn 2026" },
    expectedVersion: 1,
    intent: "move",
    from: "one",
    to: "two",
    chosen: [],
  };
  const id = `job-of-a-cycle-${Date.now()}`;
  database
    .prepare(
      `INSERT INTO Job (id, kind, ownerId, state, input, done, total, createdAt, renewedAt)
       VALUES (?, 'cycle-move', ?, 'running', ?, 30, 90, ?, '2099-01-01T00:00:00.000+00:00')`,
    )
    .run(id, owner, JSON.stringify(order), new Date().toISOString());
  return {
    id,
    cycle,
    end: (state: string, result: MoveOutcome | null = null) =>
      database
        .prepare("UPDATE Job SET state = ?, result = ? WHERE id = ?")
        .run(state, result && JSON.stringify(result), id),
    isCancelAsked: () => database.prepare("SELECT cancelRequestedAt FROM Job WHERE id = ?").pluck().get(id) !== null,
    lose: () => database.prepare("UPDATE Job SET renewedAt = '2020-01-01T00:00:00.000+00:00' WHERE id = ?").run(id),
    close: () => database.close(),
  };
}

test("the move of a cycle: how far it is, stopped, ended, lost, and nobody else's", async ({ as, cairn }) => {
  const job = openJobs(cairn.dataDir);
  const page = await as("administrator");
  const progress = page.locator("#progress-words");
  await page.goto(`/jobs/${job.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ladder version of Autumn 2026");
  await expect(progress).toHaveText("30 of 90 assessments moved");
  await expect(page.getByRole("progressbar")).toHaveAttribute("value", "30");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop the move" }).click();
  await expect(progress).toHaveText("Being cancelled …");
  await expect(page.getByRole("button", { name: "Stop the move" })).toBeDisabled();
  expect(job.isCancelAsked()).toBe(true);
  // The page finds out by polling.
  job.end("cancelled");
  await expect(page.getByText("The move was stopped.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Its ladder version" }).click();
  await expect(page).toHaveURL(new RegExp(`/cycles/${job.cycle}/move$`));

  job.end("running");
  job.lose();
  await page.goto(`/jobs/${job.id}`);
  await expect(page.getByText("The move ended before it was done.")).toBeVisible();
  job.end("done", { ok: true, moved: 90, version: "2027.1" });
  await page.reload();
  await expect(page.getByText("90 assessments are on version 2027.1 now.")).toBeVisible();
  job.end("done", { ok: false, reason: "changed-meanwhile", version: "2027.1" });
  await page.reload();
  await expect(page.getByText(/Someone changed this cycle meanwhile/)).toBeVisible();

  const manager = await as("manager");
  expect((await manager.request.get(`/jobs/${job.id}`)).status()).toBe(404);
  expect((await manager.request.post(`/jobs/${job.id}`, { headers: { origin: cairn.url } })).status()).toBe(404);
  job.close();
});

test("without a script the page of a job comes again by itself, and stops at a button", async ({ as, cairn }) => {
  const job = openJobs(cairn.dataDir);
  const page = await as("administrator", { javaScript: false, width: 390, theme: "dark" });
  const progress = page.locator("#progress-words");
  await page.goto(`/jobs/${job.id}`);
  await expect(progress).toHaveText("30 of 90 assessments moved");
  job.end("cancelled");
  await expect(page.getByText("The move was stopped.")).toBeVisible({ timeout: 15_000 });
  job.close();
});
