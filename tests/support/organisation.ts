import { hashPassword } from "better-auth/crypto";
import type { Database } from "#app/data/database";
import { insertMany } from "#app/data/insert-many";
import { publishLadder } from "#app/data/ladder-library";
import { toPersonKeys } from "#app/data/person-keys";
import { createRandom } from "#app/domain/calibration/random";
import type { Ladder } from "#app/domain/ladder/schema";

/** Everyone leads up to so many, so that depth grows with the logarithm of the size. */
const SPAN = 8;
const TEAM_SIZE = 8;
export const CYCLES = 8;
const OPEN = CYCLES - 1;
const DAY_MS = 86_400_000;
const START = Date.UTC(2023, 0, 9);
const BATCH = 2_000;
const RATED_IN_DRAFT = 10;
export const PASSWORD = "bench-password";

/** Ids as long as those of the program. */
const idOf = (kind: string, ...numbers: number[]) =>
  `${kind}${numbers.map((n) => String(n).padStart(6, "0")).join("")}`.padEnd(25, "x");
const on = (day: number) => new Date(START + day * DAY_MS);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const managerOf = (person: number) => (person === 0 ? null : Math.floor((person - 1) / SPAN));

/** The ids that the benchmark opens pages of: they show the same amount whatever the size of the organisation. */
export type BenchWorld = {
  engineer: string;
  manager: string;
  administrator: string;
  selfAssessment: string;
  comparison: string;
  result: string;
  /** A competency of the engineer's self-assessment that has no rating yet. */
  unrated: string;
};

/**
 * Fills an empty, migrated database with an organisation of so many people and eight cycles, seven of them closed, each
 * with self, manager and agreed ratings of every competency. The same for the same size.
 */
export async function buildOrganisation(database: Database, ladder: Ladder, people: number): Promise<BenchWorld> {
  const random = createRandom(people);
  const tx = database.client;
  await tx.organisation.create({ data: { name: `Bench ${people}`, timeZone: "UTC", createdAt: on(0) } });
  const published = await publishLadder(database, ladder, { actorId: null, at: on(0) });
  if (published.result === "changed-without-new-version") throw new Error("the database is not empty");
  const write = async (table: string, rows: Parameters<typeof insertMany>[2]) => {
    for (let start = 0; start < rows.length; start += BATCH)
      await insertMany(tx, table, rows.slice(start, start + BATCH));
  };
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  const everyone = range(people);
  // Where an organisation is large enough, a leaf whose manager leads a full team; a report of the first persons otherwise.
  const leads = (person: number) => SPAN * person + 1 < people;
  const engineer = people - 1;
  const manager = managerOf(engineer) ?? 0;
  const role = (person: number) => (leads(person) ? "engineering-manager" : "senior-engineer");

  const teams = Math.ceil(people / TEAM_SIZE);
  await write(
    "Team",
    range(teams).map((team) => ({ id: idOf("t", team), name: `Team ${team}` })),
  );
  const signingIn = [engineer, manager, 0];
  const password = await hashPassword(PASSWORD);
  for (const person of new Set(signingIn)) {
    const id = idOf("u", person);
    const email = emailOf(person);
    const stamps = { createdAt: on(0), updatedAt: on(0) };
    await tx.user.create({ data: { id, name: nameOf(person), email, emailVerified: true, ...stamps } });
    await tx.account.create({
      data: { id: idOf("c", person), accountId: id, providerId: "credential", userId: id, password, ...stamps },
    });
  }
  await write(
    "Person",
    everyone.map((person) => {
      const above = managerOf(person);
      return {
        id: idOf("p", person),
        userId: signingIn.includes(person) ? idOf("u", person) : null,
        name: nameOf(person),
        ...toPersonKeys({ name: nameOf(person), location: "" }),
        email: emailOf(person),
        ladderId: ladder.id,
        roleId: role(person),
        targetRoleId: leads(person) ? "senior-engineering-manager" : "staff-engineer",
        managerId: above === null ? null : idOf("p", above),
        // Colleagues of one manager are one team.
        teamId: idOf("t", Math.min(teams - 1, above ?? 0)),
        startedOn: dayOf(on(0)),
        isAdministrator: person === 0,
        createdAt: on(0),
      };
    }),
  );
  const lines: { aboveId: string; belowId: string; depth: number }[] = [];
  for (const person of everyone) {
    let depth = 0;
    for (let above = managerOf(person); above !== null; above = managerOf(above)) {
      lines.push({ aboveId: idOf("p", above), belowId: idOf("p", person), depth: ++depth });
    }
  }
  await write("ReportingLine", lines);

  const competencies = ladder.competencies.map(({ id }) => id);
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const from = cycle * 140;
    const dates = [from, from + 20, from + 40, from + 60].map((day) => dayOf(on(day)));
    await write("Cycle", [
      {
        id: idOf("y", cycle),
        name: `Cycle ${cycle + 1}`,
        ladderVersionId: published.id,
        startsOn: dates[0] ?? "",
        selfDueOn: dates[1] ?? "",
        reviewDueOn: dates[2] ?? "",
        closesOn: dates[3] ?? "",
        state: cycle === OPEN ? "open" : "closed",
        launchedAt: on(from),
        closedAt: cycle === OPEN ? null : on(from + 60),
        createdAt: on(from - 5),
      },
    ]);
    for (let start = 0; start < people; start += BATCH) {
      const some = everyone.slice(start, start + BATCH);
      await write(
        "CycleParticipant",
        some.map((person) => ({ cycleId: idOf("y", cycle), personId: idOf("p", person) })),
      );
      await write(
        "Assessment",
        some.map((person) => assessmentRow(cycle, person, role(person))),
      );
      const sheets = some.flatMap((person) => sheetsOf(cycle, person));
      await write("Sheet", sheets);
      await write(
        "Rating",
        sheets.flatMap((sheet) => ratingsOf(sheet)),
      );
    }
  }

  function stageOf(cycle: number, person: number): "final" | "comparison" | "self-draft" {
    if (cycle !== OPEN) return "final";
    if (person === engineer) return "self-draft";
    return person % 2 === 0 ? "comparison" : "self-draft";
  }
  function assessmentRow(cycle: number, person: number, roleId: string) {
    const stage = stageOf(cycle, person);
    const final = stage === "final" ? on(cycle * 140 + 55) : null;
    const above = managerOf(person);
    return {
      id: idOf("a", cycle, person),
      cycleId: idOf("y", cycle),
      subjectId: idOf("p", person),
      reviewerId: above === null ? null : idOf("p", above),
      ladderVersionId: published.result === "changed-without-new-version" ? "" : published.id,
      roleId,
      targetRoleId: leads(person) ? "senior-engineering-manager" : "staff-engineer",
      phase: stage === "final" ? "final" : stage === "comparison" ? "comparison" : "rating",
      engineerConfirmedAt: final,
      managerConfirmedAt: final,
      finalAt: final,
      createdAt: on(cycle * 140),
    };
  }
  type SheetRow = ReturnType<typeof sheetsOf>[number];
  function sheetsOf(cycle: number, person: number) {
    const stage = stageOf(cycle, person);
    const above = managerOf(person);
    const submitted = on(cycle * 140 + 30);
    const sheet = (kind: string, raterId: string | null, submittedAt: Date | null, rated: number) => ({
      id: idOf(kind.slice(0, 1), cycle, person),
      assessmentId: idOf("a", cycle, person),
      kind,
      raterId,
      submittedAt,
      ratedCount: rated,
      createdAt: on(cycle * 140),
    });
    const all = competencies.length;
    const self = sheet(
      "self",
      idOf("p", person),
      stage === "self-draft" ? null : submitted,
      stage === "self-draft" ? RATED_IN_DRAFT : all,
    );
    if (stage === "self-draft") return [self];
    const review = above === null ? [] : [sheet("manager", idOf("p", above), submitted, all)];
    return [
      self,
      ...review,
      ...(stage === "final" ? [{ ...sheet("agreed", null, submitted, all), id: idOf("g", cycle, person) }] : []),
    ];
  }
  function ratingsOf({ id, ratedCount, kind, createdAt }: SheetRow) {
    return competencies.slice(0, ratedCount).map((competencyId, index) => ({
      id: `${id.slice(0, 21)}${String(index).padStart(4, "0")}`,
      sheetId: id,
      competencyId,
      proficiency: 2 + random.below(3),
      note: kind === "agreed" ? "" : "Led the work on it, and wrote down what was decided and why.",
      criteriaSeen: "[]",
      updatedAt: createdAt,
    }));
  }

  const rolesExpectations = (ladder.roles.find(({ id }) => id === "senior-engineer")?.expectations ?? []).map(
    ({ competency }) => competency,
  );
  const reported = SPAN * manager + 2;
  return {
    engineer: emailOf(engineer),
    manager: emailOf(manager),
    administrator: emailOf(0),
    selfAssessment: idOf("a", OPEN, engineer),
    comparison: idOf("a", OPEN, reported % 2 === 0 ? reported : reported + 1),
    result: idOf("a", OPEN - 1, engineer),
    unrated: rolesExpectations.findLast((id) => !competencies.slice(0, RATED_IN_DRAFT).includes(id)) ?? "",
  };
}

const nameOf = (person: number) => `Person ${String(person).padStart(5, "0")}`;
const emailOf = (person: number) => `person-${person}@bench.test`;
