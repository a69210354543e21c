import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import Sqlite from "better-sqlite3";
import routes from "#app/routes";
import type { CairnProcess } from "./support/cairn-process";
import { expect, test } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";
import { DECISIONS, type Ids, KINDS, OPEN_FORMS } from "./support/route-decisions";

const listIds = (entries: RouteConfigEntry[]): (string | undefined)[] =>
  entries.flatMap(({ id, children = [] }) => [id, ...listIds(children)]);

test("every route has a decision", () => {
  expect(Object.keys(DECISIONS).sort()).toEqual(listIds(routes).sort());
});

for (const kind of KINDS) {
  test(`what the ${kind} may see and send`, async ({ cairn }) => {
    test.setTimeout(120_000);
    const ids = readIds(cairn);
    const client = kind === "visitor" ? await newClient(cairn) : await signInOverHttp(cairn, kind);
    const found: string[] = [];
    const expected: string[] = [];
    for (const [route, cases] of Object.entries(DECISIONS)) {
      for (const { at, get, post } of cases) {
        const address = at(ids);
        expected.push(`GET ${address} ${get[kind]}`);
        found.push(`GET ${address} ${await answerTo(client, "get", address)}`);
        if (post) {
          expected.push(`POST ${address} ${post[kind]}`);
          found.push(`POST ${address} ${await answerTo(client, "post", address)}`);
        }
        // What may not be seen takes no form either, and nothing of it comes back as data.
        if (!post && !OPEN_FORMS.has(route) && get[kind] !== 200 && get[kind] !== "elsewhere") {
          const posted = await answerTo(client, "post", address);
          expect([403, 404, 405, "sign-in"], `POST ${address}`).toContain(posted);
        }
        if (get[kind] === 403 || get[kind] === 404) {
          const data = await client.get(address.replace(/(\?|$)/, ".data$1"), { maxRedirects: 0 });
          expect(await data.text(), `${address}.data`).not.toMatch(/"(proficiency|note|rows|competencies)"/);
        }
      }
    }
    expect(found).toEqual(expected);
    await client.dispose();
  });
}

async function answerTo(client: APIRequestContext, method: "get" | "post", address: string): Promise<number | string> {
  const form = method === "post" ? { intent: "none", side: "self" } : undefined;
  const answer = await client[method](address, { form, maxRedirects: 0 });
  if (answer.status() !== 302) return answer.status();
  return answer.headers().location?.startsWith("/sign-in") ? "sign-in" : "elsewhere";
}

/** Where the demo organisation has what the table speaks of. */
function readIds(cairn: CairnProcess): Ids {
  const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
  const one = (sql: string) => {
    const found = database.prepare(sql).pluck().get();
    if (typeof found !== "string") throw new Error(`nothing found by: ${sql}`);
    return found;
  };
  const of = (where: string) => `
    SELECT a.id FROM Assessment a JOIN Person p ON p.id = a.subjectId JOIN Person m ON m.id = a.reviewerId
    JOIN Cycle c ON c.id = a.cycleId WHERE m.email = 'manager@demo.test' AND ${where} ORDER BY c.startsOn DESC LIMIT 1`;
  const evidenceOf = (where: string) => `
    SELECT e.id FROM Evidence e JOIN Person p ON p.id = e.subjectId
    WHERE p.email = 'engineer@demo.test' AND e.archivedAt IS NULL AND ${where}
    AND e.id NOT IN (SELECT evidenceId FROM EvidenceVouch UNION SELECT evidenceId FROM AssessmentEvidence) LIMIT 1`;
  const ids = {
    open: one(of("p.email = 'engineer@demo.test' AND c.state = 'open'")),
    comparison: one(of("a.phase = 'comparison'")),
    final: one(of("p.email = 'engineer@demo.test' AND a.phase = 'final'")),
    finalOfColleague: one(of("p.email <> 'engineer@demo.test' AND a.phase = 'final' AND c.state = 'closed'")),
    inReleasedSession: one(
      "SELECT assessmentId FROM CalibrationSubject WHERE sessionId = 'calibration-released' LIMIT 1",
    ),
    ofAdministrator: one(`
      SELECT s.assessmentId FROM CalibrationSubject s JOIN Assessment a ON a.id = s.assessmentId
      JOIN Person p ON p.id = a.subjectId WHERE s.sessionId = 'calibration-open' AND p.email = 'admin@demo.test'`),
    cycle: one("SELECT id FROM Cycle WHERE state = 'open'"),
    team: one("SELECT id FROM Team WHERE parentId IS NOT NULL LIMIT 1"),
    draftCase: one("SELECT id FROM PromotionCase WHERE state = 'draft'"),
    reviewCase: one("SELECT id FROM PromotionCase WHERE state = 'review'"),
    submittedCase: one("SELECT id FROM PromotionCase WHERE state = 'submitted'"),
    votedCase: one("SELECT id FROM PromotionCase WHERE state = 'in-committee'"),
    withdrawnCase: one("SELECT id FROM PromotionCase WHERE state = 'withdrawn'"),
    ladderVersion: one("SELECT ladderVersionId FROM Cycle WHERE state = 'open'"),
    privateEvidence: one(evidenceOf("e.sharedWithManagerAt IS NULL")),
    sharedEvidence: one(evidenceOf("e.sharedWithManagerAt IS NOT NULL")),
    colleague: one(
      "SELECT id FROM Person WHERE email NOT LIKE '%engineer@demo.test' AND managerId IS NOT NULL LIMIT 1",
    ),
  };
  database.close();
  return ids;
}
