import { execFile } from "node:child_process";
import { chmod, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, test } from "./support/fixtures";

type Ran = { code: number; output: string };

const cairn = (dataDir: string, ...args: string[]) =>
  new Promise<Ran>((resolve) => {
    const environment = {
      NODE_ENV: "production" as const,
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: dataDir,
    };
    execFile(process.execPath, ["app/cli/cairn.mjs", ...args], { env: environment }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, output: `${stdout}${stderr}` });
    });
  });

test("a data folder made beforehand is closed, a second process says so, and the head of a backup is compared", async () => {
  const around = await newDataDir();
  const dataDir = path.join(around, "data");
  const modeOf = async (name: string) => ((await stat(path.join(dataDir, name))).mode & 0o777).toString(8);
  try {
    await mkdir(dataDir);
    await writeFile(path.join(dataDir, "demo.db"), "");
    await chmod(path.join(dataDir, "demo.db"), 0o644);
    await chmod(dataDir, 0o755);
    const first = await startCairn({ demo: true, dataDir });
    expect(await modeOf(".")).toBe("700");
    for (const name of ["demo.db", "demo.db-wal", "demo.db-shm", "secret"]) {
      expect([name, await modeOf(name)]).toEqual([name, "600"]);
    }
    expect(first.output()).not.toContain("another process has this SQLite file open");

    const second = await startCairn({ demo: true, dataDir });
    expect(second.output()).toMatch(
      new RegExp(`"pid":${first.process.pid},.*another process has this SQLite file open: use PostgreSQL`),
    );
    await second.end();
    const notes = async () => (await readdir(dataDir)).filter((name) => name.includes(".process-"));
    expect(await notes()).toHaveLength(1);

    const backup = await cairn(dataDir, "db", "backup", path.join(dataDir, "one.backup"), "--demo");
    const head = /^audit head (\d+:[0-9a-f]{64})$/m.exec(backup.output)?.[1] ?? "";
    expect(head, backup.output).not.toBe("");
    expect(await modeOf("one.backup")).toBe("600");
    const kept = await cairn(dataDir, "db", "check", "--demo", "--head", head.slice(0, head.indexOf(":") + 13));
    expect(kept, kept.output).toMatchObject({ code: 0 });
    const [sequence = "", hash = ""] = head.split(":");
    const other = await cairn(dataDir, "db", "check", "--demo", "--head", `${Number(sequence) - 1}:${hash}`);
    expect(other.code).toBe(1);
    expect(other.output).toContain("is not the one whose hash was kept");
    expect((await cairn(dataDir, "db", "check", "--demo", "--head", "nonsense")).code).toBe(1);
    await first.end();
    expect(await notes()).toEqual([]);
  } finally {
    await removeDataDir(around);
  }
});
