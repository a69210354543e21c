import { hashPassword } from "better-auth/crypto";
import { EVERYONE } from "#app/features/calibration/domain/session/scope";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Database } from "#app/platform/database/database";
import { insertMany } from "#app/platform/database/insert-many";
import { inTransaction } from "#app/platform/database/transaction";
import { createRandom } from "#app/statistics/random";

const CASES = 6;
const AT = new Date("2026-11-01T09:00:00Z");

export const BOARD_SESSION = "s";
export const BOARD_MEMBER = { email: "m0@example.test", password: "bench-password" };

/**
 * A closed cycle of the ladder with so many people, each rated by one of a sixth as many managers, and cases that all of
 * these rated: one open session over everyone, with the first manager as its only member.
 */
export async function buildBoardWorld(
  database: Database,
  { ladder, ladderVersionId, people: count }: { ladder: Ladder; ladderVersionId: string; people: number },
): Promise<void> {
  const managerCount = Math.max(2, Math.round(count / 6));
  const password = await hashPassword(BOARD_MEMBER.password);
  await inTransaction(database, async (tx) => {
    const random = createRandom(3);
    const level = (mean: number) => Math.max(1, Math.min(5, Math.round(mean + (random.next() - 0.5) * 2.4)));
    const person = (id: string) => ({ id, name: `Person ${id}`, email: `${id}@example.test`, ladderId: ladder.id });
    const roles = ["software-engineer", "senior-engineer", "staff-engineer", "engineering-manager"];
    const managers = Array.from({ length: managerCount }, (_, index) => `m${index}`);
    const people = Array.from({ length: count }, (_, index) => `p${index}`);
    const common = { roleId: "engineering-manager", createdAt: AT };
    await insertMany(
      tx,
      "Person",
      managers.map((id) => ({ ...person(id), ...common })),
    );
    await insertMany(
      tx,
      "Person",
      people.map((id, index) => ({ ...person(id), ...common, roleId: roles[index % 4] as string })),
    );
    const dates = {
      startsOn: "2026-09-01",
      selfDueOn: "2026-10-01",
      reviewDueOn: "2026-10-10",
      closesOn: "2026-10-20",
    };
    await tx.cycle.create({
      data: { id: "c", name: "Bench", ladderVersionId, ...dates, state: "closed", createdAt: AT },
    });
    const stamps = { createdAt: AT, updatedAt: AT };
    await tx.organisation.create({ data: { id: "organisation", name: "Bench", timeZone: "UTC", createdAt: AT } });
    await tx.user.create({
      data: { id: "u", name: "Person m0", email: BOARD_MEMBER.email, emailVerified: true, ...stamps },
    });
    await tx.account.create({
      data: { id: "a", accountId: "u", providerId: "credential", userId: "u", password, ...stamps },
    });
    await tx.person.update({ where: { id: "m0" }, data: { userId: "u" } });
    await tx.calibrationSession.create({
      data: { id: BOARD_SESSION, name: "Bench", cycleId: "c", scope: JSON.stringify(EVERYONE), createdAt: AT },
    });
    await tx.calibrationMember.create({ data: { sessionId: BOARD_SESSION, personId: "m0", isChair: true } });
    await insertMany(
      tx,
      "Assessment",
      people.map((id, index) => ({
        id: `a-${id}`,
        cycleId: "c",
        subjectId: id,
        reviewerId: managers[index % managerCount] as string,
        ladderVersionId,
        roleId: roles[index % 4] as string,
        targetRoleId: "staff-engineer",
        phase: "final",
        createdAt: AT,
      })),
    );
    await insertMany(
      tx,
      "CalibrationSubject",
      people.map((id) => ({ sessionId: BOARD_SESSION, assessmentId: `a-${id}` })),
    );
    const sheets = people.flatMap((id, index) =>
      ["self", "manager", "agreed"].map((kind) => ({
        id: `${kind}-${id}`,
        assessmentId: `a-${id}`,
        kind,
        raterId: kind === "manager" ? (managers[index % managerCount] as string) : kind === "self" ? id : null,
        submittedAt: AT,
        ratedCount: ladder.competencies.length,
        createdAt: AT,
      })),
    );
    await insertMany(tx, "Sheet", sheets);
    await insertMany(
      tx,
      "Rating",
      sheets.flatMap(({ id }) =>
        ladder.competencies.map((competency) => ({
          id: `${id}-${competency.id}`,
          sheetId: id,
          competencyId: competency.id,
          proficiency: level(3),
          updatedAt: AT,
        })),
      ),
    );
    const cases = Array.from({ length: CASES }, (_, index) => `case${index}`);
    await insertMany(
      tx,
      "SharedCase",
      cases.map((id) => ({
        id,
        ladderVersionId,
        roleId: roles[1] as string,
        title: id,
        content: "{}",
        state: "open",
        createdAt: AT,
      })),
    );
    const answers = cases.flatMap((id) =>
      managers.map((raterId) => ({
        id: `${id}-${raterId}`,
        sharedCaseId: id,
        raterId,
        submittedAt: AT,
        createdAt: AT,
      })),
    );
    await insertMany(tx, "SharedCaseAnswer", answers);
    await insertMany(
      tx,
      "SharedCaseRating",
      answers.flatMap(({ id }) =>
        ladder.competencies.slice(0, 10).map((competency) => ({
          answerId: id,
          competencyId: competency.id,
          proficiency: level(3),
        })),
      ),
    );
  });
}
