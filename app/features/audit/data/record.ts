import { LIFECYCLE_COLUMNS, toLifecycle } from "#app/features/assessment/data/assessments";
import { foldText } from "#app/kernel/fold";
import { NAMED_PEOPLE, type RecordKind } from "#app/kernel/record";
import { AUDIT_ACTIONS, type AuditAction, type AuditEntry } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import type { Actor } from "#app/policy/actor";
import { type Permit, permittedId } from "#app/policy/permit";
import { readableKinds, readableNotes } from "#app/policy/policy";
import { readAuditAction, readAuditSubjectKind } from "./state-columns";

export const RECORD_PAGE_SIZE = 100;

export type RecordFilter = {
  /** Records about these people or by them; null for everyone's. */
  personIds: readonly string[] | null;
  kind: RecordKind | null;
  /** Records older, or newer, than this one; the newest where neither is given. */
  page: { before: number } | { after: number } | null;
};

export type Values = Record<string, unknown>;

/** One audit record, with today's names for the ids in it. */
export type RecordEntry = {
  sequence: number;
  at: Date;
  action: AuditAction;
  /** Null for what the program does on its own. */
  actor: { id: string; name: string } | null;
  person: { id: string; name: string } | null;
  subject: { kind: AuditEntry["subjectKind"]; id: string; name: string | null };
  before: Values | null;
  after: Values | null;
  reason: string | null;
  /** Whether values are withheld because the actor may not read them yet. */
  isWithheld: boolean;
  /** Whether the subject, a team or a draft of a cycle, was deleted. */
  isGone: boolean;
};

export type RecordPage = {
  /** The newest first. */
  entries: RecordEntry[];
  /** The first records of the neighbouring pages; null at the ends. */
  older: number | null;
  newer: number | null;
  /** Names by id, for people, teams and ladder versions that `before` and `after` speak of. */
  names: Record<string, string>;
};

const RECORD_COLUMNS = {
  sequence: true,
  at: true,
  actorId: true,
  action: true,
  subjectKind: true,
  subjectId: true,
  personId: true,
  before: true,
  after: true,
  reason: true,
} as const;

type Row = Omit<RecordEntry, "actor" | "person" | "subject" | "isWithheld" | "isGone" | "action"> & {
  action: string;
  actorId: string | null;
  personId: string | null;
  subjectKind: string;
  subjectId: string;
};

/**
 * One page of the audit log for administrators. It leaves out changes of drafts and of ad hoc assessments. An agreed
 * rating comes without its value until the policy permits it, and its reason is for the two sides alone. A calibration
 * decision comes without its value until the release; the actor's own isn't listed at all before.
 */
export async function listRecord(
  database: Database,
  permit: Permit<"record.read">,
  actor: Actor,
  filter: RecordFilter,
): Promise<RecordPage> {
  permittedId(permit, "record.read", actor.personId);
  const { rows, older, newer } = await listRows(database, filter);
  const [assessments, sessions] = await Promise.all([
    findAssessments(database, actor, rows),
    findCalibrationSessions(database, rows),
  ]);
  const isSecret = (row: Row) =>
    row.action === "calibration.decided" && row.personId === actor.personId && !sessions.get(row.subjectId)?.isReleased;
  const shown = rows.filter(
    (row) => (row.subjectKind !== "assessment" || assessments.has(row.subjectId)) && !isSecret(row),
  );
  const { names, gone } = await findNames(database, shown);
  const named = (id: string | null) => (id === null ? null : { id, name: names[id] ?? "someone unknown" });
  const entries = shown.map(({ actorId, personId, subjectKind, subjectId, ...row }): RecordEntry => {
    const assessment = subjectKind === "assessment" ? assessments.get(subjectId) : undefined;
    const isWithheld =
      ((row.action === "rating.agreed" || row.action === "rating.moved") && !assessment?.maySeeAgreed) ||
      (row.action === "calibration.decided" &&
        !maySeeDecision(row, personId === actor.personId, sessions.get(subjectId)));
    return {
      ...row,
      ...(row.action === "rating.agreed" && !assessment?.maySeeReason && { reason: null }),
      ...(isWithheld && { before: null, after: null, reason: null }),
      isWithheld,
      isGone: gone.has(subjectId),
      action: readAuditAction(row.action),
      actor: named(actorId),
      person: named(personId),
      subject: {
        kind: readAuditSubjectKind(subjectKind),
        id: subjectId,
        name: assessment ? assessment.cycleName : (sessions.get(subjectId)?.name ?? names[subjectId] ?? null),
      },
    };
  });
  return { entries, older, newer, names };
}

async function listRows(database: Database, { personIds, kind, page }: RecordFilter) {
  const isForward = page !== null && "after" in page;
  const found = await database.client.auditRecord.findMany({
    where: {
      audience: "administrators",
      ...(kind && { action: { in: AUDIT_ACTIONS.filter((action) => action.startsWith(`${kind}.`)) } }),
      ...(personIds && { OR: [{ personId: { in: [...personIds] } }, { actorId: { in: [...personIds] } }] }),
      ...(page && { sequence: "after" in page ? { gt: page.after } : { lt: page.before } }),
    },
    orderBy: { sequence: isForward ? "asc" : "desc" },
    // One extra row shows whether there is a next page.
    take: RECORD_PAGE_SIZE + 1,
    select: RECORD_COLUMNS,
  });
  const inOrder = found.slice(0, RECORD_PAGE_SIZE);
  const rows = (isForward ? inOrder.reverse() : inOrder).map(
    (row): Row => ({
      ...row,
      before: parse(row.before),
      after: parse(row.after),
    }),
  );
  const hasMore = found.length > RECORD_PAGE_SIZE;
  const first = rows[0]?.sequence ?? null;
  const last = rows.at(-1)?.sequence ?? null;
  return {
    rows,
    older: isForward || hasMore ? last : null,
    newer: page === null || (isForward && !hasMore) ? null : first,
  };
}

function parse(json: string | null): Values | null {
  return json === null ? null : (JSON.parse(json) as Values);
}

async function findAssessments(
  database: Database,
  actor: Actor,
  rows: readonly Row[],
): Promise<Map<string, { cycleName: string; maySeeAgreed: boolean; maySeeReason: boolean }>> {
  const ids = [...new Set(rows.flatMap((row) => (row.subjectKind === "assessment" ? [row.subjectId] : [])))];
  const found = await database.client.assessment.findMany({
    where: { id: { in: ids }, cycleId: { not: null } },
    select: { ...LIFECYCLE_COLUMNS, id: true, subjectId: true, reviewerId: true, cycle: { select: { name: true } } },
  });
  return new Map(
    found.map((row) => {
      const facts = {
        ...toLifecycle(row),
        isSubject: row.subjectId === actor.personId,
        isReviewer: row.reviewerId === actor.personId,
        // Readers of the audit log are administrators, who may read everything that a chain of managers may.
        isInChain: false,
        isSharedWithActor: false,
      };
      return [
        row.id,
        {
          cycleName: row.cycle?.name ?? "",
          maySeeAgreed: readableKinds(actor, facts).has("agreed"),
          maySeeReason: readableNotes(actor, facts).has("agreed"),
        },
      ];
    }),
  );
}

type CalibrationSession = { name: string; isReleased: boolean };

async function findCalibrationSessions(
  database: Database,
  rows: readonly Row[],
): Promise<Map<string, CalibrationSession>> {
  const ids = [...new Set(rows.flatMap((row) => (row.subjectKind === "calibration" ? [row.subjectId] : [])))];
  const found = await database.client.calibrationSession.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, state: true },
  });
  return new Map(found.map(({ id, name, state }) => [id, { name, isReleased: state === "released" }]));
}

/** Decisions are visible from the release on. The reason for a kept rating is hidden from its subject. */
function maySeeDecision(
  { before, after }: Pick<Row, "before" | "after">,
  isOwn: boolean,
  session: CalibrationSession | undefined,
): boolean {
  return session?.isReleased === true && (!isOwn || before?.level !== after?.level);
}

/** The names of everything that these records speak of, in one look-up per kind. */
async function findNames(
  database: Database,
  rows: readonly Row[],
): Promise<{ names: Record<string, string>; gone: ReadonlySet<string> }> {
  const values = rows.flatMap(({ before, after }) => [...Object.entries(before ?? {}), ...Object.entries(after ?? {})]);
  const texts = (...keys: string[]) =>
    values.flatMap(([key, value]) => (keys.includes(key) && typeof value === "string" ? [value] : []));
  const subjects = (kind: string) => rows.flatMap((row) => (row.subjectKind === kind ? [row.subjectId] : []));
  const listed = values.flatMap(([key, value]) =>
    ["added", "removed", "leftOut", "people"].includes(key) && Array.isArray(value) ? value.slice(0, NAMED_PEOPLE) : [],
  );
  const personIds = [
    ...rows.flatMap(({ actorId, personId }) => [actorId, personId].filter((id) => id !== null)),
    ...subjects("person"),
    ...texts("managerId", "reviewerId", "sharedWithId", "chairId", "requestedById", "confirmedById"),
    ...listed,
  ];
  const teamIds = [...subjects("team"), ...texts("teamId", "parentId", "heirId")];
  const [people, teams, versions, cycles, committees] = await Promise.all([
    database.client.person.findMany({
      where: { id: { in: [...new Set(personIds)] } },
      select: { id: true, name: true },
    }),
    database.client.team.findMany({ where: { id: { in: teamIds } }, select: { id: true, name: true } }),
    database.client.ladderVersion.findMany({
      where: { id: { in: [...texts("ladderVersionId"), ...subjects("ladder")] } },
      select: { id: true, ladderId: true, version: true },
    }),
    database.client.cycle.findMany({ where: { id: { in: subjects("cycle") } }, select: { id: true, name: true } }),
    database.client.committee.findMany({
      where: { id: { in: [...subjects("committee"), ...texts("committeeId")] } },
      select: { id: true, name: true },
    }),
  ]);
  const there = new Set([...teams, ...cycles].map(({ id }) => id));
  const gone = await listGone(
    database,
    [...teamIds, ...subjects("cycle")].filter((id) => !there.has(id)),
  );
  return {
    gone: new Set(gone.map(({ id }) => id)),
    names: Object.fromEntries([
      ...[...gone, ...people, ...teams, ...cycles, ...committees].map(({ id, name }) => [id, name]),
      ...versions.map(({ id, ladderId, version }) => [id, `${ladderId} ${version}`]),
    ]),
  };
}

/** Teams and drafts of cycles that are no longer there, by the names they had at the end. */
async function listGone(database: Database, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  const records = await database.client.auditRecord.findMany({
    where: {
      subjectKind: { in: ["team", "cycle"] },
      subjectId: { in: [...new Set(ids)] },
      action: { in: ["team.removed", "cycle.deleted"] },
    },
    select: { subjectId: true, before: true },
  });
  return records.map(({ subjectId, before }) => ({ id: subjectId, name: String(parse(before)?.name ?? "") }));
}

/** At most this many people match a search by name; one that matches more is too vague to filter by. */
const MAX_PEOPLE_MEANT = 200;

/** The people meant by an id, or by a part of a name or address; those who have left are among them. */
export async function listPeopleForRecord(database: Database, text: string): Promise<{ id: string; name: string }[]> {
  const people = await database.client.person.findMany({
    orderBy: { nameKey: "asc" },
    select: { id: true, name: true, nameKey: true, email: true },
  });
  const exact = people.filter(({ id }) => id === text);
  const wanted = foldText(text.trim());
  const meant =
    exact.length > 0
      ? exact
      : people.filter((person) => person.nameKey.includes(wanted) || person.email.includes(wanted));
  return meant.slice(0, MAX_PEOPLE_MEANT).map(({ id, name }) => ({ id, name }));
}
