import { findActiveByEmail, listManagerChoices } from "#app/features/people/data/directory";
import type { PersonFields, PersonResult } from "#app/features/people/data/people";
import { listTeamChoices } from "#app/features/people/data/teams";
import {
  formatRoleChoice,
  type PersonInput,
  parseRoleChoice,
  sentence,
} from "#app/features/people/domain/person-schema";
import type { RequestContext } from "#app/platform/server/context";

/** More people than this are not offered as one list: their manager's address is typed. */
const MAX_LISTED_MANAGERS = 400;

/** A role that the form offers: its ladder and itself, as `formatRoleChoice` writes them. */
type RoleChoice = { value: string; label: string };

/** What the form of a person offers. */
export async function loadPersonChoices(context: RequestContext, roles: RoleChoice[]) {
  const [teams, managers] = await Promise.all([
    listTeamChoices(context.database),
    listManagerChoices(context.database, MAX_LISTED_MANAGERS),
  ]);
  return {
    roles,
    teams: teams.map(({ id, label }) => ({ value: id, label })),
    managers: managers?.map(({ name, email }) => ({ value: email, label: `${name} (${email})` })) ?? null,
  };
}

type FieldErrors = Record<string, string[]>;
export type ReadPerson =
  | { ok: true; fields: PersonFields; newTeam: string[] | undefined }
  | { ok: false; fieldErrors: FieldErrors };

type Kept = {
  ladderId: string | null;
  roleIds: readonly (string | null)[];
  manager: { id: string; email: string } | null;
};

/**
 * Turns the form into stored values: looks up the manager and checks that the roles are offered. `kept` holds the current
 * values, which stay valid even if they are no longer offered: a role that the ladder no longer has, a manager who left.
 */
export async function readPerson(
  context: RequestContext,
  input: PersonInput,
  roles: readonly RoleChoice[],
  kept: Kept = { ladderId: null, roleIds: [], manager: null },
): Promise<ReadPerson> {
  const fieldErrors: FieldErrors = {};
  const role = parseRoleChoice(input.roleId);
  const target = input.targetRoleId ? parseRoleChoice(input.targetRoleId) : null;
  const isKnown = (choice: { ladderId: string; roleId: string }) =>
    (choice.ladderId === kept.ladderId && kept.roleIds.includes(choice.roleId)) ||
    roles.some(({ value }) => value === formatRoleChoice(choice));
  if (!isKnown(role)) fieldErrors.roleId = ["Choose a role of the list"];
  if (target && !isKnown(target)) fieldErrors.targetRoleId = ["Choose a role of the list"];
  else if (target && target.ladderId !== role.ladderId) {
    fieldErrors.targetRoleId = ["Choose a role of the same ladder as the role they have"];
  }
  const keepsManager = input.manager !== undefined && input.manager === kept.manager?.email;
  const manager = keepsManager
    ? kept.manager
    : input.manager
      ? await findActiveByEmail(context.database, input.manager)
      : null;
  if (input.manager && !manager) fieldErrors.manager = [`Nobody active has the address ${input.manager}`];
  const teams = await listTeamChoices(context.database);
  if (input.teamId && !teams.some(({ id }) => id === input.teamId)) fieldErrors.teamId = ["Choose a team of the list"];
  if (Object.keys(fieldErrors).length > 0) return { ok: false, fieldErrors };
  const newTeam = input.newTeam?.length ? input.newTeam : undefined;
  return {
    ok: true,
    newTeam,
    fields: {
      name: input.name,
      email: input.email,
      ladderId: role.ladderId,
      roleId: role.roleId,
      targetRoleId: target?.roleId ?? null,
      managerId: manager?.id ?? null,
      teamId: input.teamId ?? null,
      location: input.location ?? "",
      startedOn: input.startedOn ?? null,
    },
  };
}

/** What the form says to a refusal, beside the field that it is about. */
export function explainRefusal(result: Extract<PersonResult, { ok: false }>): FieldErrors {
  switch (result.reason) {
    case "email-taken":
      return { email: ["Someone has this address already"] };
    case "manager-absent":
    case "manager-left":
      return { manager: ["This person is no longer here: choose another manager"] };
    case "loop":
      return { manager: ["This person reports to the one you are editing, so they cannot be their manager"] };
    case "team-absent":
      return { teamId: ["This team is no longer there: choose another one"] };
    case "team-contradicts":
      return { newTeam: [sentence(result.message)] };
    case "absent":
    case "changed-meanwhile":
      return {};
  }
}
