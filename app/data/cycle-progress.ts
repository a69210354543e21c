import type { Database } from "./database";

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
export async function listOpenCycleProgress({ client }: Database): Promise<CycleProgressCounts[]> {
  const cycles = await client.cycle.findMany({
    where: { state: "open" },
    orderBy: { closesOn: "asc" },
    select: { id: true, name: true, selfDueOn: true, reviewDueOn: true, closesOn: true },
  });
  return Promise.all(
    cycles.map(async (cycle) => {
      const [phases, submitted] = await Promise.all([
        client.assessment.groupBy({ by: ["phase"], where: { cycleId: cycle.id }, _count: { _all: true } }),
        client.sheet.groupBy({
          by: ["kind"],
          where: { assessment: { cycleId: cycle.id }, superseded: false, submittedAt: { not: null } },
          _count: { _all: true },
        }),
      ]);
      const submittedBy = (kind: string) => submitted.find((group) => group.kind === kind)?._count._all ?? 0;
      return {
        ...cycle,
        total: phases.reduce((sum, { _count }) => sum + _count._all, 0),
        selfSubmitted: submittedBy("self"),
        reviewSubmitted: submittedBy("manager"),
        final: phases.find(({ phase }) => phase === "final")?._count._all ?? 0,
      };
    }),
  );
}
