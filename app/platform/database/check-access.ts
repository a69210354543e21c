import { toPortable } from "#app/platform/backup/values";
import type { Compare } from "./check-against-record";
import type { Engine } from "./engine";
import { optionalTable, sql, table } from "./tables";

const e = table("AuditRecord", "e");
const p = table("Person", "p");
const u = optionalTable("User", "u");
const v = table("Verification", "v");

/** Per person: records of access, what is stored of it, and the open links with which a password can be set. */
export const PEOPLE = sql`
  SELECT ${e.subjectId}, 0, ${e.sequence}, ${e.action}, ${e.after}, CAST(${e.at} AS TEXT), NULL, NULL FROM ${e}
  WHERE ${e.subjectKind} = 'person' AND (${e.action} LIKE 'access.%'
    OR ${e.action} IN ('person.created', 'person.changed', 'person.deactivated', 'person.reactivated'))
  UNION ALL SELECT ${p.id}, 1, 0, ${p.status}, ${p.email}, CASE WHEN ${p.isAdministrator} THEN 'yes' ELSE 'no' END,
    ${p.userId}, ${u.email}
  FROM ${p} LEFT JOIN ${u} ON ${u.id} = ${p.userId}
  UNION ALL SELECT ${p.id}, 2, 0, CAST(${v.createdAt} AS TEXT), NULL, NULL, NULL, NULL
  FROM ${v} JOIN ${p} ON ${p.userId} = ${v.value}
  ORDER BY 1, 2, 3`;

/** A link is made in the same request as its record. */
const SAME_REQUEST_MS = 60_000;

type Recorded = {
  isAdministrator: boolean;
  /** Null where no record says. */
  status: string | null;
  email: string | null;
  /** Times of all records about the sign-in. */
  access: number[];
};

export const comparePerson =
  ({ engine, sendsMail }: { engine: Engine; sendsMail: boolean }): Compare =>
  (id, rows) => {
    const timeOf = (text: string | null | undefined) => Date.parse(String(toPortable(engine, "moment", text ?? "")));
    const recorded: Recorded = { isAdministrator: false, status: null, email: null, access: [] };
    const wrong: string[] = [];
    let uncertain = 0;
    let isThere = false;
    for (const { part, values } of rows) {
      if (part === 0) note(recorded, values[0] ?? "", values[1] ?? null, timeOf(values[2]));
      else if (part === 1) {
        isThere = true;
        wrong.push(...listDifferences(id, recorded, values));
      } else if (!recorded.access.some((at) => Math.abs(at - timeOf(values[0])) <= SAME_REQUEST_MS)) {
        // With mail, people request links themselves, and no audit record is written.
        if (sendsMail) uncertain += 1;
        else wrong.push(`${id} has an open link to set a password that no record speaks of`);
      }
    }
    if (!isThere && recorded.isAdministrator) wrong.push(`administrator ${id} is gone`);
    return { compared: isThere ? 1 : 0, uncertain, wrong };
  };

function note(recorded: Recorded, action: string, after: string | null, at: number): void {
  if (action === "access.granted") recorded.isAdministrator = true;
  if (action === "access.withdrawn") recorded.isAdministrator = false;
  if (action === "person.deactivated") recorded.status = "left";
  if (action === "person.reactivated") recorded.status = "active";
  if (action.startsWith("access.")) recorded.access.push(at);
  if (action === "person.created" || action === "person.changed") {
    const { email } = JSON.parse(after ?? "{}") as { email?: string };
    recorded.email = email ?? recorded.email;
  }
}

function listDifferences(id: string, recorded: Recorded, values: readonly (string | null)[]): string[] {
  const [status, email, administrator, userId, userEmail] = values;
  const wrong: string[] = [];
  if ((administrator === "yes") !== recorded.isAdministrator) {
    wrong.push(
      `${id} is ${administrator === "yes" ? "" : "not "}an administrator, the last record says ${recorded.isAdministrator ? "yes" : "no"}`,
    );
  }
  if (recorded.status !== null && status !== recorded.status) {
    wrong.push(`${id} is ${status}, the last record says ${recorded.status}`);
  }
  if (recorded.email !== null && email !== recorded.email)
    wrong.push(`${id} has another address than the last record says`);
  if (userId !== null && userId !== undefined) {
    if (recorded.access.length === 0) wrong.push(`${id} can sign in, and no record says who let them`);
    if (userEmail !== email) wrong.push(`the sign-in of ${id} has another address than the person`);
  }
  return wrong;
}
