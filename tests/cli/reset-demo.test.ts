import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteDemo } from "#app/cli/reset-demo";

const NOW = new Date("2026-11-30T12:00:00Z");
const FILES = ["cairn.db", "demo-attachments", "demo.db", "demo.db-wal", "secret"];

describe("deleteDemo", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cairn-reset-"));
    for (const name of FILES) {
      if (name === "demo-attachments") await mkdir(path.join(folder, name));
      else await writeFile(path.join(folder, name), "");
    }
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const settings = (changes: { DATABASE_URL?: string; ATTACHMENTS_DIR?: string } = {}) => ({
    DATA_DIR: folder,
    DATABASE_URL: `file:${path.join(folder, "demo.db")}`,
    ATTACHMENTS_DIR: path.join(folder, "demo-attachments"),
    ...changes,
  });

  test.each([
    [{ DATABASE_URL: "postgres://cairn@localhost/cairn" }, "DATABASE_URL is set"],
    [{ DATABASE_URL: "file:elsewhere/demo.db" }, "DATABASE_URL is set"],
    [{ ATTACHMENTS_DIR: "/srv/attachments" }, "ATTACHMENTS_DIR is set"],
  ])("refuses %o and deletes nothing", async (changes, message) => {
    await expect(deleteDemo(settings(changes), NOW)).rejects.toThrow(message);
    expect(await readdir(folder)).toEqual(FILES);
  });

  test("refuses while another process has the database open and deletes nothing", async () => {
    const note = { pid: 7, host: "elsewhere", startedAt: NOW.toISOString(), ticks: null };
    await writeFile(path.join(folder, "demo.db.process-elsewhere-7"), JSON.stringify(note));
    await expect(deleteDemo(settings(), new Date())).rejects.toThrow("Process 7 on elsewhere");
    expect(await readdir(folder)).toEqual(expect.arrayContaining(FILES));
  });

  test("deletes the demo's files and keeps the rest of the data folder", async () => {
    await deleteDemo(settings(), NOW);
    expect(await readdir(folder)).toEqual(["cairn.db", "secret"]);
  });

  test("does nothing where there is no data folder", async () => {
    await rm(folder, { recursive: true });
    await expect(deleteDemo(settings(), NOW)).resolves.toBeUndefined();
  });
});
