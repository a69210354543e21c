import { beforeEach, expect, test } from "vitest";
import { findPrivateNote, savePrivateNote } from "#app/features/assessment/data/private-notes";
import { type AssessmentWorld, AT, createAssessmentWorld } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("private notes", (get) => {
  let world: AssessmentWorld;
  beforeEach(async () => {
    world = await createAssessmentWorld(get());
  });

  const save = (text: string, expectedVersion: number) =>
    savePrivateNote(get(), world.manager, { assessmentId: world.assessmentId, text, expectedVersion, at: AT });

  test("nobody but its author finds it", async () => {
    await save("Ask about the on-call load.", 0);
    for (const reader of [world.engineer, world.director, world.administrator, world.stranger]) {
      expect(await findPrivateNote(get(), reader, world.assessmentId)).toBeNull();
    }
    expect(await findPrivateNote(get(), world.manager, world.assessmentId)).toEqual({
      text: "Ask about the on-call load.",
      version: 1,
    });
  });

  test("a newer version is not overwritten", async () => {
    await save("first tab", 0);
    expect(await save("second tab", 0)).toEqual({
      ok: false,
      reason: "changed-meanwhile",
      current: { text: "first tab", version: 1 },
    });
  });

  test("two first saves at the same moment: one is stored, the other learns of it", async () => {
    const results = await Promise.all([save("one", 0), save("two", 0)]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("the same again counts as saved", async () => {
    await save("words", 0);
    expect(await save("words", 0)).toEqual({ ok: true, version: 1 });
  });

  test("its words are in no record", async () => {
    await save("secret words", 0);
    const records = await get().client.auditRecord.findMany({ where: { subjectId: world.assessmentId } });
    expect(JSON.stringify(records)).not.toContain("secret words");
  });
});
