import { describeTextReaders, type ReaderNames, type TextKindId } from "#app/policy/text-kinds";
import type { Ids } from "../route-decisions";
import type { Client } from "./crawl";
import { type Tables, textOf } from "./tables";

type Place = { by: string; at: string; names?: ReaderNames };

const EVIDENCE_READERS = {
  shown: "those you show it to",
  session: "the members of a calibration session over your assessment",
};
const MANAGER = "Tomás Ferreira";

/** A draft of a form says who sees it once it is there, which takes a script: form-drafts.spec.ts. */
type ScriptSays = "form.draft";

/** Where a text of each kind is typed in the demo organisation, by whom, and with which names the page says its readers. */
async function placesToType(tables: Tables, ids: Ids): Promise<Record<Exclude<TextKindId, ScriptSays>, Place>> {
  const one = async (sql: string) => textOf((await tables.all(sql))[0] ?? {}, "found");
  const compared = await one(
    `SELECT p."name" AS "found" FROM "Assessment" a JOIN "Person" p ON p."id" = a."subjectId" WHERE a."id" = '${ids.comparison}'`,
  );
  const asked = await one(
    `SELECT v."evidenceId" AS "found" FROM "EvidenceVouch" v JOIN "Evidence" e ON e."id" = v."evidenceId"
    WHERE v."personId" = 'person-leila-haddad' AND e."subjectId" = 'person-mara-okafor' AND v."vouchedAt" IS NULL
    AND v."declinedAt" IS NULL LIMIT 1`,
  );
  const discussed = await one(
    `SELECT d."assessmentId" || ' ' || d."competencyId" AS "found" FROM "CalibrationDecision" d
    WHERE d."sessionId" = 'calibration-open' ORDER BY d."id" LIMIT 1`,
  );
  const discussedName = await one(
    `SELECT p."name" AS "found" FROM "Assessment" a JOIN "Person" p ON p."id" = a."subjectId"
    WHERE a."id" = '${discussed.split(" ")[0]}'`,
  );
  const unrated = await one(
    `SELECT s."id" AS "found" FROM "SharedCase" s WHERE s."state" = 'open' AND s."id" NOT IN
    (SELECT a."sharedCaseId" FROM "SharedCaseAnswer" a WHERE a."raterId" = 'person-tomas-ferreira') LIMIT 1`,
  );
  const decide = `/calibration/calibration-open/people/${discussed.replace(" ", "?competency=")}`;
  const inSession = { person: discussedName };
  return {
    "assessment.note": {
      by: "mara-okafor",
      at: `/assessments/${ids.open}/self`,
      names: { person: "you", reviewer: MANAGER },
    },
    "assessment.own-note": {
      by: "daniel-osei",
      at: "/assessments/assessment-own-daniel-osei/self",
      names: { manager: "your manager" },
    },
    "assessment.agreed-reason": {
      by: "tomas-ferreira",
      at: `/assessments/${ids.comparison}/comparison`,
      names: { person: compared, reviewer: "you" },
    },
    "assessment.private-note": { by: "tomas-ferreira", at: `/assessments/${ids.open}/review` },
    "assessment.reopen-reason": { by: "yara-mansour", at: `/assessments/${ids.final}/reopen` },
    "assessment.reviewer-reason": { by: "yara-mansour", at: `/assessments/${ids.open}/reviewer` },
    "access.sessions-reason": { by: "yara-mansour", at: "/people/person-mara-okafor" },
    "evidence.title": { by: "mara-okafor", at: "/evidence/new", names: EVIDENCE_READERS },
    "evidence.words": { by: "mara-okafor", at: "/evidence/new", names: EVIDENCE_READERS },
    "evidence.endorsement": { by: "leila-haddad", at: `/evidence/${asked}`, names: { owner: "Mara Okafor" } },
    "evidence.decline-reason": { by: "leila-haddad", at: `/evidence/${asked}`, names: { owner: "Mara Okafor" } },
    "growth.goal": { by: "mara-okafor", at: "/growth/new", names: { person: "you", manager: MANAGER } },
    "growth.check-in-notes": { by: "mara-okafor", at: "/check-ins/new", names: { person: "you", holder: MANAGER } },
    "growth.private-note": { by: "mara-okafor", at: "/check-ins/new" },
    "feedback.question": {
      by: "mara-okafor",
      at: "/feedback/new",
      names: { asked: "the colleagues you ask", manager: "your manager" },
    },
    "feedback.answer": {
      by: "mara-okafor",
      at: "/feedback/feedback-leila-asks/answer",
      names: { asker: "Leila Haddad" },
    },
    "case.words": { by: "mara-okafor", at: `/cases/${ids.draftCase}/summary`, names: { manager: "your manager" } },
    "case.recommendation": {
      by: "tomas-ferreira",
      at: `/cases/${ids.reviewCase}/review`,
      names: { manager: "you", person: "Jun-ho Baek" },
    },
    "case.addendum": {
      by: "leila-haddad",
      at: `/cases/${ids.submittedCase}`,
      names: { person: "you", manager: MANAGER },
    },
    "case.vote-reasons": {
      by: "sunniva-halvorsen",
      at: `/cases/${ids.votedCase}/vote`,
      names: { voters: "the others who vote" },
    },
    "case.conflict": { by: "sunniva-halvorsen", at: `/cases/${ids.votedCase}/vote` },
    "case.decision-feedback": {
      by: "sunniva-halvorsen",
      at: `/cases/${ids.votedCase}/decision`,
      names: { person: "Priya Raghunathan" },
    },
    "committee.name": {
      by: "yara-mansour",
      at: "/committees/new",
      names: {
        ...{ voters: "its members", person: "the people whose cases come before it" },
        ...{ manager: "their managers", sharedWith: "anyone a case is shared with" },
      },
    },
    "calibration.remark": { by: "sunniva-halvorsen", at: decide, names: inSession },
    "calibration.change-reason": { by: "sunniva-halvorsen", at: decide, names: inSession },
    "calibration.keep-reason": { by: "sunniva-halvorsen", at: decide, names: inSession },
    "calibration.reopen-reason": { by: "yara-mansour", at: "/calibration/calibration-released/reopen" },
    "calibration.session-name": {
      by: "yara-mansour",
      at: "/calibration/new",
      names: { reviewer: "everyone whose reviews were in it", person: "those whose ratings it changed" },
    },
    "shared-case.note": { by: "tomas-ferreira", at: `/calibration/shared-cases/${unrated}` },
    "shared-case.text": { by: "yara-mansour", at: "/calibration/shared-cases/shared-case-numbers-nobody-owned/edit" },
    "organisation.name": { by: "yara-mansour", at: "/settings" },
    "person.email": { by: "yara-mansour", at: "/people/new" },
  };
}

/** Whose votes are missing on the case that is before the committee. */
const LAST_VOTERS = "'person-sunniva-halvorsen', 'person-yara-mansour'";

/** Steps that the demo organisation has not come to, and the way back. */
const STEPS = [
  {
    there: `INSERT INTO "CaseVote" ("caseId", "memberId", "vote", "reasons", "castAt")
      SELECT v."caseId", m."personId", 'approve', '', v."castAt" FROM "CaseVote" v, "CommitteeMember" m
      WHERE v."caseId" = 'case-priya-raghunathan' AND v."memberId" = 'person-chiara-benedetti'
      AND m."committeeId" = 'committee-now' AND m."personId" IN (${LAST_VOTERS})`,
    back: `DELETE FROM "CaseVote" WHERE "caseId" = 'case-priya-raghunathan' AND "memberId" IN (${LAST_VOTERS})`,
    kinds: ["case.decision-feedback"],
  },
  {
    there: `UPDATE "CalibrationSession" SET "state" = 'closed' WHERE "id" = 'calibration-released'`,
    back: `UPDATE "CalibrationSession" SET "state" = 'released' WHERE "id" = 'calibration-released'`,
    kinds: ["calibration.reopen-reason"],
  },
];

/** The kinds of text of which the page where one is typed does not say who reads it. */
export async function listUnsaid(tables: Tables, ids: Ids, as: (person: string) => Client): Promise<string[]> {
  const unsaid: string[] = [];
  for (const [kind, { by, at, names }] of Object.entries(await placesToType(tables, ids))) {
    const step = STEPS.find(({ kinds }) => kinds.includes(kind));
    if (step) await tables.run(step.there);
    const answer = await as(`person-${by}`).get(at);
    if (step) await tables.run(step.back);
    const said = describeTextReaders(kind as TextKindId, names);
    if (!(await answer.text()).includes(said)) unsaid.push(`${kind} at ${at} (${answer.status}): ${said}`);
  }
  return unsaid;
}
