import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WORKER_ENTRY } from "#app/composition/tasks";
import { createPeople } from "#app/features/people/data/people";
import { DEFAULT_POOL } from "#app/platform/database/engine";
import { inTransaction } from "#app/platform/database/transaction";
import {
  createJob,
  findJob,
  finishJob,
  JOB_LOST_AFTER_MS,
  renewJob,
  requestCancel,
} from "#app/platform/jobs/job-store";
import { createJobs } from "#app/platform/jobs/jobs";
import { createWorkers, type Workers } from "#app/platform/jobs/pool";
import { CancelledError } from "#app/platform/jobs/task";
import { createLogger } from "#app/platform/server/log";
import { roles } from "#tests/features/people/domain/import-world";
import { TEST_AUDIT_KEYS } from "#tests/support/audit-keys";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database";

const at = new Date("2026-11-01T09:00:00Z");
const now = () => at;
const ladders = [{ id: "engineering", name: "Engineering", roles: roles.map(({ id, name }) => ({ id, name })) }];

describe.each(["sqlite", "postgresql"] as const)("jobs (%s)", (engine) => {
  let current: TestDatabase;
  let workers: Workers;
  const database = () => current.database;

  beforeAll(async () => {
    current = await createTestDatabase(engine);
    workers = createWorkers(
      { url: current.url, pool: DEFAULT_POOL, auditKeys: TEST_AUDIT_KEYS },
      { size: 1, entry: WORKER_ENTRY },
    );
    await inTransaction(database(), async (tx) => {
      const person = (id: string, isAdministrator: boolean) => ({
        id,
        name: id.toUpperCase(),
        email: `${id}@x.test`,
        ladderId: "engineering",
        roleId: "senior-engineer",
        isAdministrator,
      });
      await createPeople(tx, [person("ada", true), person("ben", true)], { actorId: "ada", at });
    });
  });
  afterAll(async () => {
    await workers.close();
    await current.remove();
  });

  const jobs = () => createJobs({ database: database(), workers, logger: createLogger({ LOG_LEVEL: "silent" }), now });

  /** A file with so many new people, as confirmed after its preview. */
  async function confirmed(prefix: string, count: number) {
    const rows = Array.from(
      { length: count },
      (_, n) => `${prefix} ${n},${prefix}-${n}@x.test,senior-engineer,ben@x.test`,
    );
    const text = ["name,email,role,manager_email", ...rows].join("\n");
    const asked = { text, ladders, importerId: "ada" };
    const read = await workers.run("people-import.preview", asked, { personId: "ada" });
    if (!read.ok) throw new Error(JSON.stringify(read.refused));
    expect(read.preview).toMatchObject({ createdRows: count, refusedRows: 0 });
    return { ...asked, planHash: read.preview.planHash, leaveOutRefused: false, at };
  }

  test("are their owner's alone", async () => {
    const id = await createJob(database(), { kind: "people-import", ownerId: "ada", input: { text: "secret" }, at });
    expect(await findJob(database(), "ben", id)).toBeNull();
    await requestCancel(database(), "ben", id, at);
    expect(await findJob(database(), "ada", id)).toMatchObject({ cancelRequested: false, state: "running" });
  });

  test("that nobody works on any more are lost, those of another process are not", async () => {
    const id = await createJob(database(), { kind: "people-import", ownerId: "ada", input: {}, at });
    const seenAfter = async (milliseconds: number) => {
      const job = await findJob(database(), "ada", id);
      const later = () => new Date(at.getTime() + milliseconds);
      const logger = createLogger({ LOG_LEVEL: "silent" });
      return job && createJobs({ database: database(), workers, logger, now: later }).isLost(job);
    };
    expect(await seenAfter(JOB_LOST_AFTER_MS)).toBe(false);
    expect(await seenAfter(JOB_LOST_AFTER_MS + 1)).toBe(true);
  });

  test("learn from the database that they are to stop, and end once", async () => {
    const id = await createJob(database(), { kind: "people-import", ownerId: "ada", input: {}, at });
    const progress = { done: 3, total: 9 };
    expect(await renewJob(database(), id, { progress, at })).toEqual({ cancelRequested: false });
    await requestCancel(database(), "ada", id, at);
    expect(await renewJob(database(), id, { progress, at })).toEqual({ cancelRequested: true });
    await finishJob(database(), id, { state: "cancelled", result: null, keepInput: true, at });
    await finishJob(database(), id, { state: "done", result: { ok: true }, keepInput: true, at });
    expect(await findJob(database(), "ada", id)).toMatchObject({ state: "cancelled", progress, result: null });
  });

  test("an import in a thread writes what was previewed, and forgets the file", async () => {
    const running = jobs();
    const id = await running.start("people-import", "ada", await confirmed("eve", 40));
    await running.wait(id, 60_000);
    expect(await findJob(database(), "ada", id)).toMatchObject({
      state: "done",
      input: null,
      result: { ok: true, created: 40, changed: 0, leftOut: 0 },
    });
    expect(await database().client.person.count({ where: { email: { startsWith: "eve-" } } })).toBe(40);
  });

  test("an import whose world changed writes nothing, and keeps the file to try again", async () => {
    const asked = await confirmed("fay", 2);
    const running = jobs();
    const id = await running.start("people-import", "ada", { ...asked, planHash: "0".repeat(64) });
    await running.wait(id, 60_000);
    expect(await findJob(database(), "ada", id)).toMatchObject({
      input: { text: asked.text },
      result: { ok: false, reason: "changed-meanwhile", preview: { createdRows: 2 } },
    });
    expect(await database().client.person.count({ where: { email: { startsWith: "fay-" } } })).toBe(0);
  });

  test("cancelled while it writes, an import writes nothing", async () => {
    const people = await database().client.person.count();
    const controller = new AbortController();
    const applied = workers.run("people-import.apply", await confirmed("gus", 3_000), {
      personId: "ada",
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(applied).rejects.toBeInstanceOf(CancelledError);
    expect(await database().client.person.count()).toBe(people);
  });
});
