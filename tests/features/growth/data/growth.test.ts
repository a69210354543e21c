import { sqltag } from "@prisma/client/runtime/client";
import { beforeEach, describe, expect, test } from "vitest";
import { submitSheet } from "#app/features/assessment/data/rate";
import { saveRating } from "#app/features/assessment/data/save-rating";
import { rated } from "#app/features/assessment/domain/rating";
import { findAgendaOrder, findBothSides, saveAgendaOrder } from "#app/features/growth/data/agenda";
import {
  addGoalAction,
  closeGoalAction,
  createGoal,
  moveGoal,
  removeGoalAction,
  reopenGoalAction,
  updateGoal,
  updateGoalAction,
} from "#app/features/growth/data/change-goals";
import { findGoal, listGoals } from "#app/features/growth/data/goals";
import { listEvidenceChoices } from "#app/features/growth/data/growth-evidence";
import { findGrowthPerson } from "#app/features/growth/data/growth-person";
import { listUnseenChanges, markPlanSeen, unseenChanges } from "#app/features/growth/data/plan-changes";
import { type GoalContent, MAX_ACTIONS, MAX_OPEN_GOALS } from "#app/features/growth/domain/goal";
import { readOne } from "#app/platform/database/reading";
import { requirePermit } from "#app/platform/server/guards";
import type { Actor, Relation } from "#app/policy/actor";
import { decidePlan, permitPlan } from "#app/policy/policy-growth";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

const CONTENT: GoalContent = {
  fromProficiency: 2,
  toProficiency: 3,
  why: "It matters",
  helpNeeded: "",
  criteria: ["a-criterion"],
  dueOn: "2026-12-01",
};
const OWN: Relation = { isSelf: true, isDirectManager: false, isInChain: false };
const MANAGER: Relation = { isSelf: false, isDirectManager: true, isInChain: true };

describeOnBothEngines("a growth plan", (get) => {
  let world: AssessmentWorld;
  let goal: { id: string; personId: string };

  const by = (actor: Actor, at = AT) => ({ actorId: actor.personId, at });

  async function add(actor = world.engineer, content = CONTENT) {
    const personId = world.engineer.personId;
    const actions = [{ text: "Write it down", dueOn: null }];
    const created = await createGoal(get(), by(actor), {
      ...content,
      personId,
      competencyId: "a",
      state: "planned",
      actions,
    });
    if (!created.ok) throw new Error(created.reason);
    return { id: created.id, personId };
  }

  beforeEach(async () => {
    world = await createAssessmentWorld(get());
    goal = await add();
  });

  /** The owner's permit for the plan, or that of the owner's manager of today. */
  const planPermit = (reader: Actor) =>
    requirePermit(permitPlan(reader, { id: goal.personId }, reader.personId === goal.personId ? OWN : MANAGER));
  const read = async () => {
    const found = await findGoal(get(), world.engineer, goal.id);
    if (!found) throw new Error("the goal is gone");
    return found.goal;
  };
  const firstAction = async () => {
    const [action] = (await read()).actions;
    if (!action) throw new Error("no action");
    return action;
  };

  test("is seen by its owner and their manager of today, and by nobody else", async () => {
    const seers: string[] = [];
    for (const key of ["engineer", "manager", "director", "substitute", "administrator", "stranger"] as const) {
      const actor = world[key];
      const found = await findGoal(get(), actor, goal.id);
      const person = await findGrowthPerson(get(), actor, world.engineer.personId);
      const sees = found !== null && decidePlan(actor, "see", found.relation) === "allow";
      expect(person && decidePlan(actor, "see", person.relation)).toBe(sees ? "allow" : "absent");
      if (sees) seers.push(key);
    }
    expect(seers).toEqual(["engineer", "manager"]);
    await get().client.person.update({
      where: { id: world.engineer.personId },
      data: { managerId: world.substitute.personId },
    });
    expect((await findGoal(get(), world.manager, goal.id))?.relation.isDirectManager).toBe(false);
    expect((await findGoal(get(), world.substitute, goal.id))?.relation.isDirectManager).toBe(true);
  });

  test("two who edit the same version: one is told, and nothing is overwritten", async () => {
    const { version } = await read();
    const results = await Promise.all([
      updateGoal(get(), by(world.engineer), { ...goal, version }, { ...CONTENT, why: "The engineer’s words" }),
      updateGoal(get(), by(world.manager), { ...goal, version }, { ...CONTENT, why: "The manager’s words" }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "changed-meanwhile" }]);
    const winner = results[0].ok ? "The engineer’s words" : "The manager’s words";
    expect((await read()).why).toBe(winner);
  });

  test("what is not allowed in the state machine changes nothing and tells nobody", async () => {
    expect(await moveGoal(get(), by(world.engineer), goal, "finish", "")).toEqual({ ok: false, reason: "not-active" });
    expect(await moveGoal(get(), by(world.engineer), goal, "drop", " ")).toEqual({ ok: false, reason: "needs-reason" });
    expect(await read()).toMatchObject({ state: "planned", version: 1 });
    expect(await listUnseenChanges(get(), planPermit(world.manager))).toHaveLength(1);
  });

  test("moves through its life; a reason is kept while it is dropped", async () => {
    expect(await moveGoal(get(), by(world.manager), goal, "drop", "Moved on")).toEqual({ ok: true });
    expect(await read()).toMatchObject({ state: "dropped", dropReason: "Moved on" });
    expect(await moveGoal(get(), by(world.engineer), goal, "resume", "")).toEqual({ ok: true });
    expect(await moveGoal(get(), by(world.engineer), goal, "finish", "")).toEqual({ ok: true });
    expect(await read()).toMatchObject({ state: "done", dropReason: "" });
  });

  test("holds so many open goals and actions, and no more", async () => {
    for (let count = 1; count < MAX_OPEN_GOALS; count++) await add();
    const more = { ...CONTENT, personId: goal.personId, competencyId: "a", state: "planned", actions: [] } as const;
    expect(await createGoal(get(), by(world.engineer), more)).toEqual({ ok: false, reason: "too-many" });
    const action = { text: "More", dueOn: null };
    for (let count = 1; count < MAX_ACTIONS; count++) await addGoalAction(get(), by(world.engineer), goal, action);
    expect(await addGoalAction(get(), by(world.engineer), goal, action)).toEqual({ ok: false, reason: "too-many" });
  });

  test("actions are reworded, taken out and done by the version that was seen", async () => {
    const action = await firstAction();
    expect(await updateGoalAction(get(), by(world.manager), goal, action, { text: "Other", dueOn: null })).toEqual({
      ok: true,
    });
    const stale = { ok: false, reason: "changed-meanwhile" };
    const today = { ...action, doneOn: "2026-10-02" };
    expect(await updateGoalAction(get(), by(world.engineer), goal, action, { text: "Mine", dueOn: null })).toEqual(
      stale,
    );
    expect(await removeGoalAction(get(), by(world.engineer), goal, action)).toEqual(stale);
    expect(await closeGoalAction(get(), by(world.engineer), goal, today, { with: "new-evidence", title: "T" })).toEqual(
      stale,
    );
    expect(await get().client.evidence.count({ where: { subjectId: goal.personId, title: "T" } })).toBe(0);
    expect(await removeGoalAction(get(), by(world.engineer), goal, await firstAction())).toEqual({ ok: true });
    expect(await updateGoalAction(get(), by(world.engineer), goal, action, { text: "Mine", dueOn: null })).toEqual({
      ok: false,
      reason: "absent",
    });
  });

  describe("evidence closes actions", () => {
    const write = (subject: Actor, shared: boolean) =>
      get().client.evidence.create({
        data: {
          subjectId: subject.personId,
          authorId: subject.personId,
          title: "A private piece",
          createdAt: AT,
          sharedWithManagerAt: shared ? AT : null,
        },
        select: { id: true },
      });
    const close = async (actor: Actor, evidenceId: string, onlyShared: boolean) => {
      const action = { ...(await firstAction()), doneOn: "2026-10-02" };
      return closeGoalAction(get(), by(actor), goal, action, { with: "evidence", evidenceId, onlyShared });
    };

    test("not that of others, and for the manager not what is private", async () => {
      const absent = { ok: false, reason: "evidence-absent" };
      expect(await close(world.engineer, (await write(world.stranger, true)).id, false)).toEqual(absent);
      expect(await close(world.manager, (await write(world.engineer, false)).id, true)).toEqual(absent);
    });

    test("the manager learns that there is a piece, and its title only once it is shared", async () => {
      const { id } = await write(world.engineer, false);
      expect(await close(world.engineer, id, false)).toEqual({ ok: true });
      const asManager = async () => JSON.stringify((await findGoal(get(), world.manager, goal.id))?.goal);
      const list = async () => JSON.stringify(await listGoals(get(), planPermit(world.manager)));
      const changes = async () => JSON.stringify(await listUnseenChanges(get(), planPermit(world.manager)));
      const choices = async (relation: Relation) =>
        (await listEvidenceChoices(get(), planPermit(relation === OWN ? world.engineer : world.manager))).length;
      expect(await asManager()).toContain('"withEvidence":true');
      for (const text of [await asManager(), await list(), await changes()]) {
        expect(text).not.toContain("A private piece");
        expect(text).not.toContain(id);
      }
      expect((await firstAction()).evidence?.title).toBe("A private piece");
      expect([await choices(OWN), await choices(MANAGER)]).toEqual([1, 0]);
      await get().client.evidence.update({ where: { id }, data: { sharedWithManagerAt: AT } });
      expect(await asManager()).toContain("A private piece");
      expect(await choices(MANAGER)).toBe(1);
    });

    test("a new item is written into the person’s log, private; opening the action again keeps it there", async () => {
      const action = { ...(await firstAction()), doneOn: "2026-10-02" };
      await closeGoalAction(get(), by(world.engineer), goal, action, { with: "new-evidence", title: "Just done" });
      expect(await firstAction()).toMatchObject({ doneOn: "2026-10-02", evidence: { title: "Just done" } });
      await reopenGoalAction(get(), by(world.engineer), goal, await firstAction());
      expect(await firstAction()).toMatchObject({ doneOn: null, withEvidence: false });
      expect(
        await get().client.evidence.findFirst({ where: { title: "Just done", subjectId: goal.personId } }),
      ).toMatchObject({
        sharedWithManagerAt: null,
        happenedOn: "2026-10-02",
      });
    });
  });

  describe("what changed since one last looked", () => {
    const unseen = (reader: Actor) => listUnseenChanges(get(), planPermit(reader));
    const see = (reader: Actor, upTo: Date) =>
      markPlanSeen(get(), { personId: goal.personId, readerId: reader.personId }, upTo);

    test("is what the other person did, not what one did oneself", async () => {
      expect(await unseen(world.engineer)).toEqual([]);
      expect(await unseen(world.manager)).toMatchObject([{ byName: "engineer", changes: [{ what: "goal-added" }] }]);
      const count = ({ personId }: Actor) => readOne(get(), unseenChanges(sqltag`${goal.personId}`, personId));
      expect(await count(world.manager)).toBe(1);
      expect(await count(world.engineer)).toBe(0);
    });

    test("what comes between reading and saying so stays, at the same moment too", async () => {
      const [shown] = await unseen(world.manager);
      await updateGoal(get(), by(world.engineer), { ...goal, version: 1 }, { ...CONTENT, why: "Newer" });
      await see(world.manager, shown?.at ?? AT);
      expect(await unseen(world.manager)).toMatchObject([{ changes: [{ what: "why", after: "Newer" }] }]);
    });

    test("an older window takes nothing back, and a clock ahead hides nothing to come", async () => {
      await see(world.manager, new Date("2030-01-01T00:00:00Z"));
      expect(await unseen(world.manager)).toEqual([]);
      await moveGoal(get(), by(world.engineer, LATER), goal, "start", "");
      const [newest] = await unseen(world.manager);
      expect(newest?.changes).toMatchObject([{ what: "state" }]);
      await see(world.manager, newest?.at ?? LATER);
      await see(world.manager, AT);
      expect(await unseen(world.manager)).toEqual([]);
    });

    test("changes at once bear different times, so that none hides behind another", async () => {
      await Promise.all(
        [1, 2, 3, 4].map((each) => addGoalAction(get(), by(world.engineer), goal, { text: `${each}`, dueOn: null })),
      );
      const times = (await unseen(world.manager)).map(({ at }) => at.getTime());
      expect(new Set(times).size).toBe(5);
    });
  });

  describe("the agenda", () => {
    const rate = async (actor: Actor, side: "self" | "manager", value: number) => {
      const target = { assessmentId: world.assessmentId, personId: world.engineer.personId, side };
      const rating = { competencyId: "a", value: rated(value), note: "", criteriaSeen: [], expectedVersion: 0 };
      await saveRating(get(), by(actor), target, rating);
    };

    test("has nothing of ratings before both sides are in, for either", async () => {
      await rate(world.engineer, "self", 5);
      await rate(world.manager, "manager", 2);
      const sides = (actor: Actor) => findBothSides(get(), actor, world.engineer.personId);
      for (const submitted of [false, true]) {
        if (submitted) await submitSheet(get(), by(world.manager), world.assessmentId, "manager");
        for (const actor of [world.engineer, world.manager]) expect(await sides(actor)).toBeNull();
      }
      await submitSheet(get(), by(world.engineer), world.assessmentId, "self");
      for (const actor of [world.engineer, world.manager]) {
        const both = await sides(actor);
        expect([both?.self.get("a"), both?.manager.get("a")]).toEqual([rated(5), rated(2)]);
      }
      for (const actor of [world.director, world.stranger]) expect(await sides(actor)).toBeNull();
    });

    test("keeps an order for each reader", async () => {
      const personId = world.engineer.personId;
      const own = { personId, readerId: personId, at: AT };
      await saveAgendaOrder(get(), own, ["b", "a"]);
      await saveAgendaOrder(get(), own, ["a", "b"]);
      expect(await findAgendaOrder(get(), personId, personId)).toEqual(["a", "b"]);
      expect(await findAgendaOrder(get(), personId, world.manager.personId)).toEqual([]);
    });
  });
});
