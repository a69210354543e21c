import { beforeEach, expect, test } from "vitest";
import {
  attachedEvidence,
  attachNewEvidence,
  detachEvidence,
  MAX_EVIDENCE_PER_COMPETENCY,
} from "#app/features/assessment/data/evidence";
import { submitSheet } from "#app/features/assessment/data/rate";
import type { Side } from "#app/features/assessment/domain/rating";
import { readOne } from "#app/platform/database/reading";
import type { Actor } from "#app/policy/actor";
import { type AssessmentWorld, AT, createAssessmentWorld } from "#tests/support/assessment-world";
import { readingOf } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("evidence beside ratings", (get) => {
  let world: AssessmentWorld;
  beforeEach(async () => {
    world = await createAssessmentWorld(get());
  });

  const by = (actor: Actor) => ({ actorId: actor.personId, at: AT });
  const attach = (actor: Actor, side: Side = "self", title = "Checkout tracing") =>
    attachNewEvidence(get(), by(actor), {
      assessmentId: world.assessmentId,
      subjectId: world.engineer.personId,
      competencyId: "a",
      side,
      title,
      link: "https://example.test/1",
      happenedOn: "2026-09-12",
    });
  const detach = (actor: Actor, evidenceId: string) =>
    detachEvidence(get(), by(actor), {
      assessmentId: world.assessmentId,
      competencyId: "a",
      evidenceId,
      side: "self",
    });
  const list = async (kind: Side = "self") => {
    const rater = kind === "self" ? world.engineer : world.manager;
    return readOne(get(), attachedEvidence(await readingOf(get(), rater, world.assessmentId, [kind])));
  };

  test("someone who does not rate on this side neither adds nor takes away", async () => {
    expect(await attach(world.manager)).toEqual({ ok: false, reason: "not-the-rater" });
    const added = await attach(world.engineer);
    expect(await detach(world.manager, added.ok ? added.id : "")).toEqual({ ok: false, reason: "not-the-rater" });
    expect(await list()).toHaveLength(1);
  });

  test("a submitted side keeps its evidence as it is", async () => {
    const added = await attach(world.engineer);
    await submitSheet(get(), by(world.engineer), world.assessmentId, "self");
    expect(await attach(world.engineer)).toEqual({ ok: false, reason: "already-submitted" });
    expect(await detach(world.engineer, added.ok ? added.id : "")).toEqual({ ok: false, reason: "already-submitted" });
    expect(await list()).toHaveLength(1);
  });

  test("a competency takes so much evidence and no more, however many arrive at once", async () => {
    for (let i = 1; i < MAX_EVIDENCE_PER_COMPETENCY; i++) await attach(world.engineer);
    const results = await Promise.all([attach(world.engineer), attach(world.engineer)]);
    expect(results).toContainEqual({ ok: false, reason: "too-much" });
    expect(await list()).toHaveLength(MAX_EVIDENCE_PER_COMPETENCY);
  });

  test("each side has its own", async () => {
    await attach(world.engineer, "self", "of the engineer");
    await attach(world.manager, "manager", "of the manager");
    expect((await list("self")).map(({ title }) => title)).toEqual(["of the engineer"]);
    expect(await list("manager")).toMatchObject([
      { title: "of the manager", authorName: "manager", competencyId: "a", happenedOn: "2026-09-12" },
    ]);
  });

  test("taken away twice is taken away; the item stays with its author", async () => {
    const added = await attach(world.engineer);
    const id = added.ok ? added.id : "";
    expect(await detach(world.engineer, id)).toEqual({ ok: true });
    expect(await detach(world.engineer, id)).toEqual({ ok: true });
    expect(await list()).toEqual([]);
    expect(await get().client.evidence.count({ where: { id } })).toBe(1);
  });
});
