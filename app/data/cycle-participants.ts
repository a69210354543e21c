import { type CycleRefusal, type CycleState, transitionCycle } from "#app/domain/cycle/cycle";
import type { Participant } from "#app/domain/cycle/launch-plan";
import { foldText } from "#app/domain/fold";
import { teamAndWithin } from "#app/domain/people/team-tree";
import { recordAudit } from "./audit";
import type { Database, Transaction } from "./database";
import { inBatches } from "./in-batches";
import type { By } from "./sheets";
import { inTransaction } from "./transaction";

/** Whom to look at: people for whom everything given is true. */
export type PeopleSelection = {
  /** In this team or any team within it. */
  teamId?: string;
  roleId?: string;
  /** Anywhere below this manager. */
  managerId?: string;
  /** A part of the name or e-mail address, capitals apart. */
  search?: string;
};

export type FoundPerson = {
  id: string;
  name: string;
  email: string;
  roleId: string;
  teamName: string | null;
  managerName: string | null;
  takesPart: boolean;
};

/** The active people of a selection on the cycle's ladder by name, each with whether they take part in the cycle. */
export async function listPeopleForCycle(
  database: Database,
  cycleId: string,
  selection: PeopleSelection,
): Promise<FoundPerson[]> {
  const rows = await database.client.person.findMany({
    where: await toWhere(database.client, cycleId, selection),
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      email: true,
      roleId: true,
      team: { select: { name: true } },
      manager: { select: { name: true } },
      participations: { where: { cycleId }, select: { cycleId: true } },
    },
  });
  return rows
    .filter((row) => matches(row, selection.search))
    .map(({ team, manager, participations, ...person }) => ({
      ...person,
      teamName: team?.name ?? null,
      managerName: manager?.name ?? null,
      takesPart: participations.length > 0,
    }));
}

type Reader = Pick<Transaction, "person" | "team" | "cycle">;

/** Active people on the ladder that the cycle assesses by, who are in the selection. */
async function toWhere(client: Reader, cycleId: string, { teamId, roleId, managerId }: PeopleSelection) {
  const ladderId = await findLadderId(client, cycleId);
  const teams = teamId ? await client.team.findMany({ select: { id: true, name: true, parentId: true } }) : [];
  return {
    status: "active",
    ladderId,
    ...(teamId && { teamId: { in: teamAndWithin(teams, teamId) } }),
    ...(roleId && { roleId }),
    ...(managerId && { above: { some: { aboveId: managerId } } }),
  };
}

/** In memory: the engines disagree about capitals in a text search, and people are thousands at most. */
function matches(person: { name: string; email: string }, search = ""): boolean {
  const wanted = foldText(search.trim());
  return foldText(person.name).includes(wanted) || person.email.includes(wanted);
}

async function findLadderId(client: Pick<Transaction, "cycle">, cycleId: string): Promise<string | undefined> {
  const cycle = await client.cycle.findUnique({
    where: { id: cycleId },
    select: { ladderVersion: { select: { ladderId: true } } },
  });
  return cycle?.ladderVersion.ladderId;
}

export type CycleParticipant = Participant & { email: string; teamName: string | null; managerName: string | null };

/** Who will take part in a draft, by name, with what a launch needs to know of them. */
export function listParticipants(database: Database, cycleId: string): Promise<CycleParticipant[]> {
  return listParticipantsIn(database.client, cycleId);
}

export async function listParticipantsIn(
  client: Pick<Transaction, "cycleParticipant">,
  cycleId: string,
): Promise<CycleParticipant[]> {
  const rows = await client.cycleParticipant.findMany({
    where: { cycleId },
    orderBy: [{ person: { nameKey: "asc" } }, { personId: "asc" }],
    select: {
      person: {
        select: {
          id: true,
          name: true,
          email: true,
          status: true,
          ladderId: true,
          roleId: true,
          targetRoleId: true,
          team: { select: { name: true } },
          manager: { select: { id: true, name: true, status: true } },
        },
      },
    },
  });
  return rows.map(({ person: { id, status, team, manager, ...person } }) => ({
    ...person,
    personId: id,
    isActive: status === "active",
    teamName: team?.name ?? null,
    managerName: manager?.name ?? null,
    manager: manager && { id: manager.id, isActive: manager.status === "active" },
  }));
}

export type ParticipantsResult = { ok: true; changed: number } | { ok: false; reason: "not-found" | CycleRefusal };

/** Adds active people of its ladder to a draft, by id or all of a selection; who is in already stays in. `changed` is how many came in. */
export function addParticipants(
  database: Database,
  by: By,
  cycleId: string,
  people: { ids: readonly string[] } | { selection: PeopleSelection },
): Promise<ParticipantsResult> {
  return changeParticipants(database, by, cycleId, "added", async (tx) => {
    const added =
      "ids" in people ? await listNew(tx, cycleId, people.ids) : await listSelected(tx, cycleId, people.selection);
    await tx.cycleParticipant.createMany({ data: added.map((personId) => ({ cycleId, personId })) });
    return added;
  });
}

async function listSelected(tx: Transaction, cycleId: string, selection: PeopleSelection): Promise<string[]> {
  const rows = await tx.person.findMany({
    where: { ...(await toWhere(tx, cycleId, selection)), participations: { none: { cycleId } } },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true },
  });
  return rows.filter((row) => matches(row, selection.search)).map(({ id }) => id);
}

async function listNew(tx: Transaction, cycleId: string, ids: readonly string[]): Promise<string[]> {
  const ladderId = await findLadderId(tx, cycleId);
  const found: string[] = [];
  for (const batch of inBatches(ids)) {
    const rows = await tx.person.findMany({
      where: { id: { in: batch }, status: "active", ladderId, participations: { none: { cycleId } } },
      orderBy: [{ nameKey: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

/** Takes people out of a draft, by id or everyone. `changed` is how many went. */
export function removeParticipants(
  database: Database,
  by: By,
  cycleId: string,
  people: { ids: readonly string[] } | "everyone",
): Promise<ParticipantsResult> {
  return changeParticipants(database, by, cycleId, "removed", async (tx) => {
    const rows = await tx.cycleParticipant.findMany({ where: { cycleId }, select: { personId: true } });
    const ids = people === "everyone" ? null : new Set(people.ids);
    const removed = rows.map(({ personId }) => personId).filter((personId) => ids === null || ids.has(personId));
    for (const batch of inBatches(removed)) {
      await tx.cycleParticipant.deleteMany({ where: { cycleId, personId: { in: batch } } });
    }
    return removed;
  });
}

function changeParticipants(
  database: Database,
  by: By,
  cycleId: string,
  kind: "added" | "removed",
  apply: (tx: Transaction) => Promise<string[]>,
): Promise<ParticipantsResult> {
  return inTransaction(database, async (tx) => {
    // The write locks the cycle's row: what is read after it cannot change until the end. And the new version keeps
    // someone from launching a set of people that is not the one they saw.
    const { count } = await tx.cycle.updateMany({
      where: { id: cycleId, state: "draft" },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refusal(tx, cycleId);
    const personIds = await apply(tx);
    if (personIds.length > 0) {
      await recordAudit(tx, {
        ...by,
        action: "cycle.participants-changed",
        subjectKind: "cycle",
        subjectId: cycleId,
        after: { [kind]: personIds },
      });
    }
    return { ok: true, changed: personIds.length };
  });
}

async function refusal(tx: Transaction, cycleId: string): Promise<ParticipantsResult> {
  const cycle = await tx.cycle.findUnique({ where: { id: cycleId }, select: { state: true } });
  if (!cycle) return { ok: false, reason: "not-found" };
  const transition = transitionCycle(cycle.state as CycleState, "change-participants");
  if (!transition.ok) return transition;
  throw new Error("a cycle became a draft again");
}
