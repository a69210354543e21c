import { expect, test } from "vitest";
import { recordAgreement } from "#app/features/assessment/data/agree";
import { confirmAgreement, reopenAssessment, submitSheet } from "#app/features/assessment/data/rate";
import { rated } from "#app/features/assessment/domain/rating";
import { findCaseHead } from "#app/features/promotion/data/promotion";
import { chooseEvidence, saveNarrative, saveSummary, shareCase } from "#app/features/promotion/data/promotion-draft";
import { composeLive, createDrafts } from "#app/features/promotion/server/case";
import type { Actor } from "#app/policy/actor";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";
import { AT } from "#tests/support/assessment-world";
import { usePromotionCase } from "#tests/support/promotion-case";
import { describeOnBothEngines } from "#tests/support/test-database";

const ladder = {
  ...tinyLadder({ craft: ["mentoring", "security"] }),
  roles: [{ ...tinyRole({ mentoring: ["core", 3], security: ["core", 2] }), id: "staff", name: "Staff" }],
};
const ladders = {
  requireVersion: async () => ({ ladder }),
  requireComparable: async () => new Map(ladder.competencies.map(({ id }) => [id, id])),
};

describeOnBothEngines("a draft that is composed once for the same records", (get) => {
  const { current, by, writeEvidence } = usePromotionCase(get);
  const open = () => {
    const { world, caseId } = current();
    const context = { database: get(), ladders, drafts: createDrafts(), now: () => AT } as never;
    const compose = async (actor: Actor = world.engineer) => {
      const head = await findCaseHead(get(), actor, caseId);
      if (!head) throw new Error("the case is gone");
      return composeLive(context, actor, head);
    };
    return { world, caseId, compose };
  };

  test("is the same until anything in it changes, and then says so at once", async () => {
    const { world, caseId, compose } = open();
    const { client } = get();
    const evidenceId = await writeEvidence("Found the cause");
    let before = await compose();
    expect(await compose()).toBe(before);
    const changes: Record<string, () => Promise<unknown>> = {
      summary: async () => {
        const { version } = await client.promotionCase.findUniqueOrThrow({ where: { id: caseId } });
        return saveSummary(get(), by(world.engineer), { caseId, text: "What I did.", expectedVersion: version });
      },
      "words on a competency": () =>
        saveNarrative(get(), by(world.engineer), {
          caseId,
          competencyId: "mentoring",
          text: "How I did it.",
          expectedVersion: 0,
        }),
      "a piece chosen": () =>
        chooseEvidence(get(), by(world.engineer), {
          caseId,
          competencyId: "mentoring",
          add: [{ evidenceId, criterionId: "" }],
          remove: [],
        }),
      "its title": () => client.evidence.update({ where: { id: evidenceId }, data: { title: "Found and mended it" } }),
      "a vouch for it": () =>
        client.evidenceVouch.create({
          data: { evidenceId, personId: world.director.personId, words: "I saw it.", askedAt: AT, vouchedAt: AT },
        }),
      "the name of who vouched": () =>
        client.person.update({ where: { id: world.director.personId }, data: { name: "Dora" } }),
      "a final result": () => finish(world),
      "a result opened again": () =>
        reopenAssessment(get(), { ...by(world.administrator), reason: "A slip" }, world.assessmentId),
    };
    for (const [what, change] of Object.entries(changes)) {
      expect(await change(), what).not.toMatchObject({ ok: false });
      const after = await compose();
      expect(after, what).not.toEqual(before);
      expect(await compose(), what).toBe(after);
      before = after;
    }
  });

  test("gives nobody the ratings that another reader may read", async () => {
    const { world, caseId, compose } = open();
    await finish(world);
    expect(await shareCase(get(), by(world.engineer), caseId, world.stranger.personId)).toMatchObject({ ok: true });
    const own = await compose();
    expect(own.cycles).toHaveLength(1);
    expect((await compose(world.stranger)).cycles).toBeNull();
    expect(await compose()).toEqual(own);
    expect((await compose(world.stranger)).cycles).toBeNull();
  });

  async function finish({ assessmentId, engineer, manager }: ReturnType<typeof current>["world"]) {
    await submitSheet(get(), by(engineer), assessmentId, "self");
    await submitSheet(get(), by(manager), assessmentId, "manager");
    await recordAgreement(get(), by(engineer), assessmentId, [
      { competencyId: "mentoring", value: rated(3), reason: "We both saw it", expectedVersion: 0 },
    ]);
    await confirmAgreement(get(), by(engineer), assessmentId, "engineer");
    return confirmAgreement(get(), by(manager), assessmentId, "manager");
  }
});
