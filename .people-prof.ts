import { migrateDatabase } from "#app/data/migrate";
import { openDatabase } from "#app/data/database";
import { inTransaction } from "#app/data/transaction";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import * as audit from "#app/data/audit";
import * as lines from "#app/data/reporting-lines";
rmSync("/tmp/people/prof.db", { force: true });
await migrateDatabase("file:/tmp/people/prof.db");
const database = await openDatabase("file:/tmp/people/prof.db");
const t = async <T>(n: string, f: () => Promise<T>) => { const s = performance.now(); const r = await f(); console.log(n, Math.round(performance.now() - s)); return r; };
const people = Array.from({ length: 10000 }, (_, i) => ({ id: `id${i}`, name: `P ${i}`, email: `p${i}@x.test`, ladderId: "e", roleId: "senior-engineer", targetRoleId: null, managerId: i === 0 ? null : `id${Math.floor((i - 1) / 7)}`, teamId: null, location: "", startedOn: null, isAdministrator: false, status: "active", createdAt: new Date(), userId: null }));
await t("all", () => inTransaction(database, async (tx) => {
  await t("people", () => (await import("#app/data/insert-many")).insertMany(tx, "Person", people));
  await t("lines", () => lines.insertLinesOfNew(tx, people));
  await t("audit", () => audit.recordAudit(tx, ...people.map((p) => ({ at: new Date(), actorId: "x", action: "person.created" as const, subjectKind: "person" as const, subjectId: p.id, personId: p.id, after: p }))));
}));
await database.close();
