import { beforeEach, expect, test } from "vitest";
import { recordAgreement } from "#app/features/assessment/data/agree";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { attachedEvidence, attachNewEvidence } from "#app/features/assessment/data/evidence";
import { changeReviewer, confirmAgreement, submitSheet, withdrawSheet } from "#app/features/assessment/data/rate";
import { listRatings } from "#app/features/assessment/data/ratings";
import { saveRating } from "#app/features/assessment/data/save-rating";
import type { Side } from "#app/features/assessment/domain/rating";
import { rated } from "#app/features/assessment/domain/rating";
import { readOne } from "#app/platform/database/reading";
import type { Actor } from "#app/policy/actor";
import { isPermit } from "#app/policy/permit";
import { permitRatings } from "#app/policy/policy";
import { type AssessmentWorld, AT, createAssessmentWorld } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

const SELF = "a note of the engineer";
const MANAGER = "a note of the manager";

describeOnBothEngines("the blind rule", (get) => {
  let world: AssessmentWorld;

  beforeEach(async () => {
    world = await createAssessmentWorld(get());
    await write(world.engineer, "self", SELF);
    await write(world.manager, "manager", MANAGER);
  });

  const by = (actor: Actor) => ({ actorId: actor.personId, at: AT });

  async function write(actor: Actor, side: Side, note: string) {
    const target = { assessmentId: world.assessmentId, personId: world.engineer.personId, side };
    await saveRating(get(), by(actor), target, {
      competencyId: "a",
      value: rated(3),
      note,
      criteriaSeen: [],
      expectedVersion: 0,
    });
    await attachNewEvidence(get(), by(actor), {
      ...target,
      subjectId: world.engineer.personId,
      competencyId: "a",
      title: `evidence beside ${note}`,
      link: "",
      happenedOn: null,
    });
  }

  const submit = (actor: Actor, side: Side) => submitSheet(get(), by(actor), world.assessmentId, side);

  /** All that the actor can get out of the database about this assessment, as text. */
  async function readAs(actor: Actor): Promise<string> {
    const head = await findAssessmentHead(get(), actor, world.assessmentId);
    if (!head) return "";
    const permit = permitRatings(actor, head);
    if (!isPermit(permit)) return JSON.stringify(head);
    const ratings = await listRatings(get(), permit);
    const evidence = await readOne(get(), attachedEvidence(permit));
    return JSON.stringify([head, [...ratings].map(([kind, byId]) => [kind, [...byId]]), evidence]);
  }

  async function whoReads(note: string): Promise<string[]> {
    const { engineer, manager, director, substitute, administrator, stranger } = world;
    const readers: string[] = [];
    for (const actor of [engineer, manager, director, substitute, administrator, stranger]) {
      if ((await readAs(actor)).includes(note)) readers.push(actor.name);
    }
    return readers;
  }

  test("while both are drafts, each is read by its rater alone", async () => {
    expect(await whoReads(SELF)).toEqual(["engineer"]);
    expect(await whoReads(MANAGER)).toEqual(["manager"]);
  });

  test("with one side in, still", async () => {
    await submit(world.engineer, "self");
    expect(await whoReads(SELF)).toEqual(["engineer"]);
    expect(await whoReads(MANAGER)).toEqual(["manager"]);
    await withdrawSheet(get(), by(world.engineer), world.assessmentId, "self");
    await submit(world.manager, "manager");
    expect(await whoReads(SELF)).toEqual(["engineer"]);
    expect(await whoReads(MANAGER)).toEqual(["manager"]);
  });

  test("from the moment both are in, both read both, and nobody else", async () => {
    await submit(world.engineer, "self");
    await submit(world.manager, "manager");
    expect(await whoReads(SELF)).toEqual(["engineer", "manager"]);
    expect(await whoReads(MANAGER)).toEqual(["engineer", "manager"]);
  });

  test("in a final result, those above and administrators read ratings, and never a note or a reason", async () => {
    const reason = "why we agreed on a four";
    await submit(world.engineer, "self");
    await submit(world.manager, "manager");
    const agreed = { competencyId: "a", value: rated(4), reason, expectedVersion: 0 };
    expect(await recordAgreement(get(), by(world.manager), world.assessmentId, [agreed])).toMatchObject({ ok: true });
    await confirmAgreement(get(), by(world.engineer), world.assessmentId, "engineer");
    await confirmAgreement(get(), by(world.manager), world.assessmentId, "manager");
    expect(await whoReads('"proficiency":4')).toEqual(["engineer", "manager", "director", "administrator"]);
    for (const words of [reason, `"note":"${SELF}"`, `"note":"${MANAGER}"`]) {
      expect(await whoReads(words), words).toEqual(["engineer", "manager"]);
    }
  });

  test("a draft that was closed with its cycle stays its rater's", async () => {
    await submit(world.engineer, "self");
    await get().client.assessment.update({ where: { id: world.assessmentId }, data: { phase: "closed" } });
    expect(await whoReads(SELF)).toEqual(["engineer"]);
    expect(await whoReads(MANAGER)).toEqual(["manager"]);
  });

  test("a reviewer who comes into the comparison reads both sides, and the former one neither any more", async () => {
    await submit(world.engineer, "self");
    await submit(world.manager, "manager");
    const change = { ...by(world.administrator), reason: "Left the company" };
    await changeReviewer(get(), change, world.assessmentId, world.substitute.personId);
    expect(await whoReads(SELF)).toEqual(["engineer", "substitute"]);
    expect(await whoReads(MANAGER)).toEqual(["engineer", "substitute"]);
  });

  test("what a former reviewer wrote, evidence too, is read by nobody after the change", async () => {
    const change = { ...by(world.administrator), reason: "On leave" };
    await changeReviewer(get(), change, world.assessmentId, world.substitute.personId);
    expect(await whoReads(MANAGER)).toEqual([]);
    await submit(world.engineer, "self");
    await submit(world.substitute, "manager");
    expect(await whoReads(MANAGER)).toEqual([]);
    expect(await whoReads(SELF)).toEqual(["engineer", "substitute"]);
  });
});
