import { AsyncLocalStorage } from "node:async_hooks";
import type { Transaction } from "./database";
import { isUniqueViolation } from "./errors";

/**
 * A form that is being handled. The first transaction of its action writes its id, so that of two equal forms, sent at once
 * or again after a lost answer, one changes something and the other is told so.
 */
export type Submission = { id: string; at: Date; isRecorded: boolean };

/** The form was accepted before, or is being accepted at this moment. */
export class RepeatedSubmissionError extends Error {
  constructor() {
    super("this form was accepted before");
  }
}

const submissions = new AsyncLocalStorage<Submission>();

export const runSubmission = <T>(submission: Submission, work: () => T): T => submissions.run(submission, work);

/** To be called at the beginning of each transaction. Gives what to call once it is committed. */
export async function recordSubmission(tx: Transaction): Promise<() => void> {
  const submission = submissions.getStore();
  if (!submission || submission.isRecorded) return () => {};
  try {
    await tx.submittedForm.create({ data: { id: submission.id, at: submission.at }, select: { id: true } });
  } catch (error) {
    throw isUniqueViolation(error) ? new RepeatedSubmissionError() : error;
  }
  return () => {
    submission.isRecorded = true;
  };
}
