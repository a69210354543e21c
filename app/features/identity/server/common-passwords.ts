import { readFileSync } from "node:fs";
import path from "node:path";
import {
  type CommonPasswords,
  findPasswordFault,
  PASSWORD_FAULTS,
  type PasswordOwner,
} from "#app/features/identity/domain/password-rules";

/** Named from the folder that Cairn is started in, as everything that is shipped beside the program. */
const FILE = path.resolve("app/features/identity/files/common-passwords.txt");
const BEST = 1_000;

let common: CommonPasswords | undefined;

/** The shipped list, read at the first use. */
export function loadCommonPasswords(): CommonPasswords {
  if (!common) {
    const words = readFileSync(FILE, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    common = { all: new Set(words), best: new Set(words.slice(0, BEST)) };
  }
  return common;
}

/** What a form says of a password that is easily guessed; null where it may be used. */
export function explainWeakPassword(password: string, owner: PasswordOwner): string | null {
  const fault = findPasswordFault(password, owner, loadCommonPasswords());
  return fault && PASSWORD_FAULTS[fault];
}
