import { expect, test } from "vitest";
import { findCycle } from "#app/features/cycles/data/cycles";
import { findLastCycleMove, listMovable } from "#app/features/cycles/data/move-cycle";
import { type MoveOrder, moveOrRevert, previewMove } from "#app/features/cycles/jobs/cycle";
import { CancelledError, type TaskContext } from "#app/platform/jobs/task";
import { openMovableCycle } from "#tests/support/movable-cycle";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("the move of a whole cycle", (get) => {
  test("stopped on its way it keeps what has moved, and goes on from there or back", async () => {
    const others = Array.from({ length: 24 }, (_, index) => `p${index}`);
    const moved = await openMovableCycle(get(), others);
    const { world, cycleId, step } = moved;
    /** What the page asks for, as the cycle is now. */
    const look = async () => {
      const current = (await findCycle(get(), cycleId))?.ladderVersionId ?? "";
      return previewMove(
        { cycleId, current, last: await findLastCycleMove(get(), cycleId, current), to: null },
        context,
      );
    };
    const order = async (intent: "move" | "revert"): Promise<MoveOrder> => ({
      by: world.by,
      cycle: { id: cycleId, name: "Autumn" },
      expectedVersion: (await findCycle(get(), cycleId))?.version ?? 0,
      intent,
      from: step.from.id,
      to: step.to.id,
      chosen: [],
    });
    const progress: number[] = [];
    const context: TaskContext = {
      database: async () => get(),
      report: ({ done, total }) => progress.push(done / total),
      isCancelled: () => false,
    };
    const atOnce: TaskContext = { ...context, isCancelled: () => true };
    const afterTen: TaskContext = { ...context, isCancelled: () => progress.length === 1 };

    expect(await look()).toMatchObject({ preview: { total: 25, missing: [], totals: null }, revert: null });
    // Before the first has moved the cycle itself has: it is told from what is on record.
    await expect(moveOrRevert(await order("move"), atOnce)).rejects.toBeInstanceOf(CancelledError);
    expect((await findCycle(get(), cycleId))?.ladderVersionId).toBe(step.to.id);
    expect(await look()).toMatchObject({ preview: { total: 25 }, revert: { total: 0 } });
    await expect(moveOrRevert(await order("move"), afterTen)).rejects.toBeInstanceOf(CancelledError);
    expect(progress).toEqual([0]);
    expect(await look()).toMatchObject({ preview: { total: 15 }, revert: { total: 10 } });
    progress.length = 0;
    expect(await moveOrRevert(await order("move"), context)).toEqual({ ok: true, moved: 15, version: "2" });
    expect(progress).toEqual([0, 10 / 15]);
    expect(await look()).toMatchObject({ preview: null, revert: { total: 25 } });
    progress.length = 0;
    await expect(moveOrRevert(await order("revert"), afterTen)).rejects.toBeInstanceOf(CancelledError);
    expect(await moveOrRevert({ ...(await order("revert")), expectedVersion: 1 }, context)).toMatchObject({
      ok: false,
      reason: "changed-meanwhile",
    });
    expect(await look()).toMatchObject({ preview: { total: 10 }, revert: { total: 15 } });
    expect(await moveOrRevert(await order("revert"), context)).toMatchObject({ ok: true, moved: 15 });
    expect(await listMovable(get(), cycleId, step.from.id)).toHaveLength(25);
  });
});
