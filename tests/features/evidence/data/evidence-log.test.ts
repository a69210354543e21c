import { beforeEach, expect, test } from "vitest";
import { attachNewEvidence } from "#app/features/assessment/data/evidence";
import { listOwnEvidence } from "#app/features/evidence/data/evidence-log";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("one's own evidence", (get) => {
  let world: AssessmentWorld;
  beforeEach(async () => {
    world = await createAssessmentWorld(get());
  });

  const write = (title: string, changes: Record<string, unknown> = {}) => {
    const { personId } = world.engineer;
    const data = { subjectId: personId, authorId: personId, title, createdAt: AT, ...changes };
    return get().client.evidence.create({ data, select: { id: true } });
  };
  const titles = async (options?: Parameters<typeof listOwnEvidence>[2]) =>
    (await listOwnEvidence(get(), world.engineer.personId, options)).map(({ title }) => title);

  test("holds neither what others wrote about them nor what they wrote about others", async () => {
    const { engineer, manager, assessmentId } = world;
    await attachNewEvidence(
      get(),
      { actorId: manager.personId, at: AT },
      {
        assessmentId,
        subjectId: engineer.personId,
        competencyId: "a",
        side: "manager",
        title: "By the manager",
        link: "",
        happenedOn: null,
      },
    );
    expect(await titles()).toEqual([]);
    expect(await listOwnEvidence(get(), manager.personId)).toEqual([]);
  });

  test("comes newest first, pieces without a day before them, archived ones only if asked for", async () => {
    await write("old", { happenedOn: "2025-01-01" });
    await write("new", { happenedOn: "2026-09-01" });
    await write("undated");
    await write("put away", { happenedOn: "2026-01-01", archivedAt: LATER });
    expect(await titles()).toEqual(["undated", "new", "old"]);
    expect(await titles({ archived: true })).toEqual(["undated", "new", "put away", "old"]);
  });

  test("gives to others only what is shared", async () => {
    await write("private");
    await write("shared", { sharedWithManagerAt: AT });
    expect(await titles({ sharedOnly: true })).toEqual(["shared"]);
  });

  test("has links, tags and the vouches that were given, not those asked for or declined", async () => {
    const { id: evidenceId } = await write("whole", { links: '["https://example.test/1"]', problem: "p" });
    await get().client.evidenceTag.createMany({
      data: [
        { evidenceId, competencyId: "testing", criterionId: "flaky" },
        { evidenceId, competencyId: "design" },
      ],
    });
    const vouch = (personId: string, more: object) =>
      get().client.evidenceVouch.create({ data: { evidenceId, personId, askedAt: AT, ...more } });
    await vouch(world.manager.personId, { vouchedAt: LATER, words: "Seen it" });
    await vouch(world.substitute.personId, { declinedAt: LATER, words: "Was away" });
    await vouch(world.stranger.personId, {});
    expect(await listOwnEvidence(get(), world.engineer.personId)).toMatchObject([
      {
        links: ["https://example.test/1"],
        problem: "p",
        tags: [
          { competencyId: "design", criterionId: null },
          { competencyId: "testing", criterionId: "flaky" },
        ],
        vouches: [{ personId: world.manager.personId, name: "manager", words: "Seen it", vouchedAt: LATER }],
      },
    ]);
  });
});
