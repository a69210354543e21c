import type { Logger } from "pino";
import type { Database } from "#app/platform/database/database";
import { createJob, finishJob, JOB_LOST_AFTER_MS, type Job, type JobKind, renewJob } from "./job-store";
import type { Workers } from "./pool";
import { CancelledError, type InputOf, isDeadline, type Progress } from "./task";

/** The work of each kind of job, and whether its input is needed again after an outcome. */
const WORK = {
  "people-import": { task: "people-import.apply", isFinal: (output: { ok: boolean }) => output.ok },
  // Its input says which cycle it was: what came of it is told with that.
  "cycle-move": { task: "cycle.move", isFinal: () => false },
} as const satisfies Record<JobKind, { task: string; isFinal(output: never): boolean }>;

type InputOfJob<Kind extends JobKind> = InputOf<(typeof WORK)[Kind]["task"]>;

/** Jobs that this process works on. Others see how far they are in the database. */
export type Jobs = {
  /** Writes the job down and begins. Gives its id at once. */
  start<Kind extends JobKind>(kind: Kind, ownerId: string, input: InputOfJob<Kind>): Promise<string>;
  /** Ends when the job does, or after so long. */
  wait(id: string, milliseconds: number): Promise<void>;
  progressOf(job: Job): Progress;
  cancel(id: string): void;
  /** Running in the database, yet no process has been working on it for long. */
  isLost(job: Job): boolean;
};

const RENEW_EVERY_MS = 1_000;

type Running = { progress: Progress; controller: AbortController; ended: Promise<void> };

export function createJobs(services: { database: Database; workers: Workers; logger: Logger; now: () => Date }): Jobs {
  const { database, workers, logger, now } = services;
  const running = new Map<string, Running>();

  async function work(kind: JobKind, id: string, input: InputOfJob<JobKind>, one: Running): Promise<void> {
    const { task, isFinal } = WORK[kind];
    // SQLite has one process, which knows; and its one writer may be the job itself.
    const renewal =
      database.engine === "sqlite"
        ? undefined
        : setInterval(async () => {
            const renewed = await renewJob(database, id, { progress: one.progress, at: now() }).catch(() => null);
            if (renewed?.cancelRequested) one.controller.abort();
          }, RENEW_EVERY_MS);
    try {
      const result = await workers.run(task, input, {
        signal: one.controller.signal,
        isBackground: true,
        onProgress: (progress) => {
          one.progress = progress;
        },
      });
      await finishJob(database, id, { state: "done", result, keepInput: !isFinal(result), at: now() });
    } catch (error) {
      const cancelled = error instanceof CancelledError;
      if (isDeadline(error)) logger.warn({ job: id, kind }, error.message);
      else if (!cancelled) logger.error({ err: error, job: id, kind }, "job broke");
      const state = cancelled ? "cancelled" : "broken";
      await finishJob(database, id, { state, result: null, keepInput: true, at: now() }).catch((unwritten) =>
        logger.error({ err: unwritten, job: id, kind }, "the end of a job could not be written"),
      );
    } finally {
      clearInterval(renewal);
      running.delete(id);
    }
  }

  return {
    start: async (kind, ownerId, input) => {
      const id = await createJob(database, { kind, ownerId, input, at: now() });
      const one: Running = {
        progress: { done: 0, total: 0 },
        controller: new AbortController(),
        ended: Promise.resolve(),
      };
      running.set(id, one);
      one.ended = work(kind, id, input, one);
      return id;
    },
    wait: async (id, milliseconds) => {
      const ended = running.get(id)?.ended;
      if (!ended) return;
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
      await Promise.race([ended, enough]);
      clearTimeout(timer);
    },
    progressOf: (job) => running.get(job.id)?.progress ?? job.progress,
    cancel: (id) => running.get(id)?.controller.abort(),
    isLost: (job) =>
      job.state === "running" &&
      !running.has(job.id) &&
      (job.renewedAt === null || now().getTime() - job.renewedAt.getTime() > JOB_LOST_AFTER_MS),
  };
}
