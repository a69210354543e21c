import { z } from "zod";

/** What `npm audit --json` prints: findings by package, or why the registry could not be asked. */
const reportSchema = z.object({
  message: z.string().optional(),
  vulnerabilities: z
    .record(
      z.string(),
      z.object({
        via: z.array(z.union([z.string(), z.object({ url: z.string(), severity: z.string(), title: z.string() })])),
      }),
    )
    .optional(),
});

const JUDGED_SEVERITIES: ReadonlySet<string> = new Set(["high", "critical"]);
const ADVISORY_ID = /GHSA(?:-[0-9a-z]{4}){3}/g;

export type Verdict =
  /** The registry gave no findings: `reason` is what it said instead. */
  { kind: "not-asked"; reason: string } | { kind: "judged"; unexplained: string[]; explained: number };

/**
 * Compares the findings of `npm audit --json` of high and critical severity with the advisories that a document explains by
 * their GHSA ids. An empty report is one that npm could not make. Throws where the report is not JSON.
 */
export function judgeAdvisories(report: string, explanations: string): Verdict {
  if (report.trim() === "") return { kind: "not-asked", reason: "npm gave no report" };
  const { message, vulnerabilities } = reportSchema.parse(JSON.parse(report));
  if (!vulnerabilities) return { kind: "not-asked", reason: message ?? "no findings in the answer" };
  const explained = new Set(explanations.match(ADVISORY_ID));
  const found = new Map<string, string>();
  for (const [name, { via }] of Object.entries(vulnerabilities)) {
    for (const cause of via) {
      if (typeof cause === "string" || !JUDGED_SEVERITIES.has(cause.severity)) continue;
      const [id = cause.url] = cause.url.match(ADVISORY_ID) ?? [];
      found.set(id, `${id} (${cause.severity}) in ${name}: ${cause.title}`);
    }
  }
  const unexplained = [...found].flatMap(([id, line]) => (explained.has(id) ? [] : [line]));
  return { kind: "judged", unexplained, explained: found.size - unexplained.length };
}
