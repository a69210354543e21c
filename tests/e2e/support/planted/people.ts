import { randomUUID } from "node:crypto";
import { type Tables, textOf } from "./tables";

const person = (key: string, kind: string, email = `${key.replaceAll("-", ".")}@demo.test`) => ({
  id: `person-${key}`,
  kind,
  email,
});

export const FORMER_MANAGER = "person-wanjiru-kamau";

/** Every kind of person, each by their relation to another person of the demo organisation. */
export const PEOPLE = [
  person("mara-okafor", "an engineer: subject, peer, giver of feedback", "engineer@demo.test"),
  person("tomas-ferreira", "her manager; a member of a committee, barred on a case of his", "manager@demo.test"),
  person("sunniva-halvorsen", "his manager; leads the committee and both sessions", "director@demo.test"),
  person("nkechi-adeyemi", "the manager of all"),
  person("yara-mansour", "an administrator with a say in the committee and the open session", "admin@demo.test"),
  person("ruth-lindenbaum", "an administrator with no other part"),
  person("oskar-lindqvist", "a peer with no part in a case"),
  person("callum-fraser", "a manager of another team"),
  person("jun-ho-baek", "a peer, with a case in review"),
  person("leila-haddad", "a peer, with a submitted case"),
  person("priya-raghunathan", "a peer, with a case before the committee"),
  person("chiara-benedetti", "a case is shared with her; votes"),
  person("saoirse-gallagher", "declared a conflict of interest; reviewed a practice case"),
  person("wanjiru-kamau", "a former manager of Mara’s, and another team’s manager of today"),
  person("amelie-rousseau", "of another team: asked for feedback, shown cases"),
  person("farah-qureshi", "a member of the released session"),
  person("zofia-wisniewska", "a member of the open session; manager of a promoted person"),
  person("pedro-almeida", "promoted"),
  person("eluned-pryce", "not yet promoted"),
  person("aroha-ngata", "gave consent to a practice case"),
  person("nadia-petrova", "left, with a browser still signed in"),
];

/** A person in the middle of their own assessment. */
export const SELF_ASSESSING = person("daniel-osei", "assesses himself");

/** Sign-ins for all of them, and what the demo organisation has nobody for. */
export async function preparePeople(tables: Tables): Promise<void> {
  const [account] = await tables.all(`SELECT * FROM "Account" LIMIT 1`);
  const now = textOf(account ?? {}, "createdAt");
  const at = account?.createdAt ?? now;
  for (const { id, email } of [...PEOPLE, SELF_ASSESSING]) {
    const [found] = await tables.all(`SELECT "userId" FROM "Person" WHERE "id" = ?`, id);
    if (found?.userId) continue;
    const userId = randomUUID();
    await tables.run(
      `INSERT INTO "User" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt") SELECT ?, "name", ?, ?, ?, ?
      FROM "Person" WHERE "id" = ?`,
      ...[userId, email, account?.emailVerified ?? (typeof at === "string" ? 1 : true), at, at, id],
    );
    await tables.run(
      `INSERT INTO "Account" ("id", "accountId", "providerId", "userId", "password", "createdAt", "updatedAt")
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[randomUUID(), userId, account?.providerId, userId, account?.password, at, at],
    );
    await tables.run(`UPDATE "Person" SET "userId" = ?, "status" = 'active' WHERE "id" = ?`, userId, id);
  }
  const yes = typeof at === "string" ? 1 : true;
  await tables.run(`UPDATE "Person" SET "isAdministrator" = ? WHERE "id" = 'person-ruth-lindenbaum'`, yes);
  await makeFormerManager(tables);
  await recordReasons(tables, at);
  await shareCases(tables, at);
  await typeDraft(tables, typeof at === "string");
}

/** Mara has typed into a form and not sent it. */
export const DRAFT = "/check-ins/new#check-in-person-mara-okafor";

async function typeDraft(tables: Tables, isText: boolean): Promise<void> {
  const now = new Date();
  await tables.run(
    `INSERT INTO "FormDraft" ("id", "personId", "form", "fields", "base", "version", "savedAt")
    VALUES ('draft-mara', 'person-mara-okafor', ?, '{}', '0', 1, ?)`,
    ...[DRAFT, isText ? now.toISOString() : now],
  );
}

/** Wanjiru held Mara's first check-in, and reviewed her until the last cycle. */
async function makeFormerManager(tables: Tables): Promise<void> {
  await tables.run(`UPDATE "CheckIn" SET "managerId" = '${FORMER_MANAGER}' WHERE "id" = 'check-in-1'`);
  await tables.run(
    `UPDATE "FollowUp" SET "ownerId" = '${FORMER_MANAGER}' WHERE "checkInId" = 'check-in-1' AND "ownerId" <> 'person-mara-okafor'`,
  );
  const [first] = await tables.all(
    `SELECT a."id" FROM "Assessment" a JOIN "Cycle" c ON c."id" = a."cycleId"
    WHERE a."subjectId" = 'person-mara-okafor' AND a."phase" = 'final' ORDER BY c."startsOn" LIMIT 1`,
  );
  await tables.run(`UPDATE "Assessment" SET "reviewerId" = '${FORMER_MANAGER}' WHERE "id" = ?`, first?.id);
  await tables.run(
    `UPDATE "Sheet" SET "raterId" = '${FORMER_MANAGER}' WHERE "assessmentId" = ? AND "kind" = 'manager'`,
    first?.id,
  );
}

/** Reasons that the demo organisation has nobody give: on record, and nowhere else. */
async function recordReasons(tables: Tables, at: unknown): Promise<void> {
  const [assessment] = await tables.all(
    `SELECT "id" FROM "Assessment" WHERE "subjectId" = 'person-mara-okafor' AND "cycleId" IS NOT NULL LIMIT 1`,
  );
  const [head] = await tables.all(`SELECT max("sequence") AS "last" FROM "AuditRecord"`);
  const records = [
    ["assessment.reopened", "assessment", assessment?.id],
    ["assessment.reviewer-changed", "assessment", assessment?.id],
    ["calibration.reopened", "calibration", "calibration-open"],
  ];
  for (const [index, [action, subjectKind, subjectId]] of records.entries()) {
    await tables.run(
      `INSERT INTO "AuditRecord" ("sequence", "at", "actorId", "action", "subjectKind", "subjectId", "personId",
        "audience", "reason", "previousHash", "hash")
      VALUES (?, ?, 'person-ruth-lindenbaum', ?, ?, ?, 'person-mara-okafor', 'administrators', 'why', '', '')`,
      ...[Number(head?.last) + 1 + index, at, action, subjectKind, subjectId],
    );
  }
}

/** They leave, and a browser of theirs stays signed in as far as it knows. */
export function leave(tables: Tables, personId: string): Promise<void> {
  return tables.run(`UPDATE "Person" SET "status" = 'left' WHERE "id" = ?`, personId);
}

/** Cases under way are shared with a person of another team, and something is added to the one before the committee. */
async function shareCases(tables: Tables, at: unknown): Promise<void> {
  for (const caseId of ["case-jun-ho-baek", "case-priya-raghunathan"]) {
    const values = [caseId, "person-amelie-rousseau", at];
    await tables.run(`INSERT INTO "CaseShare" ("caseId", "personId", "createdAt") VALUES (?, ?, ?)`, ...values);
  }
  await tables.run(
    `INSERT INTO "CaseAddendum" ("id", "caseId", "authorId", "text", "createdAt")
    VALUES ('addendum-planted', 'case-priya-raghunathan', 'person-priya-raghunathan', 'more', ?)`,
    at,
  );
}
