import { provideAuditKeys } from "./audit-key";
import type { Database, Transaction } from "./database";
import { isConflict } from "./errors";
import { recordSubmission } from "./submission";

/**
 * Attempts of a transaction that conflicts with another, and the wait before the first retry, which doubles each time.
 */
export const MAX_ATTEMPTS = 4;
const FIRST_WAIT_MS = 20;

const MAX_WAIT_MS = 5_000;
const TIMEOUT_MS = 20_000;

/**
 * Runs `work` in one transaction. Writers of audit records meet at the head of the audit chain, whose row they lock, so
 * "read committed" holds for them: every rule that reads before it writes compares a version in the write itself.
 * `serializable` is for the few that must not see a world that moves (launch of a cycle, import of people).
 */
export async function inTransaction<T>(
  database: Database,
  work: (tx: Transaction) => Promise<T>,
  isolation: "read-committed" | "serializable" = "read-committed",
): Promise<T> {
  // SQLite has one writer at a time and is serializable throughout. "Read committed" is what PostgreSQL does unless it is
  // told otherwise, and to say so would be one more statement for every write; where its owner chose a stricter one, that holds too.
  const mustSay = database.engine === "postgresql" && isolation === "serializable";
  for (let attempt = 1; ; attempt++) {
    try {
      let noteCommit = () => {};
      const result = await database.client.$transaction(
        async (tx) => {
          provideAuditKeys(tx, database.auditKeys);
          noteCommit = await recordSubmission(tx);
          return work(tx);
        },
        {
          maxWait: MAX_WAIT_MS,
          timeout: TIMEOUT_MS,
          ...(mustSay && { isolationLevel: "Serializable" as const }),
        },
      );
      noteCommit();
      return result;
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** attempt));
    }
  }
}
