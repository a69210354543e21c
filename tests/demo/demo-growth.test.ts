import { beforeAll, expect, test } from "vitest";
import { GOAL_STATES } from "#app/features/growth/domain/goal";
import { seedDemo } from "#prisma/demo/seed";
import { servicesFor } from "#tests/support/demo-services";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("growth in the demo organisation", (get) => {
  beforeAll(() => seedDemo(servicesFor(get())));

  test("has goals in every state, of a dozen people, each with the changes that led to it", async () => {
    const goals = await get().client.goal.findMany({ include: { changes: true } });
    expect(new Set(goals.map(({ state }) => state))).toEqual(new Set(GOAL_STATES));
    expect(new Set(goals.map(({ personId }) => personId)).size).toBeGreaterThanOrEqual(12);
    for (const { state, dropReason, changes, caseId } of goals) {
      expect(dropReason !== "").toBe(state === "dropped");
      if (caseId === null) expect(changes.length).toBeGreaterThan(0);
    }
    expect(await get().client.goalAction.count({ where: { evidenceId: { not: null } } })).toBeGreaterThan(0);
  });

  test("has private notes of both sides, and unnamed answers below and above three, without an author", async () => {
    const notes = await get().client.checkInNote.findMany({ include: { checkIn: true } });
    for (const { authorId, checkIn } of notes) expect([checkIn.personId, checkIn.managerId]).toContain(authorId);
    expect(new Set(notes.map(({ authorId, checkIn }) => authorId === checkIn.personId)).size).toBe(2);
    const requests = await get().client.feedbackRequest.findMany({ include: { answers: true, invitations: true } });
    for (const { named, answers, invitations } of requests) {
      expect(answers.every(({ authorId }) => (authorId === null) !== named)).toBe(true);
      expect(invitations.filter(({ state }) => state === "answered")).toHaveLength(answers.length);
    }
    const closed = requests.filter(({ named, closedAt }) => !named && closedAt !== null);
    expect(closed.map(({ answers }) => answers.length).sort()).toEqual([2, 4]);
  });
});
