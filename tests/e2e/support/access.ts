import path from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import type { Cairn } from "./cairn-process";
import { expect, PERSONAS, type Persona } from "./fixtures";

/** Makes a person an administrator, as the administrator whose page it is. */
export async function makeAdministrator(page: Page, name: string): Promise<void> {
  await page.goto(`/people?search=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.getByText("Make an administrator…").click();
  await page.getByRole("button", { name: "Make an administrator" }).click();
  await expect(page.getByText(`${name} is now an administrator.`)).toBeVisible();
}

/** Lets the password of a persona's sessions be given so many minutes ago. */
export function ageSessions(cairn: Cairn, persona: Persona, minutes: number): void {
  const at = new Date(Date.now() - minutes * 60_000).toISOString();
  withDatabase(cairn, (database) => {
    const of = "userId = (SELECT id FROM User WHERE email = ?)";
    const { changes } = database
      .prepare(`UPDATE Session SET createdAt = ?, authenticatedAt = NULL WHERE ${of}`)
      .run(at, PERSONAS[persona]);
    if (changes === 0) throw new Error(`${persona} is not signed in`);
  });
}

export function withDatabase<Result>(cairn: Cairn, use: (database: Sqlite.Database) => Result): Result {
  const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { timeout: 5_000 });
  try {
    return use(database);
  } finally {
    database.close();
  }
}
