import type { Database } from "#app/platform/database/database";
import { stateColumn } from "#app/platform/database/state-column";

/** Work that runs beside requests: a row that says where it is, and what came of it. */
const JOB_KINDS = ["people-import", "cycle-move"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

const JOB_STATES = ["running", "done", "cancelled", "broken"] as const;
export type JobState = (typeof JOB_STATES)[number];

const readJobKind = stateColumn("Job", "kind", JOB_KINDS);
const readJobState = stateColumn("Job", "state", JOB_STATES);

export type Job = {
  id: string;
  kind: JobKind;
  state: JobState;
  input: unknown;
  result: unknown;
  progress: { done: number; total: number };
  renewedAt: Date | null;
  cancelRequested: boolean;
};

/** A job not renewed for so long has lost the process that worked on it. */
export const JOB_LOST_AFTER_MS = 30_000;
/** Input and outcome may hold personal text: finished jobs are forgotten after this. */
const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

export async function createJob(
  database: Database,
  job: { kind: JobKind; ownerId: string; input: unknown; at: Date },
): Promise<string> {
  const { kind, ownerId, at } = job;
  await database.client.job.deleteMany({ where: { createdAt: { lt: new Date(at.getTime() - KEPT_DAYS * DAY_MS) } } });
  const { id } = await database.client.job.create({
    data: { kind, ownerId, state: "running", input: JSON.stringify(job.input), createdAt: at, renewedAt: at },
    select: { id: true },
  });
  return id;
}

/** Finds a job of this owner, and never another person's. */
export async function findJob(database: Database, ownerId: string, id: string): Promise<Job | null> {
  const row = await database.client.job.findFirst({
    where: { id, ownerId },
    select: {
      id: true,
      kind: true,
      state: true,
      input: true,
      result: true,
      done: true,
      total: true,
      renewedAt: true,
      cancelRequestedAt: true,
    },
  });
  if (!row) return null;
  const { kind, state, input, result, done, total, cancelRequestedAt, ...rest } = row;
  return {
    ...rest,
    kind: readJobKind(kind),
    state: readJobState(state),
    input: JSON.parse(input),
    result: result === null ? null : JSON.parse(result),
    progress: { done, total },
    cancelRequested: cancelRequestedAt !== null,
  };
}

/** Says that a process still works on it, and how far it is. Gives whether it should stop. */
export async function renewJob(
  database: Database,
  id: string,
  { progress, at }: { progress: { done: number; total: number }; at: Date },
): Promise<{ cancelRequested: boolean }> {
  const { count } = await database.client.job.updateMany({
    where: { id, state: "running", cancelRequestedAt: null },
    data: { ...progress, renewedAt: at },
  });
  return { cancelRequested: count === 0 };
}

/** Asks the process that works on the job to stop. */
export async function requestCancel(database: Database, ownerId: string, id: string, at: Date): Promise<void> {
  await database.client.job.updateMany({
    where: { id, ownerId, state: "running", cancelRequestedAt: null },
    data: { cancelRequestedAt: at },
  });
}

/** Ends a job. `keepInput` keeps its input, which a retry needs. */
export async function finishJob(
  database: Database,
  id: string,
  end: { state: Exclude<JobState, "running">; result: unknown; keepInput: boolean; at: Date },
): Promise<void> {
  await database.client.job.updateMany({
    where: { id, state: "running" },
    data: {
      state: end.state,
      result: JSON.stringify(end.result),
      finishedAt: end.at,
      ...(!end.keepInput && { input: "null" }),
    },
  });
}
