import type { PersonChoices } from "#app/components/people/person-fields";
import { type PersonInput, sentence } from "#app/components/people/person-schema";
import { findActiveByEmail, listManagerChoices } from "#app/data/directory";
import type { PersonFields, PersonResult } from "#app/data/people";
import { listTeamChoices } from "#app/data/teams";
import { trackOfRole } from "#app/domain/ladder/lookup";
import type { Ladder } from "#app/domain/ladder/schema";
import type { RequestContext } from "./context";

/** More people than this are not offered as one list: their manager's address is typed. */
const MAX_LISTED_MANAGERS = 400;

/** What the form of a person offers. */
export async function loadPersonChoices(context: RequestContext): Promise<PersonChoices> {
  const [{ ladder }, teams, managers] = await Promise.all([
    context.ladders.requireCurrent(),
    listTeamChoices(context.database),
    listManagerChoices(context.database, MAX_LISTED_MANAGERS),
  ]);
  return {
    roles: roleOptions(ladder),
    teams: teams.map(({ id, label }) => ({ value: id, label })),
    managers: managers?.map(({ name, email }) => ({ value: email, label: `${name} (${email})` })) ?? null,
  };
}

export function roleOptions(ladder: Ladder) {
  return ladder.roles.map(({ id, name }) => ({
    value: id,
    label: `${name} – ${trackOfRole(ladder, id)?.name ?? ""}`,
  }));
}

type FieldErrors = Record<string, string[]>;
export type ReadPerson =
  | { ok: true; fields: PersonFields; newTeam: string[] | undefined }
  | { ok: false; fieldErrors: FieldErrors };

type Kept = { roleIds: readonly (string | null)[]; manager: { id: string; email: string } | null };

/**
 * Turns what was typed into what is stored: looks up the manager and checks the roles. `kept` is what somebody has and may
 * keep, although it would not be offered to others: a role that the ladder no longer has, a manager who left.
 */
export async function readPerson(
  context: RequestContext,
  input: PersonInput,
  kept: Kept = { roleIds: [], manager: null },
): Promise<ReadPerson> {
  const { ladder } = await context.ladders.requireCurrent();
  const known = new Set([...ladder.roles.map(({ id }) => id), ...kept.roleIds]);
  const fieldErrors: FieldErrors = {};
  if (!known.has(input.roleId)) fieldErrors.roleId = ["Choose a role of the ladder"];
  if (input.targetRoleId && !known.has(input.targetRoleId)) fieldErrors.targetRoleId = ["Choose a role of the ladder"];
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
      ladderId: ladder.id,
      roleId: input.roleId,
      targetRoleId: input.targetRoleId ?? null,
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
      return { email: ["Somebody has this address already"] };
    case "manager-absent":
    case "manager-left":
      return { manager: ["This person is no longer here: choose another manager"] };
    case "loop":
      return { manager: ["This person reports to the one you are editing, so they cannot be their manager"] };
    case "team-contradicts":
      return { newTeam: [sentence(result.message)] };
    case "absent":
    case "changed-meanwhile":
      return {};
  }
}
