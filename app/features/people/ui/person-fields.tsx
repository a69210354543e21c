import { type Option, SelectField, TextField } from "#app/ui/forms/field";
import type { FormField } from "#app/ui/forms/use-form";
import { ReadBy } from "#app/ui/read-by";

/** The choices of the form about a person. `managers` is null if they are too many for a list. */
export type PersonChoices = { roles: Option[]; teams: Option[]; managers: Option[] | null };

type Names = "name" | "email" | "roleId" | "targetRoleId" | "manager" | "teamId" | "newTeam" | "location" | "startedOn";

/** The fields of a person, for creating and editing. */
export function PersonFields({ fields, choices }: { fields: Record<Names, FormField>; choices: PersonChoices }) {
  return (
    <div className="grid gap-x-6 gap-y-4 items-start md:grid-cols-2">
      <TextField field={fields.name} label="Name" autoComplete="off" hint={<ReadBy text="organisation.name" />} />
      <TextField
        field={fields.email}
        label="E-mail"
        type="email"
        autoComplete="off"
        hint={<ReadBy text="person.email" />}
      />
      <SelectField
        field={fields.roleId}
        label="Role"
        options={choices.roles}
        emptyLabel="Choose a role"
        hint={<ReadBy text="organisation.name" />}
      />
      <SelectField
        field={fields.targetRoleId}
        label="Role aimed at"
        options={choices.roles}
        emptyLabel="None named"
        hint="Seen by them, their managers and administrators."
      />
      <SelectField
        field={fields.teamId}
        label="Team"
        options={choices.teams}
        emptyLabel="No team"
        hint="One that is there already."
      />
      <TextField
        field={fields.newTeam}
        label="Or a new team"
        autoComplete="off"
        hint={
          <>
            “Platform / Storage” makes Storage within Platform.
            <ReadBy text="organisation.name" />
          </>
        }
      />
      {choices.managers ? (
        <SelectField field={fields.manager} label="Manager" options={choices.managers} emptyLabel="Nobody" />
      ) : (
        <TextField field={fields.manager} label="Manager’s e-mail" autoComplete="off" inputMode="email" />
      )}
      <TextField
        field={fields.location}
        label="Location"
        autoComplete="off"
        hint={<ReadBy text="organisation.name" />}
      />
      <TextField field={fields.startedOn} label="First day" type="date" />
    </div>
  );
}
