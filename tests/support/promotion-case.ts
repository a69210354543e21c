import { beforeEach, expect } from "vitest";
import { castVote, placeCase } from "#app/features/promotion/data/committee-votes";
import { createCommittee } from "#app/features/promotion/data/committees";
import { findCaseHead } from "#app/features/promotion/data/promotion";
import { caseEvidence, caseWords } from "#app/features/promotion/data/promotion-contents";
import { createCase } from "#app/features/promotion/data/promotion-draft";
import { askManager, recommendCase, submitCase } from "#app/features/promotion/data/promotion-steps";
import { composePacket } from "#app/features/promotion/domain/packet";
import type { Database } from "#app/platform/database/database";
import { readOne } from "#app/platform/database/reading";
import { requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { permitCase } from "#app/policy/policy-promotion";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";

const ladder = tinyLadder({ craft: ["mentoring", "security"] });
const role = { ...tinyRole({ mentoring: ["core", 3], security: ["core", 2] }), id: "staff", name: "Staff" };

/** Before each test a case of the engineer's for the role of Staff, and what tests do with it again and again. */
export function usePromotionCase(get: () => Database) {
  let world: AssessmentWorld;
  let caseId: string;
  const by = (actor: Actor, at = AT) => ({ actorId: actor.personId, at });

  beforeEach(async () => {
    world = await createAssessmentWorld(get());
    const made = await createCase(get(), by(world.engineer), {
      ladderVersionId: world.ladderVersionId,
      fromRoleId: "senior",
      targetRoleId: "staff",
      competencyIds: ["mentoring", "security"],
    });
    if (!made.ok) throw new Error(made.reason);
    caseId = made.id;
  });

  const head = async (actor: Actor = world.engineer) => {
    const found = await findCaseHead(get(), actor, caseId);
    if (!found) throw new Error("the case is gone");
    return found;
  };
  const version = async () => (await head()).version;
  const reading = async () => requirePermit(permitCase(world.engineer, "case.read", await head()));
  const packet = async () =>
    composePacket({
      ladder,
      role,
      fromRoleId: "senior",
      personName: "engineer",
      managerName: "manager",
      summary: (await readOne(get(), caseWords(await reading())))?.summary ?? "",
      narratives: new Map(),
      evidence: await readOne(get(), caseEvidence(await reading())),
      cycles: [],
      recommendation: null,
      today: "2026-10-01",
      zone: "UTC",
    });

  async function writeEvidence(title: string, author = world.engineer, subject = author): Promise<string> {
    const { id } = await get().client.evidence.create({
      data: {
        subjectId: subject.personId,
        authorId: author.personId,
        title,
        happenedOn: "2026-09-01",
        createdAt: AT,
        tags: { create: { competencyId: "mentoring", criterionId: "" } },
      },
      select: { id: true },
    });
    return id;
  }

  async function submitted(): Promise<void> {
    expect(await askManager(get(), by(world.engineer), caseId)).toEqual({ ok: true });
    const words = { recommendation: "support" as const, words: "I saw it.", expectedVersion: await version() };
    expect(await recommendCase(get(), by(world.manager), { caseId, ...words })).toEqual({ ok: true });
    const of = { caseId, expectedVersion: await version(), organisation: "Test", packet: await packet() };
    expect(await submitCase(get(), by(world.engineer, LATER), of)).toEqual({ ok: true });
  }

  async function placed(members: readonly Actor[]): Promise<string> {
    await submitted();
    const [chair] = members;
    const made = await createCommittee(get(), by(world.administrator), {
      name: "Autumn",
      meetsOn: "2026-10-20",
      chairId: chair?.personId ?? "",
      memberIds: members.map(({ personId }) => personId),
    });
    if (!made.ok) throw new Error(made.reason);
    expect(await placeCase(get(), by(world.administrator), caseId, made.id)).toEqual({ ok: true });
    return made.id;
  }

  const vote = (actor: Actor, choice: "approve" | "not-yet" = "approve") =>
    castVote(get(), by(actor), { caseId, vote: choice, reasons: `${actor.name} says why` });

  const records = () =>
    get().client.auditRecord.findMany({ where: { subjectId: caseId }, orderBy: { sequence: "asc" } });

  return {
    current: () => ({ world, caseId }),
    by,
    head,
    reading,
    version,
    packet,
    writeEvidence,
    submitted,
    placed,
    vote,
    records,
  };
}
