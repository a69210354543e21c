import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import {
  closeRequest,
  createRequest,
  declineRequest,
  feedbackAskedOf,
  findRequest,
  listOwnRequests,
  listSharedRequests,
  readAnswers,
  sendAnswer,
  shareRequest,
} from "#app/features/growth/data/feedback";
import { MAX_COLLEAGUES } from "#app/features/growth/domain/feedback";
import { readOne } from "#app/platform/database/reading";
import { requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { decideFeedback, permitFeedback } from "#app/policy/policy-growth";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("feedback", (get) => {
  let world: AssessmentWorld;

  const by = (actor: Actor, at = AT) => ({ actorId: actor.personId, at });
  const colleagues = () => [world.manager, world.substitute, world.stranger, world.administrator];
  const answer = (words: string) => [{ competencyId: "a", criteria: { x: "seen" as const }, words }];

  beforeEach(async () => {
    world = await createAssessmentWorld(get());
    await allowUnnamed(true);
  });

  const allowUnnamed = (unnamedFeedback: boolean) =>
    get().client.organisation.upsert({
      where: { id: "organisation" },
      create: { id: "organisation", name: "Halyard", timeZone: "UTC", createdAt: AT, unnamedFeedback },
      update: { unnamedFeedback },
    });

  const request = (named: boolean, ids = colleagues().map(({ personId }) => personId)) =>
    createRequest(get(), by(world.engineer), {
      ladderVersionId: world.ladderVersionId,
      asked: [{ competencyId: "a", level: 3 }],
      question: "What did you see?",
      named,
      colleagueIds: ids,
    });
  async function ask(named: boolean): Promise<string> {
    const asked = await request(named);
    if (!asked.ok) throw new Error(asked.reason);
    return asked.id;
  }
  const head = async (id: string) => {
    const found = await findRequest(get(), world.engineer, id);
    if (!found) throw new Error("gone");
    return found;
  };
  const read = async (id: string) => {
    const found = await head(id);
    return readAnswers(get(), requirePermit(permitFeedback(world.engineer, found)), found);
  };
  const send = (actor: Actor, id: string) => sendAnswer(get(), actor.personId, id, answer(`words of ${actor.name}`));

  test("is not asked of too few, too many, oneself, or who left", async () => {
    expect(await request(true, [world.engineer.personId])).toEqual({ ok: false, reason: "too-few" });
    expect(
      await request(
        false,
        colleagues()
          .slice(0, 2)
          .map(({ personId }) => personId),
      ),
    ).toEqual({ ok: false, reason: "too-few" });
    const nine = Array.from({ length: MAX_COLLEAGUES + 1 }, () => randomUUID());
    expect(await request(true, nine)).toEqual({ ok: false, reason: "too-many" });
    await get().client.person.update({ where: { id: world.stranger.personId }, data: { status: "left" } });
    expect(await request(true)).toEqual({ ok: false, reason: "not-here" });
  });

  test("without names only where the organisation allows it", async () => {
    await allowUnnamed(false);
    expect(await request(false)).toEqual({ ok: false, reason: "unnamed-not-allowed" });
    expect((await request(true)).ok).toBe(true);
  });

  test("a named answer is read as it comes, with its author", async () => {
    const id = await ask(true);
    await send(world.substitute, id);
    expect(await read(id)).toMatchObject([{ words: [{ text: "words of substitute", author: "substitute" }] }]);
  });

  describe("without names", () => {
    test("nothing that is stored says whose an answer is, or when it came", async () => {
      const id = await ask(false);
      const before = await get().client.feedbackRequest.findUniqueOrThrow({ where: { id } });
      const records = await get().client.auditRecord.count();
      await send(world.substitute, id);
      const [stored] = await get().client.feedbackAnswer.findMany({ where: { requestId: id } });
      expect(stored).toEqual({ id: expect.any(String), requestId: id, authorId: null, content: expect.any(String) });
      expect(JSON.stringify(stored)).not.toContain(world.substitute.personId);
      expect(await get().client.feedbackRequest.findUniqueOrThrow({ where: { id } })).toEqual(before);
      const invitations = await get().client.feedbackInvitation.findMany({ where: { requestId: id } });
      for (const invitation of invitations)
        expect(Object.keys(invitation).sort()).toEqual(["colleagueId", "requestId", "state"]);
      expect(await get().client.auditRecord.count()).toBe(records);
    });

    test("answers are read by nobody while the request is open, however many there are", async () => {
      const id = await ask(false);
      for (const [index, colleague] of colleagues().entries()) {
        await send(colleague, id);
        expect(await read(id)).toBeNull();
        expect((await head(id)).answers).toBe(index + 1);
      }
    });

    test("closed with two they stay unread, closed with three they are all there, and none comes after", async () => {
      const [one, two, three, four] = colleagues() as [Actor, Actor, Actor, Actor];
      const few = await ask(false);
      for (const colleague of [one, two]) await send(colleague, few);
      await closeRequest(get(), by(world.engineer, LATER), few);
      expect(await read(few)).toBeNull();
      const enough = await ask(false);
      for (const colleague of [one, two, three]) await send(colleague, enough);
      await closeRequest(get(), by(world.engineer, LATER), enough);
      const gathered = await read(enough);
      expect(gathered?.[0]?.words.map(({ text }) => text).sort()).toEqual(
        ["words of manager", "words of stranger", "words of substitute"].sort(),
      );
      expect(gathered?.[0]?.words.every(({ author }) => author === null)).toBe(true);
      expect(await send(four, enough)).toEqual({ ok: false, reason: "not-open" });
      expect(await send(three, few)).toEqual({ ok: false, reason: "not-open" });
    });

    test("an answer and the closing at once: it is in before, or not at all", async () => {
      const [one, two, three, four] = colleagues() as [Actor, Actor, Actor, Actor];
      const id = await ask(false);
      for (const colleague of [one, two, three]) await send(colleague, id);
      const [sent] = await Promise.all([send(four, id), closeRequest(get(), by(world.engineer, LATER), id)]);
      expect((await head(id)).answers).toBe(sent.ok ? 4 : 3);
    });

    test("the asker is told how many answered, not who, nor who declined", async () => {
      const id = await ask(false);
      await send(world.substitute, id);
      await declineRequest(get(), world.stranger.personId, id);
      const found = await head(id);
      expect([found.answers, found.askedCount]).toEqual([1, 4]);
      expect(found.colleagues).toHaveLength(4);
      expect(JSON.stringify([found, await listOwnRequests(get(), world.engineer.personId)])).not.toMatch(
        /answered"|declined/,
      );
    });
  });

  test("one answer each: a second is refused, also at the same moment", async () => {
    const id = await ask(false);
    const results = await Promise.all([send(world.stranger, id), send(world.stranger, id)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await head(id)).answers).toBe(1);
    expect(await send(world.director, id)).toEqual({ ok: false, reason: "not-open" });
  });

  test("who is asked sees it until they answered, declined, or it was closed", async () => {
    const id = await ask(true);
    const asked = async (actor: Actor) =>
      (await readOne(get(), feedbackAskedOf(actor.personId))).some((each) => each.id === id);
    expect([await asked(world.stranger), await asked(world.director)]).toEqual([true, false]);
    await send(world.stranger, id);
    await declineRequest(get(), world.substitute.personId, id);
    expect([await asked(world.stranger), await asked(world.substitute), await asked(world.manager)]).toEqual([
      false,
      false,
      true,
    ]);
    await closeRequest(get(), by(world.engineer, LATER), id);
    expect(await asked(world.manager)).toBe(false);
  });

  test("is the asker’s alone until they show it to their manager, who sees it until it is taken back", async () => {
    const id = await ask(true);
    const readers = async () => {
      const names: string[] = [];
      for (const key of ["engineer", "manager", "director", "substitute", "administrator", "stranger"] as const) {
        const found = await findRequest(get(), world[key], id);
        if (found && decideFeedback(world[key], "see", found.facts) === "allow") names.push(key);
        if (found && key !== "engineer") expect(found.colleagues).toEqual([]);
      }
      return names;
    };
    expect(await readers()).toEqual(["engineer"]);
    await shareRequest(get(), by(world.engineer), id, true);
    expect(await readers()).toEqual(["engineer", "manager"]);
    expect((await listSharedRequests(get(), world.manager, world.engineer.personId)).map((each) => each.id)).toEqual([
      id,
    ]);
    await shareRequest(get(), by(world.manager), id, false);
    expect(await readers()).toEqual(["engineer", "manager"]);
    await shareRequest(get(), by(world.engineer), id, false);
    expect(await readers()).toEqual(["engineer"]);
    const records = await get().client.auditRecord.findMany({ where: { subjectId: id }, orderBy: { sequence: "asc" } });
    expect(records.map(({ action, audience }) => `${action} ${audience}`)).toEqual([
      "feedback.shared author",
      "feedback.unshared author",
    ]);
  });

  test("only the asker closes it", async () => {
    const id = await ask(true);
    await closeRequest(get(), by(world.manager), id);
    expect((await head(id)).isClosed).toBe(false);
  });
});
