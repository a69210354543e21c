import { sqltag } from "@prisma/client/runtime/client";
import { type Column, list, number, text } from "./reading";

export type CycleProgressCounts = {
  id: string;
  name: string;
  selfDueOn: string;
  reviewDueOn: string;
  closesOn: string;
  total: number;
  selfSubmitted: number;
  reviewSubmitted: number;
  final: number;
};

/** How far each open cycle is, in counts: nothing about anyone in particular. */
export const openCycleProgress = (): Column<CycleProgressCounts[]> =>
  list(
    {
      id: text(`c."id"`),
      name: text(`c."name"`),
      selfDueOn: text(`c."selfDueOn"`),
      reviewDueOn: text(`c."reviewDueOn"`),
      closesOn: text(`c."closesOn"`),
      total: number(`(SELECT count(*) FROM "Assessment" a WHERE a."cycleId" = c."id")`),
      final: number(`(SELECT count(*) FROM "Assessment" a WHERE a."cycleId" = c."id" AND a."phase" = 'final')`),
      selfSubmitted: number(
        `(SELECT count(*) FROM "Assessment" a JOIN "Sheet" s ON s."assessmentId" = a."id" AND s."kind" = 'self'
          WHERE a."cycleId" = c."id" AND s."superseded" = false AND s."submittedAt" IS NOT NULL)`,
      ),
      reviewSubmitted: number(
        `(SELECT count(*) FROM "Assessment" a JOIN "Sheet" s ON s."assessmentId" = a."id" AND s."kind" = 'manager'
          WHERE a."cycleId" = c."id" AND s."superseded" = false AND s."submittedAt" IS NOT NULL)`,
      ),
    },
    sqltag`FROM "Cycle" c WHERE c."state" = 'open' ORDER BY c."closesOn"`,
  );

/** What moves these counts. */
export const PROGRESS_KINDS = ["cycle", "assessment"] as const;
