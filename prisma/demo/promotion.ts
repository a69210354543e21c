import { readIn } from "#app/features/assessment/data/comparable-ratings";
import { valuesOf } from "#app/features/assessment/domain/rating";
import { PIECE_COLUMNS, toPiece } from "#app/features/evidence/data/evidence-columns";
import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import { criteriaAt, findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder, Role } from "#app/features/ladder/domain/schema";
import { computeSnapshotHash } from "#app/features/promotion/data/promotion-contents";
import { composePacket, type PacketCycle } from "#app/features/promotion/domain/packet";
import { buildSnapshot } from "#app/features/promotion/domain/snapshot";
import type { AuditEntry } from "#app/platform/database/audit";
import type { Transaction } from "#app/platform/database/database";
import { insertMany } from "#app/platform/database/insert-many";
import type { DemoAssessment } from "./assessments";
import { addDays, addMonths, type Day, momentOn } from "./calendar";
import type { DemoCycle } from "./cycles";
import type { DemoPeople, DemoPerson } from "./people";
import { CASE_STORIES, type CaseStory, SESSION_MEMBERS, type SessionKey } from "./promotion-words";
import { randomFor } from "./random";

type World = {
  ladder: Ladder;
  ladderVersionId: string;
  organisation: string;
  zone: string;
  demo: DemoPeople;
  cycles: readonly DemoCycle[];
  /** For ratings of a cycle: by the ids of its version, those of the competencies that this one asks alike. */
  comparableOf: (cycle: DemoCycle | null) => ReadonlyMap<string, string>;
  assessments: readonly DemoAssessment[];
  today: Day;
  administratorId: string;
};

/** When a case was begun, reviewed, submitted and decided. */
type Dates = { created: Day; reviewed: Day; submitted: Day; placed: Day; decided: Day; effective: Day };

/**
 * Promotion cases in every state, with the sessions that decided some of them. Composed from the evidence and the ratings
 * that are in the database already, as the application does it. Gives what is on record.
 */
export async function seedPromotion(tx: Transaction, world: World): Promise<AuditEntry[]> {
  const sessions = buildSessions(world);
  await insertMany(
    tx,
    "Committee",
    sessions.map(({ id, name, meetsOn, state, createdAt }) => ({ id, name, meetsOn, state, createdAt })),
  );
  await insertMany(
    tx,
    "CommitteeMember",
    sessions.flatMap(({ id, memberIds, chairId }) =>
      memberIds.map((personId) => ({ committeeId: id, personId, isChair: personId === chairId })),
    ),
  );
  const records: AuditEntry[] = sessions.flatMap((session) => recordSession(session, world));
  for (const story of CASE_STORIES) records.push(...(await seedCase(tx, world, story)));
  return records;
}

function requirePerson({ demo }: World, name: string): DemoPerson {
  const person = demo.people.find((each) => each.name === name);
  if (!person) throw new Error(`${name} is not in the demo`);
  return person;
}

const sessionId = (key: SessionKey) => `committee-${key}`;

function meetingDay({ cycles, today }: World, key: SessionKey): Day {
  if (key === "now") return addDays(today, -2);
  const cycle = cycles[key === "first" ? 0 : 1];
  if (!cycle) throw new Error("the demo has two closed cycles");
  return addDays(cycle.closesOn, 12);
}

function buildSessions(world: World) {
  return (["first", "second", "now"] as const).map((key) => {
    const meetsOn = meetingDay(world, key);
    const { chair, others } = SESSION_MEMBERS[key];
    const chairId = requirePerson(world, chair).id;
    return {
      id: sessionId(key),
      name: `Promotions, ${monthOf(meetsOn)}`,
      meetsOn,
      state: key === "now" ? "open" : "closed",
      createdAt: momentOn(addDays(meetsOn, -20), 9, 15),
      chairId,
      memberIds: [chairId, ...others.map((name) => requirePerson(world, name).id)],
    };
  });
}

const monthOf = (day: Day) =>
  new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(momentOn(day, 12));

function recordSession(session: ReturnType<typeof buildSessions>[number], world: World): AuditEntry[] {
  const about = { actorId: world.administratorId, subjectKind: "committee", subjectId: session.id } as const;
  const { name, meetsOn, chairId, memberIds } = session;
  const created = { ...about, at: session.createdAt, action: "committee.created" as const };
  const entries: AuditEntry[] = [{ ...created, after: { name, meetsOn, chairId, added: memberIds } }];
  if (session.state === "closed") {
    entries.push({ ...about, at: momentOn(addDays(meetsOn, 2), 16), action: "committee.closed" });
  }
  return entries;
}

function datesOf(world: World, { session, state }: CaseStory): Dates {
  const meeting = session ? meetingDay(world, session) : addDays(world.today, state === "withdrawn" ? -40 : 10);
  const decided = addDays(meeting, state === "approved" || state === "not-yet" || state === "closed" ? 1 : 0);
  return {
    created: addDays(meeting, -34),
    reviewed: addDays(meeting, -22),
    submitted: addDays(meeting, -16),
    placed: addDays(meeting, -12),
    decided,
    effective: session === "now" ? firstOfNextMonth(world.today) : addDays(meeting, 5),
  };
}

const firstOfNextMonth = (day: Day): Day => `${addMonths(day, 1).slice(0, 8)}01`;

const ORDER = ["draft", "review", "submitted", "in-committee", "approved", "not-yet", "closed"];
const isAtLeast = ({ state }: CaseStory, step: string) => ORDER.indexOf(state) >= ORDER.indexOf(step);

async function seedCase(tx: Transaction, world: World, story: CaseStory): Promise<AuditEntry[]> {
  const person = requirePerson(world, story.name);
  const dates = datesOf(world, story);
  const { entry } = person;
  const isPromoted = entry.promoted !== undefined && story.decision?.verdict === "approve" && story.session !== "now";
  const fromRoleId = isPromoted && entry.promoted ? entry.promoted.from : entry.role;
  const targetRoleId = isPromoted ? entry.role : (entry.target ?? entry.role);
  const role = findRole(world.ladder, targetRoleId);
  if (!role) throw new Error(`${targetRoleId} is not on the ladder`);
  const isSubmitted = isAtLeast(story, "submitted");
  const isInEffect = isPromoted;
  const id = `case-${person.slug}`;
  const until = isSubmitted ? dates.submitted : world.today;
  const evidence = await chooseEvidence(tx, world, { person, role, until });
  const narratives = pickNarratives(world, person, role, until);
  const recommendedOn = addDays(dates.reviewed, 3);
  const manager = person.managerId ? (world.demo.byId.get(person.managerId) ?? null) : null;
  const recommendation = isSubmitted && story.recommendation ? { ...story.recommendation, on: recommendedOn } : null;
  const submittedAt = momentOn(dates.submitted, 14, 5);
  const snapshot = isSubmitted
    ? buildSnapshot({
        caseId: id,
        organisation: world.organisation,
        submittedAt,
        packet: composePacket({
          ladder: world.ladder,
          role,
          fromRoleId,
          personName: person.name,
          managerName: manager?.name ?? null,
          summary: story.summary,
          narratives,
          evidence,
          cycles: listCycles(world, person, until),
          recommendation,
          today: dates.submitted,
          zone: world.zone,
        }),
      })
    : null;
  const snapshotHash = snapshot && computeSnapshotHash(snapshot);
  const decidedAt = story.decision ? momentOn(dates.decided, 11, 30) : null;
  await tx.promotionCase.create({
    data: {
      id,
      subjectId: person.id,
      managerId: isAtLeast(story, "review") ? person.managerId : null,
      reviewAskedAt: isAtLeast(story, "review") ? momentOn(dates.reviewed, 9, 30) : null,
      ladderVersionId: world.ladderVersionId,
      fromRoleId,
      targetRoleId,
      state: story.state,
      summary: story.summary,
      recommendation: recommendation?.verdict ?? null,
      recommendationWords: recommendation?.words ?? "",
      recommendedAt: recommendation ? momentOn(recommendedOn, 10) : null,
      committeeId: story.session ? sessionId(story.session) : null,
      submittedAt: isSubmitted ? submittedAt : null,
      snapshot,
      snapshotHash,
      decidedAt,
      decision: story.decision?.verdict ?? null,
      decisionFeedback: story.decision?.feedback ?? "",
      decisionGaps: JSON.stringify(story.decision?.gaps ?? []),
      effectiveOn: story.decision?.verdict === "approve" ? dates.effective : null,
      roleChangedAt: isInEffect ? momentOn(dates.effective, 9) : null,
      withdrawnAt: story.state === "withdrawn" ? momentOn(dates.reviewed, 9) : null,
      closedAt: story.state === "closed" ? momentOn(addDays(dates.decided, 9), 10) : null,
      createdAt: momentOn(dates.created, 9, 40),
      updatedAt: decidedAt ?? (isSubmitted ? submittedAt : momentOn(addDays(dates.created, 6), 15)),
    },
    select: { id: true },
  });
  await insertMany(
    tx,
    "CaseEvidence",
    evidence.flatMap(({ id: evidenceId, tags }) =>
      tags.map(({ competencyId, criterionId }) => ({
        caseId: id,
        evidenceId,
        competencyId,
        criterionId: criterionId ?? "",
      })),
    ),
  );
  await insertMany(
    tx,
    "CaseNarrative",
    [...narratives].map(([competencyId, text]) => ({
      caseId: id,
      competencyId,
      text,
      updatedAt: momentOn(addDays(dates.created, 4), 11),
    })),
  );
  await seedAround(tx, world, { story, caseId: id, person, dates });
  return recordCase(world, story, { caseId: id, person, dates, targetRoleId, snapshotHash });
}

/** The last words that someone wrote on each competency in a self-assessment that was in by then. */
function pickNarratives({ assessments }: World, person: DemoPerson, role: Role, until: Day): Map<string, string> {
  const asked = new Set(role.expectations.map(({ competency }) => competency));
  const own = assessments.filter((each) => each.person === person && each.cycle !== null);
  const notes = own.flatMap(({ sheets }) =>
    sheets.flatMap(({ kind, submittedAt, ratings }) =>
      kind === "self" && submittedAt && submittedAt < momentOn(until, 0) ? ratings : [],
    ),
  );
  return new Map(
    notes.flatMap(({ competencyId, note }) => (note !== "" && asked.has(competencyId) ? [[competencyId, note]] : [])),
  );
}

/** Final ratings of cycles that had ended by then, the latest first, as the version of the case reads them. */
function listCycles({ assessments, comparableOf }: World, person: DemoPerson, until: Day): PacketCycle[] {
  return assessments
    .filter((each) => each.person === person && each.cycle && each.finalAt && each.finalAt < momentOn(until, 0))
    .sort((a, b) => (b.finalAt?.getTime() ?? 0) - (a.finalAt?.getTime() ?? 0))
    .map(({ cycle, sheets }) => ({
      name: cycle?.name ?? "",
      kind: "agreed" as const,
      ratings: readIn(
        comparableOf(cycle),
        valuesOf(
          new Map(sheets.find(({ kind }) => kind === "agreed")?.ratings.map((rating) => [rating.competencyId, rating])),
        ),
      ),
    }));
}

/** What the person had written by then, for the competencies it stands beside, and mostly for one criterion of each. */
async function chooseEvidence(
  tx: Transaction,
  { ladder }: World,
  of: { person: DemoPerson; role: Role; until: Day },
): Promise<EvidencePiece[]> {
  const rows = await tx.evidence.findMany({
    where: {
      subjectId: of.person.id,
      authorId: of.person.id,
      archivedAt: null,
      createdAt: { lt: momentOn(of.until, 0) },
    },
    orderBy: { id: "asc" },
    select: { ...PIECE_COLUMNS, uses: { select: { competencyId: true } } },
  });
  return rows.flatMap(({ uses, ...row }): EvidencePiece[] => {
    const piece = toPiece(row);
    const ids = new Set([...uses, ...piece.tags].map(({ competencyId }) => competencyId));
    const tags = of.role.expectations.flatMap(({ competency: id, proficiency }) => {
      if (!ids.has(id)) return [];
      const competency = findCompetency(ladder, id);
      const criteria = competency ? criteriaAt(competency, proficiency) : [];
      const random = randomFor("case", piece.id, id);
      const criterionId = criteria.length > 0 && random.chance(0.85) ? random.pick(criteria).id : null;
      return [{ competencyId: id, criterionId }];
    });
    return tags.length > 0 ? [{ ...piece, tags }] : [];
  });
}

type Around = { story: CaseStory; caseId: string; person: DemoPerson; dates: Dates };

async function seedAround(tx: Transaction, world: World, { story, caseId, person, dates }: Around): Promise<void> {
  const idOf = (name: string) => requirePerson(world, name).id;
  const votes = story.votes ?? [];
  await insertMany(
    tx,
    "CaseShare",
    (story.sharedWith ?? []).map((name) => ({
      caseId,
      personId: idOf(name),
      createdAt: momentOn(addDays(dates.created, 5), 10),
    })),
  );
  await insertMany(
    tx,
    "CaseVote",
    votes.map(({ by, vote, reasons }, index) => ({
      caseId,
      memberId: idOf(by),
      vote,
      reasons,
      castAt: momentOn(addDays(dates.decided, -1), 9, index * 7),
    })),
  );
  if (story.conflict) {
    await tx.caseConflict.create({
      data: {
        caseId,
        memberId: idOf(story.conflict.by),
        reason: story.conflict.reason,
        declaredAt: momentOn(addDays(dates.placed, 1), 9),
      },
    });
  }
  if (story.addendum) {
    await tx.caseAddendum.create({
      data: {
        id: `addendum-${person.slug}`,
        caseId,
        authorId: person.id,
        text: story.addendum,
        createdAt: momentOn(addDays(dates.submitted, 3), 16, 20),
      },
    });
  }
}

function recordCase(
  world: World,
  story: CaseStory,
  of: { caseId: string; person: DemoPerson; dates: Dates; targetRoleId: string; snapshotHash: string | null },
): AuditEntry[] {
  const { caseId, person, dates, targetRoleId, snapshotHash } = of;
  const about = { subjectKind: "case", subjectId: caseId, personId: person.id } as const;
  const own = { ...about, actorId: person.id };
  const draft = { ...own, audience: "author" } as const;
  const entries: AuditEntry[] = [
    { ...draft, at: momentOn(dates.created, 9, 40), action: "case.created", after: { targetRoleId } },
  ];
  if (story.state === "withdrawn") {
    entries.push({ ...draft, at: momentOn(dates.reviewed, 9), action: "case.withdrawn" });
  }
  if (isAtLeast(story, "review")) {
    entries.push({ ...draft, at: momentOn(dates.reviewed, 9, 30), action: "case.review-asked" });
  }
  if (!isAtLeast(story, "submitted")) return entries;
  const at = (day: Day, hour: number) => momentOn(day, hour);
  entries.push(
    { ...draft, actorId: person.managerId, at: at(addDays(dates.reviewed, 3), 10), action: "case.recommended" },
    { ...own, at: momentOn(dates.submitted, 14, 5), action: "case.submitted", after: { targetRoleId, snapshotHash } },
  );
  if (story.session) {
    const committeeId = sessionId(story.session);
    entries.push({
      ...about,
      actorId: world.administratorId,
      at: at(dates.placed, 10),
      action: "case.placed",
      after: { committeeId },
    });
  }
  for (const [index, { by }] of (story.votes ?? []).entries()) {
    const votedAt = momentOn(addDays(dates.decided, -1), 9, index * 7);
    entries.push({ ...about, actorId: requirePerson(world, by).id, at: votedAt, action: "case.voted" });
  }
  if (story.conflict) {
    const { by, reason } = story.conflict;
    const declared = { ...about, actorId: requirePerson(world, by).id, at: at(addDays(dates.placed, 1), 9) };
    entries.push({ ...declared, action: "case.conflict-declared", reason });
  }
  if (story.decision && story.session) {
    const chairId = requirePerson(world, SESSION_MEMBERS[story.session].chair).id;
    const decided = { ...about, actorId: chairId, at: momentOn(dates.decided, 11, 30) };
    entries.push(
      story.decision.verdict === "approve"
        ? { ...decided, action: "case.approved", after: { effectiveOn: dates.effective } }
        : { ...decided, action: "case.not-yet", after: { gaps: story.decision.gaps ?? [] } },
    );
  }
  if (story.state === "closed") entries.push({ ...own, at: at(addDays(dates.decided, 9), 10), action: "case.closed" });
  return entries;
}
