import type { SecurityEntry } from "#app/features/audit/domain/security-entry";
import type { SecurityDetail, SecurityKind } from "#app/kernel/security-event";

export const SECURITY_KIND_LABELS: Record<SecurityKind, string> = {
  "signed-in": "Signed in",
  "sign-in-refused": "Sign-in refused",
  locked: "Too many attempts",
  "signed-out": "Signed out",
  "session-ended": "Sessions ended",
  "link-asked": "Password link requested",
  "link-made": "Password link created",
  "link-used": "Password link used",
  "password-changed": "Password changed",
  "access-refused": "Access refused",
  "export-made": "File downloaded",
  "rights-changed": "Access rights changed",
};

const REASONS: Record<string, string> = {
  password: "Wrong password",
  confirmation: "Wrong password, asked to confirm",
  "password-change": "Wrong current password while changing it",
  left: "Right password of a person who has left",
  "set-up-code": "Wrong set-up code",
  "too-many": "More than can be listed one by one",
  infected: "File with a virus refused",
  requests: "More requests than one person may make in a minute",
};

const CHANGES: Record<string, string> = {
  "access.granted": "Made an administrator",
  "access.withdrawn": "Administrator access removed",
  "person.changed": "Manager or email address changed",
  "person.deactivated": "Marked as having left",
  "person.reactivated": "Marked as back",
  "organisation.changed": "Settings changed",
  "committee.created": "Committee session planned",
  "committee.changed": "Committee session changed",
  "committee.closed": "Committee session closed",
  "calibration.opened": "Calibration session opened",
  "calibration.members-changed": "Calibration members changed",
  "assessment.reviewer-changed": "Reviewer changed",
};

/** The detail of an event in words; empty if the kind says it all. */
export function describeSecurityDetail({ kind, detail }: Pick<SecurityEntry, "kind" | "detail">): string {
  const { reason, purpose, mailed, link, by, route, method, status, format, change, sessions, command } = detail;
  const parts: (string | false)[] = (() => {
    switch (kind) {
      case "link-made":
        return [
          purpose === "invitation" ? "Invitation" : "For a new password",
          byCommand(command) ?? (mailed === true ? "emailed" : "not emailed"),
          `link ${link}`,
        ];
      case "link-used":
        return [`link ${link}`];
      case "password-changed":
        return [by === "link" ? "With a link" : "With the current password"];
      case "session-ended":
        return [sessions !== undefined && `${sessions} ended`, byCommand(command) ?? false];
      case "access-refused":
        return typeof reason === "string" && reason in REASONS
          ? [textOf(REASONS, reason)]
          : [`${method} /${trim(route)}`, `status ${status}`];
      case "export-made":
        return [
          command !== undefined ? `Whole database, ${byCommand(command)}` : `/${trim(route)}`,
          format !== undefined && `${format}`,
        ];
      case "rights-changed":
        return [textOf(CHANGES, change)];
      default:
        return [textOf(REASONS, reason)];
    }
  })();
  return parts.filter(Boolean).join(", ");
}

type Value = SecurityDetail[string] | undefined;
/** Older events hold the last word of a `db` command alone. */
const byCommand = (command: Value) =>
  command === undefined ? null : `by the command ${`${command}`.includes(" ") ? command : `db ${command}`}`;

/** A route is named by its address; that of the home page begins with a slash itself. */
const trim = (route: Value) => String(route ?? "").replace(/^\//, "");

const textOf = (texts: Record<string, string>, value: Value) =>
  value === undefined ? "" : (texts[String(value)] ?? String(value));
