import { z } from "zod";
import { isStartDay, MAX_EMAIL, MAX_LOCATION, MAX_PERSON_NAME, normaliseEmail, toSingleLine } from "./person";
import { parseTeamPath } from "./team-tree";

/** A needed text on one line. */
export const singleLine = (missing: string, max: number) =>
  z
    .string({ error: missing })
    .max(max * 2, `At most ${max} characters`)
    .transform(toSingleLine)
    .pipe(z.string().min(1, missing).max(max, `At most ${max} characters`));

export const emailField = z
  .string({ error: "Enter the e-mail address" })
  .max(MAX_EMAIL, `At most ${MAX_EMAIL} characters`)
  .transform(normaliseEmail)
  .pipe(z.email("Enter an e-mail address like name@example.com"));

const id = z.string().max(64);
const roleChoice = z.string().max(129);

/** A role to choose: ids of ladders and roles are kebab-case, so the slash is neither's. */
export const formatRoleChoice = ({ ladderId, roleId }: { ladderId: string; roleId: string }) => `${ladderId}/${roleId}`;

export function parseRoleChoice(choice: string): { ladderId: string; roleId: string } {
  const [ladderId = "", roleId = ""] = choice.split("/");
  return { ladderId, roleId };
}

/** The form about a person; an empty choice means none. */
export const personSchema = z.object({
  name: singleLine("Enter the name", MAX_PERSON_NAME),
  email: emailField,
  roleId: roleChoice.min(1, "Choose the role"),
  targetRoleId: roleChoice.optional(),
  /** The address of their manager. */
  manager: z.string().max(MAX_EMAIL).transform(normaliseEmail).optional(),
  teamId: id.optional(),
  newTeam: z
    .string()
    .max(500)
    .transform((text, context) => {
      const path = parseTeamPath(text);
      if (path.ok) return path.names;
      context.issues.push({ code: "custom", message: sentence(path.reason), input: text });
      return z.NEVER;
    })
    .optional(),
  location: z.string().max(MAX_LOCATION, `At most ${MAX_LOCATION} characters`).transform(toSingleLine).optional(),
  startedOn: z.string().max(20).refine(isStartDay, "Enter a date like 2024-03-31").optional(),
});
export type PersonInput = z.infer<typeof personSchema>;

/** A reason as the import words it, as a message of its own. */
export function sentence(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
