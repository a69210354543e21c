import { isDeadline, isTooManyTasks } from "./task";

/** Why a task came to no end, for the person who asked, and the status of that answer. */
export type Unfinished = { finished: false; message: string; status: 422 | 429 };

/**
 * Waits for a task and returns its result, or the sentence that says why there is none, for a page that keeps the
 * user's input. Other errors are rethrown.
 */
export async function finishOrExplain<Output>(
  work: Promise<Output>,
): Promise<{ finished: true; output: Output } | Unfinished> {
  try {
    return { finished: true, output: await work };
  } catch (error) {
    if (isDeadline(error)) {
      const seconds = Math.round(error.milliseconds / 1000);
      const message = `This took longer than ${seconds} seconds, so it was stopped and nothing was saved. Send it in smaller parts.`;
      return { finished: false, message, status: 422 };
    }
    if (isTooManyTasks(error)) {
      const message = "You have several imports or downloads running. Nothing was saved: try again when they are done.";
      return { finished: false, message, status: 429 };
    }
    throw error;
  }
}
