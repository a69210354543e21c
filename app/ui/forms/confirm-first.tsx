import type { ShouldRevalidateFunction } from "@remix-run/react";
import { paths } from "#app/paths";

/**
 * The error of a form that was sent too long after the last password check. Its link opens a new tab, so that the input
 * stays.
 */
export const CONFIRM_FIRST = "Confirm your password, then send this form again.";

export function ConfirmFirstLink() {
  return (
    <a
      href={paths.confirmPassword()}
      target="_blank"
      rel="noopener"
      className="text-accent underline underline-offset-2"
    >
      Confirm your password (opens a new tab)
    </a>
  );
}

/** A page whose form was refused so is not asked for again: it would ask for the password in the place of the form. */
export const staysAfterRefusal: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 403 ? false : defaultShouldRevalidate;
