import { z } from "zod";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./password-limits";

/** A password that someone chooses. */
export const newPasswordField = z
  .string({ error: `Choose a password of at least ${MIN_PASSWORD_LENGTH} characters` })
  .min(MIN_PASSWORD_LENGTH, `A password has at least ${MIN_PASSWORD_LENGTH} characters`)
  .max(MAX_PASSWORD_LENGTH, `A password has at most ${MAX_PASSWORD_LENGTH} characters`);

export const repeatedPasswordField = z
  .string({ error: "Type the password once more" })
  .max(MAX_PASSWORD_LENGTH, `A password has at most ${MAX_PASSWORD_LENGTH} characters`);

/** Puts the message by the second field where the two differ. */
export const SAME_TWICE = { path: ["repeated"], error: "The two passwords are not the same" };
