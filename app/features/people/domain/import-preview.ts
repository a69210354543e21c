import { headerOf, type ImportColumn, type ImportRefusal } from "./import-columns";
import { countRefusedRows, type ImportPlan, type PlannedField } from "./import-plan";

/** Rows of each kind that a preview shows; a file may have thousands, and the numbers are of all. */
const SHOWN = 200;

/** The columns that the fields of a plan come from. */
const COLUMN_OF: Record<PlannedField, ImportColumn> = {
  name: "name",
  email: "email",
  ladderId: "ladder",
  roleId: "role",
  targetRoleId: "targetRole",
  managerEmail: "managerEmail",
  team: "team",
  location: "location",
  startedOn: "startedOn",
  isAdministrator: "isAdministrator",
};

type Named = { id: string; name: string };
export type LadderChoice = Named & { roles: readonly Named[] };

/** What a plan would do, in words: the first rows of each kind, and the numbers of all. */
export function toPreview(
  { plan, planHash }: { plan: ImportPlan; planHash: string },
  ladders: readonly LadderChoice[],
) {
  const nameOf = (things: readonly { id: string; name: string }[], id: string) =>
    things.find((thing) => thing.id === id)?.name ?? id;
  const roles = ladders.flatMap((ladder) => ladder.roles);
  const inWords = (field: PlannedField, value: string) => {
    if (field === "isAdministrator") return value === "true" ? "yes" : "no";
    if (field === "ladderId") return nameOf(ladders, value);
    return field === "roleId" || field === "targetRoleId" ? nameOf(roles, value) : value;
  };
  return {
    planHash,
    fileRefused: plan.fileRefused.slice(0, SHOWN),
    refused: plan.refused.slice(0, SHOWN),
    refusedRows: countRefusedRows(plan),
    moreRefused: Math.max(0, plan.refused.length - SHOWN),
    newTeams: plan.newTeams.slice(0, SHOWN).map(({ name, parent }) => (parent ? `${parent} / ${name}` : name)),
    created: plan.create.slice(0, SHOWN).map(({ line, person }) => ({
      line,
      name: person.name,
      email: person.email,
      role: nameOf(ladders.find(({ id }) => id === person.ladderId)?.roles ?? [], person.roleId),
      manager: person.managerEmail ?? "",
      team: person.team,
      isAdministrator: person.isAdministrator,
    })),
    createdRows: plan.create.length,
    changed: plan.change.slice(0, SHOWN).map(({ line, person, fields }) => ({
      line,
      name: person.name,
      fields: fields.map(({ field, before, after }) => ({
        label: headerOf(COLUMN_OF[field]),
        before: inWords(field, before),
        after: inWords(field, after),
      })),
    })),
    changedRows: plan.change.length,
    unchangedRows: plan.unchanged.length,
    grantsAccess: plan.create.filter(({ person }) => person.isAdministrator).length + countGranted(plan),
  };
}
export type PreviewView = ReturnType<typeof toPreview>;

function countGranted(plan: ImportPlan): number {
  return plan.change.filter(({ fields }) =>
    fields.some(({ field, after }) => field === "isAdministrator" && after === "true"),
  ).length;
}

/** A preview of a file that could not even be read. */
export function toUnreadable(refused: readonly ImportRefusal[]): PreviewView {
  const plan = {
    fileRefused: [...refused],
    newTeams: [],
    create: [],
    change: [],
    unchanged: [],
    refused: [],
  } satisfies ImportPlan;
  return toPreview({ plan, planHash: "" }, []);
}

export function describeImport(result: { created: number; changed: number; leftOut: number }): string {
  const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);
  const leftOut =
    result.leftOut > 0 ? ` ${result.leftOut === 1 ? "1 row was" : `${result.leftOut} rows were`} left out.` : "";
  return `The import is done: ${people(result.created)} added, ${result.changed} changed.${leftOut}`;
}
