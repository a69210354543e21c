import fc from "fast-check";
import type { Competency, Ladder, Role } from "#app/features/ladder/domain/schema";
import { ladderArbitrary } from "./ladder-arbitrary";

type Edit = (ladder: Ladder, random: Random) => Ladder;
/** Draws from the numbers fast-check gave, so that a counterexample can be shrunk and shown again. */
type Random = { below(limit: number): number; word(): string };

function pickOne<T>(items: readonly T[], random: Random): T {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function inCompetency(edit: (competency: Competency, ladder: Ladder, random: Random) => Competency): Edit {
  return (ladder, random) => {
    const { id } = pickOne(ladder.competencies, random);
    return {
      ...ladder,
      competencies: ladder.competencies.map((one) => (one.id === id ? edit(one, ladder, random) : one)),
    };
  };
}

function inRole(edit: (role: Role, ladder: Ladder, random: Random) => Role): Edit {
  return (ladder, random) => {
    const { id } = pickOne(ladder.roles, random);
    return { ...ladder, roles: ladder.roles.map((one) => (one.id === id ? edit(one, ladder, random) : one)) };
  };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const rest = [...items];
  return items.map(() => rest.splice(random.below(rest.length), 1)[0] as T);
}

/** The ladder with its competencies in the order of its categories, its roles in that of its tracks, and no name that leads nowhere. */
function tidied(ladder: Ladder): Ladder {
  const listed = new Set(ladder.categories.flatMap((category) => category.competencies));
  const competencies = new Map(ladder.competencies.flatMap((one) => (listed.has(one.id) ? [[one.id, one]] : [])));
  const onTrack = new Set(ladder.tracks.flatMap((track) => track.roles));
  const roles = new Map(ladder.roles.flatMap((one) => (onTrack.has(one.id) ? [[one.id, one]] : [])));
  const known = (expectations: Role["expectations"]) => {
    const kept = expectations.filter(({ competency }) => competencies.has(competency));
    const [first] = competencies.keys();
    return kept.length > 0 || first === undefined
      ? kept
      : [{ competency: first, proficiency: 1, weight: "core" as const }];
  };
  return {
    ...ladder,
    competencies: ladder.categories.flatMap((category) =>
      category.competencies.flatMap((id) => competencies.get(id) ?? []),
    ),
    roles: ladder.tracks.flatMap((track) =>
      track.roles.flatMap((id) => {
        const role = roles.get(id);
        if (!role) return [];
        const related = (ones: Role["leadsTo"]) => ones.filter((one) => roles.has(one.role));
        return [
          {
            ...role,
            expectations: known(role.expectations),
            leadsTo: related(role.leadsTo),
            differences: related(role.differences),
          },
        ];
      }),
    ),
  };
}

/** Takes members out of the groups of a ladder; a group that is left empty goes too. */
function without<Group extends { id: string }>(groups: Group[], key: keyof Group, ids: ReadonlySet<string>): Group[] {
  return groups.flatMap((group) => {
    const left = (group[key] as string[]).filter((id) => !ids.has(id));
    return left.length > 0 ? [{ ...group, [key]: left }] : [];
  });
}

function successor(old: Competency, id: string, rule: Pick<Competency, "replaces" | "splits" | "merges">): Competency {
  const { replaces: _, splits: __, merges: ___, ...rest } = old;
  return { ...rest, ...rule, id };
}

const EDITS: Record<string, Edit> = {
  rewordMeaning: inCompetency((one, _, random) => ({
    ...one,
    meaning: `${one.meaning.slice(0, 900)} ${random.word()}`,
  })),
  renameCompetency: inCompetency((one, _, random) => ({ ...one, name: random.word() })),
  rewordDescriptor: inCompetency((one, _, random) => ({
    ...one,
    proficiencies: one.proficiencies.map((level) => ({ ...level, descriptor: random.word() })),
  })),
  rewordCriterion: inCompetency((one, _, random) => ({
    ...one,
    proficiencies: one.proficiencies.map((level) => ({
      ...level,
      criteria: level.criteria.map((criterion) =>
        random.below(3) === 0 ? { ...criterion, text: random.word() } : criterion,
      ),
    })),
  })),
  addCriterion: inCompetency((one, _, random) => ({
    ...one,
    proficiencies: one.proficiencies.map((level, index) =>
      index === 0
        ? { ...level, criteria: [{ id: `x${level.level}-${random.word()}`, text: random.word() }, ...level.criteria] }
        : level,
    ),
  })),
  shuffleCriteria: inCompetency((one, _, random) => {
    // Redistribute over all levels: some move, some stay, some change places.
    const all = shuffled(
      one.proficiencies.flatMap(({ criteria }) => criteria),
      random,
    );
    let taken = 0;
    return {
      ...one,
      proficiencies: one.proficiencies.map((level) => {
        const criteria = all.slice(taken, taken + level.criteria.length);
        taken += level.criteria.length;
        return { ...level, criteria };
      }),
    };
  }),
  dropLevel: inCompetency((one) =>
    one.proficiencies.length < 2 ? one : { ...one, proficiencies: one.proficiencies.slice(1) },
  ),
  changeEvidence: inCompetency((one, _, random) => ({
    ...one,
    proficiencies: one.proficiencies.map(({ misreading: _, ...level }) => ({
      ...level,
      evidence: [random.word()],
      ...(random.below(2) === 0 ? {} : { misreading: random.word() }),
    })),
  })),
  dropCompetency: (ladder, random) => {
    if (ladder.competencies.length < 2) return ladder;
    const { id } = pickOne(ladder.competencies, random);
    return { ...ladder, categories: without(ladder.categories, "competencies", new Set([id])) };
  },
  replaceCompetency: (ladder, random) => {
    const old = pickOne(ladder.competencies, random);
    const id = `r-${random.word()}`;
    return {
      ...ladder,
      competencies: [...ladder.competencies, successor(old, id, { replaces: old.id })],
      categories: ladder.categories.map((category) => ({
        ...category,
        competencies: category.competencies.map((one) => (one === old.id ? id : one)),
      })),
      roles: ladder.roles.map((role) => ({
        ...role,
        expectations: role.expectations.map((one) => (one.competency === old.id ? { ...one, competency: id } : one)),
      })),
    };
  },
  splitCompetency: (ladder, random) => {
    const old = pickOne(ladder.competencies, random);
    const ids = [`s-${random.word()}`, `t-${random.word()}`];
    return {
      ...ladder,
      competencies: [...ladder.competencies, ...ids.map((id) => successor(old, id, { splits: old.id }))],
      categories: ladder.categories.map((category) => ({
        ...category,
        competencies: category.competencies.flatMap((one) => (one === old.id ? ids : [one])),
      })),
    };
  },
  mergeCompetencies: (ladder, random) => {
    const merged = shuffled(ladder.competencies, random).slice(0, 2);
    const [first] = merged;
    if (!first) return ladder;
    const id = `m-${random.word()}`;
    const ids = merged.map((one) => one.id);
    const categories = ladder.categories.map((category, index) =>
      index === 0 ? { ...category, competencies: [...category.competencies, id] } : category,
    );
    return {
      ...ladder,
      competencies: [...ladder.competencies, successor(first, id, { merges: ids })],
      categories: without(categories, "competencies", new Set(ids)),
    };
  },
  absorbCompetency: (ladder, random) => {
    const [kept, gone] = shuffled(ladder.competencies, random);
    if (!kept || !gone) return ladder;
    return {
      ...ladder,
      competencies: ladder.competencies.map((one) =>
        one.id === kept.id ? successor(one, one.id, { merges: [gone.id] }) : one,
      ),
      categories: without(ladder.categories, "competencies", new Set([gone.id])),
    };
  },
  shuffleCategories: (ladder, random) => ({
    ...ladder,
    categories: shuffled(ladder.categories, random).map((category) => ({
      ...category,
      competencies: shuffled(category.competencies, random),
    })),
  }),
  regroup: (ladder, random) => ({
    ...ladder,
    categories: [
      {
        id: `g-${random.word()}`,
        name: random.word(),
        competencies: shuffled(ladder.competencies, random).map(({ id }) => id),
      },
    ],
    tracks: [
      {
        id: `t-${random.word()}`,
        name: random.word(),
        summary: random.word(),
        roles: shuffled(ladder.roles, random).map(({ id }) => id),
      },
    ],
  }),
  renameGroups: (ladder, random) => ({
    ...ladder,
    name: random.word(),
    summary: random.word(),
    categories: ladder.categories.map((one) => ({ ...one, name: random.word() })),
    tracks: ladder.tracks.map((one) => ({ ...one, summary: random.word() })),
  }),
  changeRule: (ladder, random) => ({
    ...ladder,
    promotionRule: { mustMeet: ["core"], mayBeOneBelow: { supporting: random.below(5) }, consecutiveCycles: 1 },
  }),
  rewordStep: (ladder, random) => ({
    ...ladder,
    proficiencies: ladder.proficiencies.map((step, index) => (index === 0 ? { ...step, scope: random.word() } : step)),
  }),
  growScale: (ladder, random) => ({
    ...ladder,
    proficiencies:
      ladder.proficiencies.length === 9
        ? ladder.proficiencies
        : [
            ...ladder.proficiencies,
            {
              level: ladder.proficiencies.length + 1,
              name: random.word(),
              scope: random.word(),
              autonomy: random.word(),
            },
          ],
  }),
  dropRole: (ladder, random) => {
    if (ladder.roles.length < 2) return ladder;
    return { ...ladder, tracks: without(ladder.tracks, "roles", new Set([pickOne(ladder.roles, random).id])) };
  },
  replaceRole: (ladder, random) => {
    const old = pickOne(ladder.roles, random);
    const id = `p-${random.word()}`;
    return {
      ...ladder,
      roles: [...ladder.roles, { ...old, id, replaces: [old.id] }],
      tracks: ladder.tracks.map((track) => ({
        ...track,
        roles: track.roles.map((one) => (one === old.id ? id : one)),
      })),
    };
  },
  retireRole: (ladder, random) => {
    const [kept, gone] = shuffled(ladder.roles, random);
    if (!kept || !gone) return ladder;
    return {
      ...ladder,
      roles: ladder.roles.map((one) => (one.id === kept.id ? { ...one, replaces: [gone.id] } : one)),
      tracks: without(ladder.tracks, "roles", new Set([gone.id])),
    };
  },
  addRole: (ladder, random) => {
    const id = `n-${random.word()}`;
    const { replaces: _, ...role } = { ...pickOne(ladder.roles, random), id };
    return {
      ...ladder,
      roles: [...ladder.roles, role],
      tracks: ladder.tracks.map((track, index) => (index === 0 ? { ...track, roles: [id, ...track.roles] } : track)),
    };
  },
  changeProfile: inRole(({ outlook: _, ...role }, __, random) => ({
    ...role,
    name: random.word(),
    responsibilities: [{ id: "one", title: random.word(), text: random.word() }, ...role.responsibilities].filter(
      ({ id }, index, all) => all.findIndex((one) => one.id === id) === index,
    ),
  })),
  changeExpectations: inRole((role, ladder, random) => ({
    ...role,
    expectations: shuffled(role.expectations, random).map(({ why: _, ...one }) => ({
      ...one,
      proficiency: 1 + random.below(ladder.proficiencies.length),
      weight: pickOne(["core", "supporting", "optional"] as const, random),
      ...(random.below(2) === 0 ? {} : { why: random.word() }),
    })),
  })),
  dropExpectation: inRole((role) => ({ ...role, expectations: role.expectations.slice(1) })),
  addExpectation: inRole((role, ladder, random) => {
    const asked = new Set(role.expectations.map(({ competency }) => competency));
    const free = ladder.competencies.find(({ id }) => !asked.has(id));
    if (!free) return role;
    const expectations = [...role.expectations];
    expectations.splice(random.below(expectations.length + 1), 0, {
      competency: free.id,
      proficiency: 1,
      weight: "core",
    });
    return { ...role, expectations };
  }),
};

type Evolution = { before: Ladder; after: Ladder; edits: string[] };

/** A ladder and what became of it after up to eight edits of every kind that a version can bring. */
export function evolutionOf(ladders: fc.Arbitrary<Ladder>): fc.Arbitrary<Evolution> {
  return fc
    .tuple(
      ladders,
      fc.array(fc.constantFrom(...Object.keys(EDITS)), { maxLength: 8 }),
      fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
      fc.stringMatching(/^[a-z]{6}$/),
    )
    .map(([before, edits, numbers, salt]) => {
      let used = 0;
      let words = 0;
      const random: Random = {
        below: (limit) => (numbers[used++ % numbers.length] ?? 0) % limit,
        word: () => `w${salt}${words++}`,
      };
      const after = edits.reduce((ladder, edit) => tidied(EDITS[edit]?.(ladder, random) ?? ladder), before);
      return { before, after: { ...after, version: "9999.1" }, edits };
    });
}

export const evolutionArbitrary = evolutionOf(ladderArbitrary);

/** Two ladders that have nothing to do with each other. */
export const unrelatedArbitrary = fc.record({ before: ladderArbitrary, after: ladderArbitrary });
