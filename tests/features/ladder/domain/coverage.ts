import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";

/** A row of the coverage table: a fact, and the paths under which the ladder says it. */
export type CoverageRow = { fact: string; paths: string[] };

/** The rows of the table in the section "Coverage" of a README. */
export function readCoverage(readme: string): CoverageRow[] {
  const section = readme.split("\n## Coverage\n")[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => {
    const [, fact = "", places = ""] = row.split(/(?<!\\)\|/);
    return { fact: fact.trim(), paths: Array.from(places.matchAll(/`([^`]+)`/g), ([, place]) => place ?? "") };
  });
}

/** The keys by which an entry of a list may be named. */
const NAMING_KEYS = ["id", "role", "label", "activity", "name", "competency"];

/** What stands at a path like `roles/vp.yaml#leadsTo.director`; undefined where nothing does. */
export async function resolveCoveragePath(folder: string, coveragePath: string): Promise<unknown> {
  const [file = "", keys] = coveragePath.split("#");
  const text = await readFile(path.join(folder, file), "utf8").catch(() => null);
  if (text === null) return undefined;
  return (keys?.split(".") ?? []).reduce<unknown>(step, parse(text));
}

function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const named = value.find((entry) => NAMING_KEYS.some((naming) => entry?.[naming] === key));
    return named ?? (/^\d+$/.test(key) ? value[Number(key)] : undefined);
  }
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
