import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type HeldRating,
  type HeldRatings,
  migrateRatings,
  revertRatings,
} from "#app/features/assessment/domain/move-ratings";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import { diffLadders } from "#app/features/ladder/domain/diff";
import { planMigration, planMigrationThrough } from "#app/features/ladder/domain/migration";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { evolutionArbitrary, evolutionOf, unrelatedArbitrary } from "#tests/features/ladder/domain/evolution-arbitrary";

/** What a rater may hold on a ladder: any value, a note, marks on any criteria of the competency; on some competencies nothing. */
function heldOn(ladder: Ladder): fc.Arbitrary<HeldRatings> {
  const one = (competency: Ladder["competencies"][number]): fc.Arbitrary<HeldRating | null> =>
    fc.option(
      fc.record({
        value: fc.oneof(
          fc.integer({ min: 1, max: ladder.proficiencies.length }).map(rated),
          fc.constantFrom<RatingValue>(NOT_OBSERVED, UNRATED),
        ),
        note: fc.oneof(fc.constant(""), fc.uuid()),
        criteriaSeen: fc.subarray(competency.proficiencies.flatMap(({ criteria }) => criteria.map(({ id }) => id))),
      }),
    );
  return fc
    .tuple(...ladder.competencies.map(one))
    .map((held) => new Map(ladder.competencies.flatMap(({ id }, index) => (held[index] ? [[id, held[index]]] : []))));
}

const move = fc
  .oneof({ weight: 4, arbitrary: evolutionArbitrary }, { weight: 1, arbitrary: unrelatedArbitrary })
  .chain(({ before, after }) =>
    fc.record({
      before: fc.constant(before),
      after: fc.constant(after),
      ratings: heldOn(before),
      later: heldOn(after),
    }),
  );

const byId = (held: HeldRatings) => [...held].sort(([a], [b]) => (a < b ? -1 : 1));

describe("moving ratings to a newer version", () => {
  it("and back gives every rating, note, mark and “not observed” as it was", () => {
    fc.assert(
      fc.property(move, ({ before, after, ratings }) => {
        const plan = planMigration(before, after);
        const moved = migrateRatings(plan, ratings).ratings;
        const reverted = revertRatings(plan, moved, { before: ratings, moved });
        expect(byId(reverted.ratings)).toEqual(byId(ratings));
        expect(reverted.aside).toEqual(new Map());
      }),
    );
  });

  it("loses no word: every note is in a moved rating or aside, every rating in one that follows from it or aside", () => {
    fc.assert(
      fc.property(move, ({ before, after, ratings }) => {
        const plan = planMigration(before, after);
        const { ratings: moved, aside } = migrateRatings(plan, ratings);
        for (const [id, held] of ratings) {
          const followers = plan.competencies.filter(({ from }) => from.some((source) => source.id === id));
          expect(aside.has(id)).toBe(followers.length === 0);
          for (const { id: follower } of followers) expect(moved.get(follower)?.note).toContain(held.note);
        }
        for (const id of moved.keys()) expect(after.competencies.map((one) => one.id)).toContain(id);
      }),
    );
  });

  it("invents nothing: a value or a proposal is one that was held, and on the scale", () => {
    fc.assert(
      fc.property(move, ({ before, after, ratings }) => {
        const plan = planMigration(before, after);
        for (const [id, { value, lookAgain }] of migrateRatings(plan, ratings).ratings) {
          const sources = plan.competencies.find((one) => one.id === id)?.from ?? [];
          const held = sources.map((source) => ratings.get(source.id)?.value ?? UNRATED);
          if (value.state !== "unrated") expect(held).toContainEqual(value);
          if (lookAgain?.proposal) expect(held).toContainEqual(lookAgain.proposal);
          if (value.state === "rated") expect(value.proficiency).toBeLessThanOrEqual(after.proficiencies.length);
        }
      }),
    );
  });

  it("keeps every rating without another look where no change of the ladder breaks", () => {
    fc.assert(
      fc.property(move, ({ before, after, ratings }) => {
        if (diffLadders(before, after).breaking) return;
        const plan = planMigration(before, after);
        const { ratings: moved, aside } = migrateRatings(plan, ratings);
        expect(aside.size).toBe(0);
        for (const competency of plan.competencies) {
          const [source] = competency.from;
          if (!source || competency.kind === "split") continue;
          const held = ratings.get(source.id);
          expect(moved.get(competency.id)?.value).toEqual(held?.value);
          expect(moved.get(competency.id)?.lookAgain ?? null).toBeNull();
        }
      }),
    );
  });

  it("keeps what was rated after the move when it is taken back: in its place or aside", () => {
    fc.assert(
      fc.property(move, ({ before, after, ratings, later }) => {
        const plan = planMigration(before, after);
        const moved = migrateRatings(plan, ratings).ratings;
        const current = new Map<string, HeldRating>([...moved, ...later]);
        const reverted = revertRatings(plan, current, { before: ratings, moved });
        for (const [id, held] of later) {
          // As the move wrote it: nothing was rated after it.
          const { lookAgain: _, ...written } = moved.get(id) ?? { lookAgain: null };
          if (isDeepStrictEqual(written, held)) continue;
          const source = plan.competencies.find((one) => one.id === id)?.from[0]?.id;
          const kept = [reverted.aside.get(id), source === undefined ? undefined : reverted.ratings.get(source)];
          expect(kept.some((one) => one?.note === held.note)).toBe(true);
          if (held.value.state !== "unrated") {
            const before = source === undefined ? undefined : ratings.get(source);
            const values = [...kept.map((one) => one?.value), moved.get(id) === undefined ? undefined : before?.value];
            expect(values).toContainEqual(held.value);
          }
        }
        for (const id of ratings.keys()) expect(reverted.ratings.has(id)).toBe(true);
      }),
    );
  });
});

describe("moving through several versions at once", () => {
  const through = evolutionArbitrary.chain(({ before, after }) =>
    evolutionOf(fc.constant(after)).chain(({ after: last }) =>
      fc.record({
        versions: fc.constant([before, after, last] as const),
        ratings: heldOn(before),
      }),
    ),
  );

  it("and back gives every rating, note and mark as it was", () => {
    fc.assert(
      fc.property(through, ({ versions: [first, middle, last], ratings }) => {
        const plan = planMigrationThrough([first, middle, last]);
        const moved = migrateRatings(plan, ratings).ratings;
        const reverted = revertRatings(plan, moved, { before: ratings, moved });
        expect(byId(reverted.ratings)).toEqual(byId(ratings));
        expect(reverted.aside).toEqual(new Map());
      }),
    );
  });

  it("keeps the values, notes and marks that moving one by one keeps, and loses none of the words", () => {
    fc.assert(
      fc.property(through, ({ versions: [first, middle, last], ratings }) => {
        const steps = [planMigration(first, middle), planMigration(middle, last)] as const;
        const stepwise = migrateRatings(steps[1], migrateRatings(steps[0], ratings).ratings).ratings;
        const atOnce = migrateRatings(planMigrationThrough([first, middle, last]), ratings);
        expect([...atOnce.ratings.keys()]).toEqual([...stepwise.keys()]);
        for (const [id, { value, criteriaSeen }] of atOnce.ratings) {
          expect(value).toEqual(stepwise.get(id)?.value);
          expect([...criteriaSeen].sort()).toEqual([...(stepwise.get(id)?.criteriaSeen ?? [])].sort());
        }
        const words = [...atOnce.ratings.values(), ...atOnce.aside.values()].map(({ note }) => note).join("\n");
        for (const { note } of ratings.values()) expect(words).toContain(note);
      }),
    );
  });

  it("is the same as one move where the version between changed nothing", () => {
    fc.assert(
      fc.property(evolutionArbitrary, ({ before, after }) => {
        const between = { ...before, version: "9998.1" };
        const direct = planMigration(before, after);
        expect(planMigrationThrough([before, between, after])).toEqual(direct);
        expect(planMigrationThrough([before, after, { ...after, version: "9999.2" }])).toEqual({
          ...direct,
          after: { ...direct.after, version: "9999.2" },
        });
      }),
    );
  });
});
