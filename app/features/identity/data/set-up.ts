import { randomUUID } from "node:crypto";
import { createPeople } from "#app/features/people/data/people";
import { normaliseEmail } from "#app/features/people/domain/person";
import { recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { isUniqueViolation } from "#app/platform/database/errors";
import { inTransaction } from "#app/platform/database/transaction";

export type SetUp = {
  organisation: { name: string; timeZone: string; demo?: boolean };
  administrator: { name: string; email: string; ladderId: string; roleId: string; passwordHash: string };
};

/** Creates the organisation and its first administrator, once: gives false where there is an organisation already. */
export async function setUpOrganisation(database: Database, setUp: SetUp, at: Date): Promise<boolean> {
  try {
    return await inTransaction(database, async (tx) => {
      if ((await tx.organisation.count()) > 0) return false;
      await createOrganisation(tx, setUp.organisation, at);
      const { name, ladderId, roleId, passwordHash } = setUp.administrator;
      const email = normaliseEmail(setUp.administrator.email);
      const userId = await createUserWithPassword(tx, { name, email, passwordHash }, at);
      const id = randomUUID();
      const person = { id, userId, name, email, ladderId, roleId, isAdministrator: true };
      await createPeople(tx, [person], { actorId: id, at });
      return true;
    });
  } catch (error) {
    // Two at once: the organisation has one fixed id, so the second one is refused by the database.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

async function createOrganisation(tx: Transaction, organisation: SetUp["organisation"], at: Date): Promise<void> {
  await tx.organisation.create({ data: { ...organisation, createdAt: at } });
  await recordAudit(tx, {
    at,
    actorId: null,
    action: "organisation.created",
    subjectKind: "organisation",
    subjectId: "organisation",
    after: organisation,
  });
}

/** Creates a sign-in with a password that is hashed already, and gives its id. */
async function createUserWithPassword(
  tx: Transaction,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
  at: Date,
): Promise<string> {
  const id = randomUUID();
  const times = { createdAt: at, updatedAt: at };
  await tx.user.create({ data: { id, name, email: normaliseEmail(email), ...times } });
  await tx.account.create({
    data: { id: randomUUID(), userId: id, accountId: id, providerId: "credential", password: passwordHash, ...times },
  });
  return id;
}
