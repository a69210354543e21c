import { finalAssessments } from "#app/features/assessment/data/assessments";
import { readIn } from "#app/features/assessment/data/comparable-ratings";
import { isAbove } from "#app/features/identity/data/actors";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { findRole } from "#app/features/ladder/domain/lookup";
import { type CaseHead, caseRecommendation, findCaseHead } from "#app/features/promotion/data/promotion";
import {
  askCaseCycles,
  type CaseCycle,
  caseEvidence,
  caseWords,
  type FrozenCase,
} from "#app/features/promotion/data/promotion-contents";
import { type CasePacket, composePacket, type PacketCycle } from "#app/features/promotion/domain/packet";
import { dayIn } from "#app/kernel/day";
import { Kept } from "#app/platform/cache/kept";
import type { AuditContext } from "#app/platform/database/audit";
import { ask } from "#app/platform/database/reading";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound, requireId, requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { type CaseAction, decideCase, permitCase } from "#app/policy/policy-promotion";

/** The case of a page, for an actor whom the policy lets do this with it. */
export async function requireCase(
  { request, context, params }: { request: Request; context: RequestContext; params: { caseId?: string } },
  action: CaseAction,
): Promise<{ actor: Actor; head: CaseHead; by: AuditContext }> {
  const actor = await requireActor(request, context);
  const head = requireFound(await findCaseHead(context.database, actor, requireId(params.caseId)));
  requireAllowed(decideCase(actor, action, head.facts));
  return { actor, head, by: { actorId: actor.personId, at: context.now() } };
}

/** Those who read a draft at the same time: their own ratings of it may differ. */
const MAX_READERS = 4;
const MAX_DRAFTS = 24;

/** What a draft is composed of, and what it was composed to for who may read how much of the ratings. */
type Draft<Facts> = { facts: Facts; packets: Kept<Promise<CasePacket>> };

/** Caches composed drafts by the JSON of their inputs; any other input composes a new draft. */
export type Drafts = Kept<Draft<unknown>>;
export const createDrafts = (): Drafts => new Kept(MAX_DRAFTS);

export type ShownCase =
  | { kind: "live"; packet: CasePacket }
  | { kind: "frozen"; packet: CasePacket; frozen: FrozenCase }
  /** What is stored is not what was submitted: it is not shown. */
  | { kind: "damaged" };

/**
 * What a case says: until it is submitted as the records are now, from then on what was submitted. An actor who may not
 * read it is refused; final ratings are in a draft only as far as the policy lets this actor read them. `withWords`: what was
 * written into the evidence is needed, and not its titles alone.
 */
export async function loadCase(
  context: RequestContext,
  actor: Actor,
  head: CaseHead,
  { withWords = true } = {},
): Promise<ShownCase> {
  if (head.submittedAt === null) {
    return { kind: "live", packet: await composeLive(context, actor, head, { withWords }) };
  }
  const reading = requirePermit(permitCase(actor, "case.read", head));
  const frozen = await context.frozenCases.find(reading, head.snapshotHash ?? "");
  return frozen ? { kind: "frozen", packet: frozen.snapshot.packet, frozen } : { kind: "damaged" };
}

/** The draft as the records are now, for this reader; as it would be submitted without a recommendation where asked so. */
export async function composeLive(
  context: RequestContext,
  actor: Actor,
  head: CaseHead,
  { isWithoutRecommendation = false, withWords = true } = {},
): Promise<CasePacket> {
  const { database, ladders } = context;
  const subjectId = head.subject.id;
  const reading = requirePermit(permitCase(actor, "case.read", head));
  const [{ ladder }, asked] = await Promise.all([
    ladders.requireVersion(head.ladderVersionId),
    ask(database, {
      organisation: theOrganisation,
      words: caseWords(reading),
      evidence: caseEvidence(reading, { withWords }),
      manager: caseRecommendation(reading),
      isInChain: isAbove(actor.personId, subjectId),
      finals: finalAssessments(subjectId),
    }),
  ]);
  const { facts, packets } = context.drafts.find(asked.answer, () => ({
    facts: asked.decode(),
    packets: new Kept(MAX_READERS),
  })) as Draft<ReturnType<typeof asked.decode>>;
  const { organisation, words, evidence, manager, isInChain, finals } = facts;
  const cycles = await askCaseCycles(database, actor, { subjectId, isInChain, finals });
  const zone = organisation?.timeZone ?? "UTC";
  const today = dayIn(context.now(), zone);
  return packets.find(JSON.stringify([head, cycles.answer, today, isWithoutRecommendation]), async () => {
    const rated = cycles.decode();
    return composePacket({
      ladder,
      role: requireFound(findRole(ladder, head.targetRoleId)),
      fromRoleId: head.fromRoleId,
      personName: head.subject.name,
      managerName: head.manager?.name ?? null,
      summary: words?.summary ?? "",
      narratives: new Map([...(words?.narratives ?? [])].map(([id, { text }]) => [id, text])),
      evidence,
      // Ratings made with another version count only as far as the case's version reads them alike.
      cycles: rated && (await Promise.all(rated.map((cycle) => readCycle(context, head, cycle)))),
      recommendation:
        manager?.recommendation && manager.recommendedAt
          ? {
              verdict: manager.recommendation,
              words: manager.recommendationWords,
              on: dayIn(manager.recommendedAt, zone),
            }
          : null,
      askedInVainOn:
        isWithoutRecommendation && head.lifecycle.review ? dayIn(head.lifecycle.review.askedAt, zone) : undefined,
      today,
      zone,
    });
  });
}

async function readCycle({ ladders }: RequestContext, head: CaseHead, cycle: CaseCycle): Promise<PacketCycle> {
  const { name, kind, ladderVersionId, ratings } = cycle;
  const readable = readIn(await ladders.requireComparable(ladderVersionId, head.ladderVersionId), ratings);
  return { name, kind, ratings: readable };
}

declare module "#app/platform/server/context" {
  interface Services {
    drafts: Drafts;
  }
}
