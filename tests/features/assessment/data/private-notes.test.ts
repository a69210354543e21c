import { beforeEach, expect, test } from "vitest";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { findPrivateNote, savePrivateNote } from "#app/features/assessment/data/private-notes";
import { changeReviewer } from "#app/features/assessment/data/rate";
import { requireFound, requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { permitPrivateNote } from "#app/policy/policy";
import { type AssessmentWorld, AT, createAssessmentWorld } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("private notes", (get) => {
  let world: AssessmentWorld;
  beforeEach(async () => {
    world = await createAssessmentWorld(get());
  });

  const permitFor = async (actor: Actor) => {
    const head = await findAssessmentHead(get(), actor, world.assessmentId);
    return head && permitPrivateNote(actor, head);
  };
  const ownPermit = async () => requirePermit(requireFound(await permitFor(world.manager)));
  const save = async (text: string, expectedVersion: number) =>
    savePrivateNote(get(), await ownPermit(), { text, expectedVersion, at: AT });

  test("nobody but its author finds it", async () => {
    await save("Ask about the on-call load.", 0);
    for (const reader of [world.engineer, world.director, world.administrator, world.stranger]) {
      expect(["refuse", "absent"]).toContain(await permitFor(reader));
    }
    // A reviewer who comes later keeps notes of their own.
    const later = { actorId: world.administrator.personId, at: AT, reason: "On leave" };
    await changeReviewer(get(), later, world.assessmentId, world.substitute.personId);
    const permit = requirePermit(requireFound(await permitFor(world.substitute)));
    expect(await findPrivateNote(get(), permit)).toBeNull();
    await changeReviewer(get(), later, world.assessmentId, world.manager.personId);
    expect(await findPrivateNote(get(), await ownPermit())).toEqual({
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
