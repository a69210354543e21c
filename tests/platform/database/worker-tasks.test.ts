import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import * as evidence from "#app/features/evidence/jobs/evidence-import";
import { printLadder } from "#app/features/ladder/domain/print";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import * as publishing from "#app/features/ladder/jobs/ladder-publishing";
import { CancelledError, type TaskContext } from "#app/platform/jobs/task";
import { AT, type CycleWorld, createCycleWorld, TODAY } from "#tests/support/cycle-world";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("what worker threads do", (get) => {
  let world: CycleWorld;
  beforeAll(async () => {
    world = await createCycleWorld(get());
  });
  const context: TaskContext = { database: async () => get(), report: () => {}, isCancelled: () => false };
  const cancelled: TaskContext = { ...context, isCancelled: () => true };

  describe("an import of evidence", () => {
    const input = (text: string) => ({
      text,
      format: "csv" as const,
      authorId: world.administratorId,
      ladderVersionId: world.ladderVersionId,
      today: TODAY,
      zone: "UTC",
    });
    const confirmed = (text: string, planHash: string, leaveOutProblems = false) => ({
      ...input(text),
      planHash,
      leaveOutProblems,
      at: AT,
    });
    const count = () => get().client.evidence.count({ where: { authorId: world.administratorId } });

    test("that is cancelled writes nothing", async () => {
      const { planHash } = await evidence.previewImport(input("title\nOne"), context);
      const applying = evidence.applyImport(confirmed("title\nOne", planHash), cancelled);
      await expect(applying).rejects.toBeInstanceOf(CancelledError);
      expect(await count()).toBe(0);
    });

    test("that would now do something else writes nothing, and shows what it would do", async () => {
      const shown = await evidence.previewImport(input("title\nOne"), context);
      const outcome = await evidence.applyImport(confirmed("title\nAnother", shown.planHash), context);
      expect(outcome).toMatchObject({
        ok: false,
        reason: "changed-meanwhile",
        preview: { add: [{ title: "Another" }] },
      });
      expect(await count()).toBe(0);
    });

    test("with problems writes nothing until they are left out, and what is there already only once", async () => {
      const text = "title,date\nOne,2026-10-01\nNo day,2026-02-30";
      const { planHash, counts } = await evidence.previewImport(input(text), context);
      expect(counts).toEqual({ add: 1, duplicates: 0, problems: 1 });
      expect(await evidence.applyImport(confirmed(text, planHash), context)).toMatchObject({ reason: "has-problems" });
      expect(await count()).toBe(0);
      expect(await evidence.applyImport(confirmed(text, planHash, true), context)).toEqual({ ok: true, imported: 1 });
      expect(await count()).toBe(1);
      const again = await evidence.previewImport(input(text), context);
      expect(again.counts).toEqual({ add: 0, duplicates: 1, problems: 1 });
    });
  });

  describe("publishing a ladder", () => {
    let ladder: Ladder;
    beforeAll(async () => {
      const read = await readLadderFolder("ladder");
      if (!read.ok) throw new Error(read.report);
      ladder = { ...read.ladder, id: `published-${world.ladder.id}` };
    });
    const zip = (version: string, change: (text: string) => string = (text) => text) => {
      const { files } = printLadder({ ...ladder, version });
      return { zip: zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(change(text))]))) };
    };
    const by = () => ({ actorId: world.administratorId, at: AT });
    const published = () => get().client.ladderVersion.count({ where: { ladderId: ladder.id } });

    test("an archive that is none, and a ladder with mistakes, are said to be so", async () => {
      expect(await publishing.previewVersion({ zip: strToU8("no archive") }, context)).toEqual({
        ok: false,
        message: "This is not a zip archive that can be read.",
      });
      const broken = zip("1", (text) => text.replace("name:", "nme:"));
      const read = await publishing.previewVersion(broken, context);
      expect(read).toMatchObject({
        ok: false,
        issues: { lines: expect.arrayContaining([expect.stringMatching(/:\d+:/)]) },
      });
    });

    test("what was not shown is not published; what was, is", async () => {
      const shown = await publishing.previewVersion(zip("1"), context);
      if (!shown.ok) throw new Error(JSON.stringify(shown));
      expect(shown.preview).toMatchObject({ version: "1", refusal: null, currentVersion: null });
      const source = JSON.parse(shown.source);
      const other = { source: printLadder({ ...ladder, version: "2" }), planHash: shown.preview.planHash, ...by() };
      expect(await publishing.publishVersion(other, context)).toMatchObject({ ok: false, preview: { version: "2" } });
      expect(await published()).toBe(0);
      const asked = { source, planHash: shown.preview.planHash, ...by() };
      expect(await publishing.publishVersion(asked, context)).toMatchObject({ ok: true, version: "1" });
      expect(await published()).toBe(1);
    });
  });
});
