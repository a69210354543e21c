import type { Database } from "#app/platform/database/database";

/** What a task gets besides its input. It polls `isCancelled`, so that cancelling takes effect soon. */
export type TaskContext = {
  /** A database connection of the worker's own, opened with the first use. */
  database(): Promise<Database>;
  report(progress: Progress): void;
  isCancelled(): boolean;
};

/** Progress of a task, in its own units. */
export type Progress = { done: number; total: number };

/** Long work. What goes in and comes out is copied between threads: plain data only. */
export type Task<Input, Output> = (input: Input, context: TaskContext) => Promise<Output>;

/**
 * Every kind of long work, by name, each loaded with its first use. The composition root adds them by declaration merging, so
 * that the platform imports no feature.
 */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it, which a type alias cannot have.
export interface TaskTable {}

export type TaskName = keyof TaskTable;
type TaskOf<Name extends TaskName> = Awaited<ReturnType<TaskTable[Name]>>;
export type InputOf<Name extends TaskName> = Parameters<TaskOf<Name>>[0];
export type OutputOf<Name extends TaskName> = Awaited<ReturnType<TaskOf<Name>>>;

export class CancelledError extends Error {
  constructor() {
    super("the work was cancelled");
  }
}

/** The work took longer than it may, so that its thread was ended: what it had begun to write is undone by the database. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";
  readonly task: string;
  readonly milliseconds: number;

  constructor(task: string, milliseconds: number) {
    super(`the task ${task} was ended after ${milliseconds} ms`);
    this.task = task;
    this.milliseconds = milliseconds;
  }
}

/** The person has one task running and as many waiting as one may have: this one was not begun. */
export class TooManyTasksError extends Error {
  override readonly name = "TooManyTasksError";
  readonly task: string;

  constructor(task: string) {
    super(`the task ${task} was not begun: its person has others waiting`);
    this.task = task;
  }
}

/** Compares names, because pages and server are separate bundles with classes of their own. */
export const isDeadline = (error: unknown): error is DeadlineError =>
  error instanceof Error && error.name === "DeadlineError";
export const isTooManyTasks = (error: unknown): error is TooManyTasksError =>
  error instanceof Error && error.name === "TooManyTasksError";

/** Throws where the task was cancelled. */
export function requireNotCancelled(context: TaskContext): void {
  if (context.isCancelled()) throw new CancelledError();
}
