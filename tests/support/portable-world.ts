import { randomUUID } from "node:crypto";
import { publishLadder } from "#app/features/ladder/data/ladder-library";
import { createPeople } from "#app/features/people/data/people";
import { recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { insertMany } from "#app/platform/database/insert-many";
import { inTransaction } from "#app/platform/database/transaction";
import { tinyLadder } from "#tests/features/assessment/domain/tiny-ladder";

const AT = new Date("2026-11-01T09:00:00.123Z");
const WORDS = 'Zoë “🦀”\n\t\\ "quoted" \u2028 ¼ ﬁ';

/** A small organisation whose data is hard to copy: odd characters, keys that languages sort in their own way, empty and null. */
export async function fillPortableWorld(database: Database, { ratings = 3 } = {}): Promise<{ sheetId: string }> {
  const { client } = database;
  const publication = await publishLadder(database, tinyLadder({ craft: ["mentoring"] }), { actorId: null, at: AT });
  if (publication.result !== "published") throw new Error(publication.result);
  const people = [
    ["b", null],
    ["a", "b"],
    ["A", "b"],
    ["_a", "A"],
    ["ä", "_a"],
  ].map(([id, managerId]) => ({
    id: id as string,
    managerId: managerId ?? null,
    name: `${WORDS} ${id}`,
    email: `${randomUUID()}@example.test`,
    ladderId: "tiny",
    roleId: "senior",
  }));
  await inTransaction(database, (tx) => createPeople(tx, people, { actorId: null, at: AT }));
  const { id: assessmentId } = await client.assessment.create({
    data: {
      subjectId: "a",
      ladderVersionId: publication.id,
      roleId: "senior",
      targetRoleId: "staff",
      createdAt: new Date("1969-12-31T23:59:59.999Z"),
    },
    select: { id: true },
  });
  const { id: sheetId } = await client.sheet.create({
    data: { assessmentId, kind: "self", raterId: "a", createdAt: AT, ratedCount: ratings },
    select: { id: true },
  });
  await insertMany(
    client,
    "Rating",
    Array.from({ length: ratings }, (_, index) => ({
      id: `rating-${index}`,
      sheetId,
      competencyId: `competency-${index}`,
      proficiency: index % 2 === 0 ? null : 3,
      notObserved: index % 2 === 0,
      note: index % 3 === 0 ? "" : WORDS,
      updatedAt: new Date(AT.getTime() + index),
    })),
  );
  await inTransaction(database, (tx) =>
    recordAudit(tx, {
      at: AT,
      actorId: null,
      action: "organisation.changed",
      subjectKind: "organisation",
      subjectId: "organisation",
      before: { name: WORDS },
    }),
  );
  return { sheetId };
}
