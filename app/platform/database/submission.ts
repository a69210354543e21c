import { AsyncLocalStorage } from "node:async_hooks";
import type { Transaction } from "./database";
import { isUniqueViolation } from "./errors";

/**
 * A form that is being handled. The first transaction of its action writes its id, so that of two equal forms, sent at once
 * or again after a lost answer, one changes something and the other is told so.
 */
export type Submission = { id: string; at: Date; isRecorded: boolean };

/** The form was accepted before, or is being accepted at this moment. */
class RepeatedSubmissionError extends Error {
  readonly code = "REPEATED_SUBMISSION";
  constructor() {
    super("this form was accepted before");
  }
}

/** Compares the code, not the class: server and pages are separate bundles with a class each. */
export const isRepeatedSubmission = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "REPEATED_SUBMISSION";

/** A global symbol shared by both bundles: the server begins a submission, and the pages' transactions find it. */
const KEY = Symbol.for("cairn.submissions");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Submission> };
shared[KEY] ??= new AsyncLocalStorage<Submission>();
const submissions = shared[KEY];

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
