import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { planStep } from "#app/features/assessment/data/move-assessment";
import { LadderLibrary, publishLadder } from "#app/features/ladder/data/ladder-library";
import { printLadder } from "#app/features/ladder/domain/print";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { publishLadderFolder } from "#app/features/ladder/server/publish-ladder-folder";
import { describeOnBothEngines } from "#tests/support/test-database";

const read = await readLadderFolder("ladder");
if (!read.ok) throw new Error(read.report);
const shipped = read.ladder;
const AT = new Date("2026-03-02T08:00:00Z");

/** A ladder before its competencies said where they came from, as the shipped one was published under 2026.2. */
const withoutRules = (ladder: Ladder): Ladder => ({
  ...ladder,
  version: "2026.2",
  competencies: ladder.competencies.map(({ replaces: _, splits: __, merges: ___, ...competency }) => competency),
});

async function writeFolder(ladder: Ladder): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-ladder-"));
  for (const { path: name, text } of printLadder(ladder).files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

describeOnBothEngines("a ladder that comes as files, at start", (get) => {
  const logged: string[] = [];
  const log = (_: unknown, text: string) => logged.push(text);
  beforeEach(() => {
    logged.length = 0;
  });
  const start = async (ladder: Ladder) => {
    const settings = { LADDER_DIR: await writeFolder(ladder) };
    const services = { database: get(), ladders: new LadderLibrary(get()), logger: { info: log, warn: log } };
    await publishLadderFolder({ ...services, settings, now: () => AT });
  };
  const publish = (ladder: Ladder) => publishLadder(get(), ladder, { actorId: null, at: AT });
  const listVersions = async ({ id }: Ladder) =>
    (await new LadderLibrary(get()).listVersions()).filter(({ ladderId }) => ladderId === id);

  test("is refused where it differs from what was published under its version", async () => {
    const ladder = { ...shipped, id: "edited" };
    await publish({ ...ladder, summary: "Another summary." });
    await expect(start(ladder)).rejects.toThrow(/differs from "edited" .* give the changed ladder a new version/s);
  });

  test("stays unpublished where a newer one was uploaded", async () => {
    const ladder = { ...shipped, id: "overtaken" };
    await publish({ ...ladder, version: "9999.1" });
    await start(ladder);
    expect((await listVersions(ladder)).map(({ version }) => version)).toEqual(["9999.1"]);
    expect(logged).toEqual(["ladder files are older than the current version"]);
  });

  test("is published once, beside the version that was before it, and offers the move from it", async () => {
    const ladder = { ...shipped, id: "grown" };
    await publish(withoutRules(ladder));
    await start(ladder);
    await start(ladder);
    const versions = await listVersions(ladder);
    expect(versions.map(({ version }) => version)).toEqual([ladder.version, "2026.2"]);
    expect(logged).toEqual([expect.stringMatching(/^ladder published: /)]);
    const library = new LadderLibrary(get());
    const [to, from] = await Promise.all(versions.map(({ id }) => library.requireVersion(id)));
    if (!to || !from) throw new Error("two versions are published");
    // Its rules speak of what 2026.2 never had: every rating is carried.
    expect(planStep(from, to).plan.competencies.filter(({ kind }) => kind !== "same")).toEqual([]);
  });
});
