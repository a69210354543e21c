import { beforeEach, expect, test } from "vitest";
import { assessmentsSharedWith, findAssessmentHead } from "#app/features/assessment/data/assessments";
import { startOwnAssessment } from "#app/features/assessment/data/own-assessments";
import { submitSheet } from "#app/features/assessment/data/rate";
import { listRatings } from "#app/features/assessment/data/ratings";
import { saveRating } from "#app/features/assessment/data/save-rating";
import { shareAssessment, unshareAssessment } from "#app/features/assessment/data/share";
import { rated } from "#app/features/assessment/domain/rating";
import { readOne } from "#app/platform/database/reading";
import type { Actor } from "#app/policy/actor";
import { isPermit } from "#app/policy/permit";
import { decideAssessment, permitRatings } from "#app/policy/policy";
import { type AssessmentWorld, AT, createAssessmentWorld } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("an ad hoc assessment", (get) => {
  let world: AssessmentWorld;
  let id: string;

  const by = (actor: Actor) => ({ actorId: actor.personId, at: AT });

  beforeEach(async () => {
    world = await createAssessmentWorld(get());
    id = await startOwnAssessment(get(), by(world.engineer), {
      ladderVersionId: world.ladderVersionId,
      roleId: "senior",
      targetRoleId: "staff",
    });
    await saveRating(
      get(),
      by(world.engineer),
      { assessmentId: id, personId: world.engineer.personId, side: "self" },
      { competencyId: "a", value: rated(3), note: "", criteriaSeen: [], expectedVersion: 0 },
    );
  });

  const submit = () => submitSheet(get(), by(world.engineer), id, "self");

  async function sharedWithManager(): Promise<string[]> {
    const shared = await readOne(get(), assessmentsSharedWith(world.manager.personId));
    return shared.map((one) => one.id);
  }

  async function whoSees(): Promise<string[]> {
    const { engineer, manager, director, substitute, administrator, stranger } = world;
    const names: string[] = [];
    for (const actor of [engineer, manager, director, substitute, administrator, stranger]) {
      const head = await findAssessmentHead(get(), actor, id);
      if (!head) continue;
      const seen = decideAssessment(actor, "see", head.facts) === "allow";
      const permit = permitRatings(actor, head);
      const isRead = isPermit(permit) && (await listRatings(get(), permit)).size > 0;
      expect(isRead).toBe(seen);
      if (seen) names.push(actor.name);
    }
    return names;
  }

  test("a draft is not shared", async () => {
    expect(await shareAssessment(get(), by(world.engineer), id)).toEqual({ ok: false, reason: "not-submitted" });
    expect(await whoSees()).toEqual(["engineer"]);
  });

  test("nobody shares what is someone else's, or an assessment of a cycle", async () => {
    await submit();
    expect(await shareAssessment(get(), by(world.manager), id)).toEqual({ ok: false, reason: "not-submitted" });
    expect(await shareAssessment(get(), by(world.engineer), world.assessmentId)).toEqual({
      ok: false,
      reason: "not-submitted",
    });
    expect(await whoSees()).toEqual(["engineer"]);
  });

  test("without a manager there is nobody to share it with", async () => {
    await submit();
    await get().client.person.update({ where: { id: world.engineer.personId }, data: { managerId: null } });
    expect(await shareAssessment(get(), by(world.engineer), id)).toEqual({ ok: false, reason: "no-manager" });
  });

  test("shared, the manager sees it, and the chain above and administrators do not; taken back, nobody does", async () => {
    await submit();
    expect(await shareAssessment(get(), by(world.engineer), id)).toEqual({ ok: true });
    expect(await whoSees()).toEqual(["engineer", "manager"]);
    expect(await sharedWithManager()).toEqual([id]);
    await unshareAssessment(get(), by(world.engineer), id);
    expect(await whoSees()).toEqual(["engineer"]);
    expect(await sharedWithManager()).toEqual([]);
  });

  test("only its author takes the sharing back", async () => {
    await submit();
    await shareAssessment(get(), by(world.engineer), id);
    await unshareAssessment(get(), by(world.manager), id);
    expect(await whoSees()).toEqual(["engineer", "manager"]);
  });

  test("every record of it is its author's alone, and doing a thing twice is on record once", async () => {
    await submit();
    await Promise.all([shareAssessment(get(), by(world.engineer), id), shareAssessment(get(), by(world.engineer), id)]);
    await unshareAssessment(get(), by(world.engineer), id);
    await unshareAssessment(get(), by(world.engineer), id);
    const records = await get().client.auditRecord.findMany({
      where: { subjectId: id },
      orderBy: { sequence: "asc" },
    });
    expect(new Set(records.map(({ audience }) => audience))).toEqual(new Set(["author"]));
    expect(records.map(({ action }) => action)).toEqual([
      "assessment.created",
      "rating.changed",
      "assessment.self-submitted",
      "assessment.finalised",
      "assessment.shared",
      "assessment.unshared",
    ]);
  });
});
