import { hashPassword } from "better-auth/crypto";
import { toPersonKeys } from "#app/platform/database/search-keys";
import type { Write } from "./bulk";
import { dayOf, emailOf, idOf, managerOf, nameOf, on, type Plan, range } from "./plan";

export const PASSWORD = "bench-password";

/** The people of whom the benchmark signs in. */
export const listSigningIn = (plan: Plan) => new Set([plan.engineer, plan.manager, plan.administrator]);

export async function writePeople(write: Write, plan: Plan): Promise<void> {
  const { people, everyone, teams, teamOf, ladder, roleOf, targetOf } = plan;
  await write("Organisation", [{ id: "organisation", name: `Bench ${people}`, timeZone: "UTC", createdAt: on(0) }]);
  await write(
    "Team",
    range(teams).map((team) => {
      const parent = team === 0 ? null : idOf("t", teamOf(team));
      return { id: idOf("t", team), name: `Team ${String(team).padStart(5, "0")}`, parentId: parent };
    }),
  );
  const signingIn = listSigningIn(plan);
  const stamps = { createdAt: on(0), updatedAt: on(0) };
  const password = await hashPassword(PASSWORD);
  await write(
    "User",
    [...signingIn].map((person) => ({
      id: idOf("u", person),
      name: nameOf(person),
      email: emailOf(person),
      emailVerified: true,
      ...stamps,
    })),
  );
  await write(
    "Account",
    [...signingIn].map((person) => {
      const userId = idOf("u", person);
      return { id: idOf("c", person), accountId: userId, providerId: "credential", userId, password, ...stamps };
    }),
  );
  await write(
    "Person",
    everyone.map((person) => {
      const above = managerOf(person);
      return {
        id: idOf("p", person),
        userId: signingIn.has(person) ? idOf("u", person) : null,
        name: nameOf(person),
        ...toPersonKeys({ name: nameOf(person), location: "" }),
        email: emailOf(person),
        ladderId: ladder.id,
        roleId: roleOf(person),
        targetRoleId: targetOf(person),
        managerId: above === null ? null : idOf("p", above),
        teamId: idOf("t", teamOf(person)),
        startedOn: dayOf(on(0)),
        seenLadderId: plan.ladderVersionId,
        isAdministrator: person === plan.administrator,
        createdAt: on(0),
      };
    }),
  );
  await write("ReportingLine", listLines(everyone));
}

function* listLines(everyone: readonly number[]) {
  for (const person of everyone) {
    let depth = 0;
    for (let above = managerOf(person); above !== null; above = managerOf(above)) {
      yield { aboveId: idOf("p", above), belowId: idOf("p", person), depth: ++depth };
    }
  }
}
