import { createHash, randomUUID } from "node:crypto";
import {
  type ExistingPerson,
  type ImportPlan,
  type ImportWorld,
  type PlannedField,
  type PlannedPerson,
  planPeopleImport,
} from "#app/features/people/domain/import-plan";
import { lastTeamOf } from "#app/features/people/domain/team-tree";
import type { CsvLine } from "#app/kernel/lines";
import { computeChainAbove } from "#app/kernel/reporting-line";
import { lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { toPersonKeys } from "#app/platform/database/search-keys";
import { inTransaction } from "#app/platform/database/transaction";
import { leaveManagerNotices } from "./access-notices";
import { createPeople, keepUserInStep, recordOf } from "./people";
import { rewriteLines } from "./reporting-lines";
import { readPersonStatus } from "./state-columns";
import { createTeams, listTeamsIn } from "./teams";

/** What a file would do to the organisation as it is now, and a fingerprint of exactly that. */
export type ImportPreview = { plan: ImportPlan; planHash: string };

type ImportRequest = {
  lines: readonly CsvLine[];
  ladders: readonly { id: string; name: string; roles: readonly { id: string; name: string }[] }[];
  importerId: string;
};

export async function previewPeopleImport(database: Database, request: ImportRequest): Promise<ImportPreview> {
  return preview(await loadWorld(database.client, request.importerId), request);
}

function preview(world: ImportWorld, { lines, ladders }: ImportRequest): ImportPreview {
  const roles = ladders.flatMap((ladder) => ladder.roles.map(({ id, name }) => ({ ladderId: ladder.id, id, name })));
  const plan = planPeopleImport(lines, world, { ladders: ladders.map(({ id, name }) => ({ id, name })), roles });
  return { plan, planHash: createHash("sha256").update(JSON.stringify(plan)).digest("hex") };
}

async function loadWorld(tx: Transaction, importerId: string): Promise<ImportWorld> {
  const people = await tx.person.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      ladderId: true,
      roleId: true,
      targetRoleId: true,
      managerId: true,
      teamId: true,
      location: true,
      startedOn: true,
      isAdministrator: true,
      status: true,
    },
  });
  const existing = people.map((person): ExistingPerson => ({ ...person, status: readPersonStatus(person.status) }));
  return { people: existing, teams: await listTeamsIn(tx), importerId };
}

export type ImportResult =
  | { ok: true; created: number; changed: number; leftOut: number }
  | { ok: false; reason: "has-refused" | "changed-meanwhile"; preview: ImportPreview }
  | { ok: false; reason: "not-administrator" };

/**
 * Applies the previewed import, all or nothing. The plan is computed again inside the transaction and must be equal;
 * otherwise nothing is written and the new preview is returned. Refused rows are left out only on request. `onProgress`
 * counts rows; if it throws, nothing is written.
 */
export function applyPeopleImport(
  database: Database,
  request: ImportRequest & { planHash: string; leaveOutRefused: boolean; at: Date },
  onProgress: (progress: { done: number; total: number }) => void = () => {},
): Promise<ImportResult> {
  return inTransaction(
    database,
    async (tx): Promise<ImportResult> => {
      await lockAuditHead(tx);
      const world = await loadWorld(tx, request.importerId);
      const importer = world.people.find(({ id }) => id === request.importerId);
      if (!importer?.isAdministrator || importer.status !== "active") return { ok: false, reason: "not-administrator" };
      const current = preview(world, request);
      const { plan } = current;
      if (current.planHash !== request.planHash) return { ok: false, reason: "changed-meanwhile", preview: current };
      if (plan.fileRefused.length > 0 || (plan.refused.length > 0 && !request.leaveOutRefused)) {
        return { ok: false, reason: "has-refused", preview: current };
      }
      await applyPlan(tx, plan, world, request, onProgress);
      const leftOut = new Set(plan.refused.map(({ line }) => line)).size;
      return { ok: true, created: plan.create.length, changed: plan.change.length, leftOut };
    },
    "serializable",
  );
}

async function applyPlan(
  tx: Transaction,
  plan: ImportPlan,
  world: ImportWorld,
  { importerId, at }: ImportRequest & { at: Date },
  onProgress: (progress: { done: number; total: number }) => void,
): Promise<void> {
  const by = { actorId: importerId, at };
  const total = plan.create.length + plan.change.length;
  let done = 0;
  const onWritten = (rows: number) => {
    done += rows;
    onProgress({ done, total });
  };
  onWritten(0);
  const teamIds = await createTeams(tx, plan.newTeams, by);
  const ids = new Map(world.people.map(({ email, id }) => [email, id]));
  for (const { person } of plan.create) ids.set(person.email, randomUUID());
  const rowOf = (person: PlannedPerson) => newRow(person, ids, teamIds);
  const created = plan.create.map(({ person }) => ({ id: ids.get(person.email), ...rowOf(person) }));
  await createPeople(tx, created, by, onWritten);
  await applyChanges(tx, plan.change, world, rowOf, at);
  const moved = plan.change.flatMap(({ personId, person, fields }) => {
    const { managerId } = rowOf(person);
    return managerId !== null && fields.some(({ field }) => field === "managerEmail") ? [{ personId, managerId }] : [];
  });
  await leaveManagerNotices(tx, moved, by);
  onWritten(plan.change.length);
  const changedRecords = plan.change.flatMap(({ personId, fields }) => recordsOfChange(personId, fields, by));
  await recordAudit(tx, ...changedRecords);
}

function newRow(
  { managerEmail, team, ...person }: PlannedPerson,
  ids: ReadonlyMap<string, string>,
  teamIds: ReadonlyMap<string, string>,
) {
  const managerId = managerEmail === null ? null : (ids.get(managerEmail) ?? null);
  return { ...person, managerId, teamId: teamIds.get(lastTeamOf(team).toLowerCase()) ?? null };
}

const COLUMN_OF = {
  name: "name",
  email: "email",
  ladderId: "ladderId",
  roleId: "roleId",
  targetRoleId: "targetRoleId",
  managerEmail: "managerId",
  team: "teamId",
  location: "location",
  startedOn: "startedOn",
  isAdministrator: "isAdministrator",
} as const satisfies Record<PlannedField, string>;

type Row = ReturnType<typeof newRow>;

async function applyChanges(
  tx: Transaction,
  changes: ImportPlan["change"],
  world: ImportWorld,
  rowOf: (person: PlannedPerson) => Row,
  at: Date,
): Promise<void> {
  // Many people mostly change in few ways (a new manager, a new location): one statement for each way.
  const alike = new Map<string, { data: Partial<Row & ReturnType<typeof toPersonKeys>>; ids: string[] }>();
  for (const { personId, person, fields } of changes) {
    const row = rowOf(person);
    const data = {
      ...Object.fromEntries(fields.map(({ field }) => [COLUMN_OF[field], row[COLUMN_OF[field]]])),
      ...toPersonKeys(row),
    };
    const key = JSON.stringify(data);
    const group = alike.get(key);
    if (group) group.ids.push(personId);
    else alike.set(key, { data, ids: [personId] });
  }
  for (const { data, ids } of alike.values()) {
    for (const chunk of inBatches(ids)) {
      await tx.person.updateMany({ where: { id: { in: chunk } }, data: { ...data, version: { increment: 1 } } });
    }
  }
  const existing = new Map(world.people.map((person) => [person.id, person]));
  const changing = (field: PlannedField) => changes.filter(({ fields }) => fields.some((one) => one.field === field));
  for (const { personId, person } of changing("name")) {
    const before = existing.get(personId);
    if (before) await renameUser(tx, before, person, at);
  }
  await moveAll(tx, new Set(changing("managerEmail").map(({ personId }) => personId)));
}

/** Rewrites the lines of people with a new manager, and of everyone below them. */
async function moveAll(tx: Transaction, moved: ReadonlySet<string>): Promise<void> {
  if (moved.size === 0) return;
  const everyone = await tx.person.findMany({ select: { id: true, managerId: true } });
  const managerOf = new Map(everyone.map(({ id, managerId }) => [id, managerId]));
  const isAffected = (id: string) =>
    moved.has(id) || computeChainAbove(managerOf, id).some((above) => moved.has(above));
  await rewriteLines(tx, managerOf, [...managerOf.keys()].filter(isAffected));
}

async function renameUser(tx: Transaction, before: ExistingPerson, after: PlannedPerson, at: Date): Promise<void> {
  const user = await tx.person.findUnique({ where: { id: before.id }, select: { userId: true } });
  if (user?.userId) await keepUserInStep(tx, user.userId, before, after, at);
}

function recordsOfChange(
  personId: string,
  fields: ImportPlan["change"][number]["fields"],
  by: Parameters<typeof recordOf>[2],
) {
  const access = fields.filter(({ field }) => field === "isAdministrator");
  const others = fields.filter(({ field }) => field !== "isAdministrator");
  const pick = (list: typeof fields, side: "before" | "after") =>
    Object.fromEntries(list.map((change) => [change.field, change[side]]));
  return [
    ...(others.length > 0
      ? [recordOf("person.changed", personId, by, { before: pick(others, "before"), after: pick(others, "after") })]
      : []),
    ...access.map(({ after }) => {
      const isAdministrator = after === "true";
      return recordOf(isAdministrator ? "access.granted" : "access.withdrawn", personId, by, {
        before: { isAdministrator: !isAdministrator },
        after: { isAdministrator },
      });
    }),
  ];
}
