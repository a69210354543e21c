import type { Database } from "./database";

/** The stored part of an answer: its redirect, and the message shown there. */
export type KeptAnswer = { status: number; location: string | null; message: string | null };

/** How long a form may be sent again from a page that was left open. */
const KEPT_DAYS = 3;
const DAY_MS = 86_400_000;

export async function keepAnswer(database: Database, id: string, answer: KeptAnswer): Promise<void> {
  await database.client.submittedForm.updateMany({ where: { id }, data: { answer: JSON.stringify(answer) } });
}

/** Whether the form was accepted before. */
export async function wasSubmitted(database: Database, id: string): Promise<boolean> {
  return (await database.client.submittedForm.count({ where: { id } })) > 0;
}

/** The answer that a form got; null while there is none. */
export async function findAnswer(database: Database, id: string): Promise<KeptAnswer | null> {
  const found = await database.client.submittedForm.findUnique({ where: { id }, select: { answer: true } });
  return found?.answer ? (JSON.parse(found.answer) as KeptAnswer) : null;
}

/** Deletes stored answers that are too old to be needed. */
export async function deleteOldForms(database: Database, now: Date): Promise<number> {
  const { count } = await database.client.submittedForm.deleteMany({
    where: { at: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } },
  });
  return count;
}
