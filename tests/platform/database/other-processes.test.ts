import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { announceProcess } from "#app/platform/database/other-processes";

const NOW = new Date("2026-11-30T12:00:00Z");

describe("announceProcess", () => {
  let folder: string;
  let url: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cairn-processes-"));
    url = `file:${path.join(folder, "cairn.db")}`;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Another process that announces itself, and stays. */
  async function startOther(): Promise<ChildProcess> {
    const program = `
      const { announceProcess } = await import("#app/platform/database/other-processes");
      announceProcess(${JSON.stringify(url)}, new Date());
      console.log("here");
      setInterval(() => {}, 1_000);`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program]);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    while (!output.includes("here")) {
      if (child.exitCode !== null) throw new Error(output);
      await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
    }
    return child;
  }

  test("a process that is there is named, one that was killed is not, and its note goes", async () => {
    const child = await startOther();
    const own = announceProcess(url, NOW);
    expect(own.others).toEqual([{ pid: child.pid, host: hostname(), startedAt: expect.any(String) }]);
    own.leave();
    child.kill("SIGKILL");
    await once(child, "exit");
    const again = announceProcess(url, NOW);
    expect(again.others).toEqual([]);
    expect(await readdir(folder)).toHaveLength(1);
    again.leave();
    expect(await readdir(folder)).toEqual([]);
  });

  const noteOf = async (note: object, renewed: Date) => {
    const place = path.join(folder, "cairn.db.process-elsewhere-1");
    await writeFile(place, JSON.stringify({ pid: 1, host: "elsewhere", startedAt: "earlier", ticks: null, ...note }));
    await utimes(place, renewed, renewed);
  };
  const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

  test("of another machine, a note that was renewed within two minutes counts", async () => {
    await noteOf({}, secondsAgo(120));
    expect(announceProcess(url, NOW).others).toEqual([]);
    await noteOf({}, secondsAgo(119));
    expect(announceProcess(url, NOW).others).toEqual([{ pid: 1, host: "elsewhere", startedAt: "earlier" }]);
  });

  test.runIf(process.platform === "linux")(
    "another program that got the same id later is not taken for it",
    async () => {
      await noteOf({ host: hostname(), pid: process.ppid, ticks: "1" }, NOW);
      expect(announceProcess(url, NOW).others).toEqual([]);
    },
  );

  test("a note that cannot be read, or a folder that is not there, is never in the way", async () => {
    await writeFile(path.join(folder, "cairn.db.process-x-1"), "{");
    expect(announceProcess(url, NOW).others).toEqual([]);
    expect(announceProcess(`file:${path.join(folder, "absent", "cairn.db")}`, NOW).others).toEqual([]);
    expect(announceProcess("postgres://localhost/cairn", NOW).others).toEqual([]);
  });
});
