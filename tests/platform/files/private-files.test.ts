import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeDataPrivate } from "#app/platform/files/private-files";

describe("makeDataPrivate", () => {
  let around: string;
  let folder: string;
  beforeEach(async () => {
    around = await mkdtemp(path.join(tmpdir(), "cairn-private-"));
    folder = path.join(around, "data");
  });
  afterEach(() => rm(around, { recursive: true, force: true }));

  const places = () => ({
    DATA_DIR: folder,
    ATTACHMENTS_DIR: path.join(folder, "attachments"),
    DATABASE_URL: `file:${path.join(folder, "cairn.db")}`,
  });
  const modeOf = async (place: string) => ((await stat(path.join(folder, place))).mode & 0o777).toString(8);
  async function put(place: string, mode: number) {
    await mkdir(path.dirname(path.join(folder, place)), { recursive: true });
    await writeFile(path.join(folder, place), "x");
    await chmod(path.join(folder, place), mode);
  }

  test("makes a folder for its own user alone where there is none", async () => {
    expect(await makeDataPrivate(places())).toEqual([]);
    expect(await modeOf(".")).toBe("700");
  });

  test("closes a folder of mode 755 and everything of Cairn's in it", async () => {
    const files = ["cairn.db", "cairn.db-wal", "cairn.db-shm", "demo.db", "secret", "2026.backup"];
    for (const file of files) await put(file, 0o644);
    await put("attachments/ab/content", 0o666);
    for (const each of ["attachments/ab", "attachments", "."]) await chmod(path.join(folder, each), 0o755);
    expect(await makeDataPrivate(places())).toEqual([]);
    for (const file of [...files, "attachments/ab/content"]) expect([file, await modeOf(file)]).toEqual([file, "600"]);
    for (const each of [".", "attachments", "attachments/ab"])
      expect([each, await modeOf(each)]).toEqual([each, "700"]);
  });

  test("leaves alone what is not Cairn's, and what is closed more than it asks", async () => {
    await put("notes.txt", 0o644);
    await put("secret", 0o400);
    await writeFile(path.join(around, "elsewhere"), "x", { mode: 0o644 });
    await chmod(path.join(around, "elsewhere"), 0o644);
    await symlink(path.join(around, "elsewhere"), path.join(folder, "old.backup"));
    expect(await makeDataPrivate(places())).toEqual([]);
    expect(await modeOf("notes.txt")).toBe("644");
    expect(await modeOf("secret")).toBe("400");
    expect(((await stat(path.join(around, "elsewhere"))).mode & 0o777).toString(8)).toBe("644");
  });

  test("closes a database elsewhere, and looks for none on PostgreSQL", async () => {
    const file = path.join(around, "other.db");
    await writeFile(file, "x");
    await chmod(file, 0o644);
    await makeDataPrivate({ ...places(), DATABASE_URL: "postgres://localhost/cairn" });
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe("644");
    await makeDataPrivate({ ...places(), DATABASE_URL: `file:${file}` });
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
    expect(await readdir(folder)).toEqual([]);
  });

  // /proc/self is a folder of this user whose mode nobody can change.
  test.runIf(process.platform === "linux")("names what it cannot close", async () => {
    const elsewhere = {
      DATA_DIR: folder,
      DATABASE_URL: "postgres://localhost/cairn",
      ATTACHMENTS_DIR: "/proc/self/task",
    };
    expect(await makeDataPrivate(elsewhere)).toContain("/proc/self/task");
  });
});
