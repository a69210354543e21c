import type { Profile } from "#app/features/people/data/profiles";
import { formatRoleChoice } from "#app/features/people/domain/person-schema";
import type { PersonChoices } from "#app/features/people/ui/person-fields";
import type { Difference } from "#app/ui/conflict";
import type { Option } from "#app/ui/forms/field";

/** Current values stay choosable even if they are no longer offered: a role of an older ladder, a manager who left. */
export function withOwnChoices(choices: PersonChoices, person: Profile): PersonChoices {
  const manager = person.above[0];
  return {
    ...choices,
    roles: including(
      choices.roles,
      [person.roleId, person.targetRoleId].flatMap((id) => (id ? [{ value: choiceOf(person, id), label: id }] : [])),
    ),
    managers:
      choices.managers &&
      including(
        // Nobody is their own manager.
        choices.managers.filter(({ value }) => value !== person.email),
        manager ? [{ value: manager.email, label: `${manager.name} (${manager.email})` }] : [],
      ),
  };
}

const choiceOf = ({ ladderId }: Profile, roleId: string) => formatRoleChoice({ ladderId, roleId });

function including(options: readonly Option[], own: readonly Option[]): Option[] {
  const known = new Set(options.map(({ value }) => value));
  return [...options, ...own.filter(({ value }) => !known.has(value))];
}

export function toDefaults(person: Profile) {
  return {
    name: person.name,
    email: person.email,
    roleId: choiceOf(person, person.roleId),
    targetRoleId: person.targetRoleId === null ? "" : choiceOf(person, person.targetRoleId),
    manager: person.above[0]?.email ?? "",
    teamId: person.teamId ?? "",
    newTeam: "",
    location: person.location,
    startedOn: person.startedOn ?? "",
  };
}
type Defaults = ReturnType<typeof toDefaults>;

const LABELS: Record<keyof Defaults, string> = {
  name: "Name",
  email: "E-mail",
  roleId: "Role",
  targetRoleId: "Role aimed at",
  manager: "Manager",
  teamId: "Team",
  newTeam: "New team",
  location: "Location",
  startedOn: "First day",
};

/** Where what is stored now differs from what was typed, in words. */
export function toDifferences(now: Defaults, typed: Record<string, unknown>, choices: PersonChoices): Difference[] {
  const options: Partial<Record<keyof Defaults, Option[] | null>> = {
    roleId: choices.roles,
    targetRoleId: choices.roles,
    manager: choices.managers,
    teamId: choices.teams,
  };
  const inWords = (field: keyof Defaults, value: string) =>
    options[field]?.find((option) => option.value === value)?.label ?? value;
  return (Object.keys(LABELS) as (keyof Defaults)[]).flatMap((field) => {
    const given = typeof typed[field] === "string" ? (typed[field] as string) : "";
    if (given === now[field]) return [];
    return [{ label: LABELS[field], now: inWords(field, now[field]), typed: inWords(field, given) }];
  });
}
