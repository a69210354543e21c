import path from "node:path";
import Sqlite from "better-sqlite3";
import { newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, test } from "./support/fixtures";
import { signInOverHttp } from "./support/http-client";

const ASSESSMENT_OF_ENGINEER = `
  SELECT a.id FROM Assessment a JOIN Person p ON p.id = a.subjectId JOIN Cycle c ON c.id = a.cycleId
  WHERE p.email = 'engineer@demo.test' AND c.state = 'open'`;

const RATINGS = `
  SELECT r.competencyId, r.version, r.note FROM Rating r JOIN Sheet s ON s.id = r.sheetId
  WHERE s.assessmentId = ? AND s.kind = 'self'`;

const COMPETENCIES = ["observability", "mentoring", "system-design", "security"];
const ACKNOWLEDGED_BEFORE_THE_KILL = 60;

test("what was acknowledged before a kill -9 in the middle of autosaves is there afterwards", async () => {
  const dataDir = await newDataDir();
  const first = await startCairn({ demo: true, dataDir });
  const file = path.join(dataDir, "demo.db");
  const reader = new Sqlite(file, { readonly: true });
  const { id } = reader.prepare(ASSESSMENT_OF_ENGINEER).get() as { id: string };
  reader.close();

  const client = await signInOverHttp(first, "engineer");
  const acknowledged = new Map<string, { version: number; note: string }>();
  let count = 0;
  let killed: Promise<unknown> | null = null;
  const writeUntilKilled = async (competency: string) => {
    for (let version = 0; ; version++) {
      const note = `${competency}, words number ${version + 1}`;
      const form = {
        side: "self",
        intent: "save",
        competency,
        rating: String(1 + (version % 5)),
        note,
        version: String(version),
      };
      const answer = await client.post(`/assessments/${id}/rating`, { form }).catch(() => null);
      if (!answer) return;
      expect(answer.status(), await answer.text()).toBe(200);
      acknowledged.set(competency, { version: version + 1, note });
      count += 1;
      if (count === ACKNOWLEDGED_BEFORE_THE_KILL) killed = first.end("SIGKILL");
    }
  };
  await Promise.all(COMPETENCIES.map(writeUntilKilled));
  await killed;
  expect(count).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_THE_KILL);

  const second = await startCairn({ demo: true, dataDir });
  const stored = new Sqlite(file, { readonly: true });
  const rows = stored.prepare(RATINGS).all(id) as { competencyId: string; version: number; note: string }[];
  for (const [competency, { version, note }] of acknowledged) {
    const row = rows.find(({ competencyId }) => competencyId === competency);
    // One more may have been stored whose answer never arrived; never one less.
    expect(row?.version).toBeGreaterThanOrEqual(version);
    expect(row?.version).toBeLessThanOrEqual(version + 1);
    if (row?.version === version) expect(row.note).toBe(note);
  }
  expect(stored.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  stored.close();
  await client.dispose();
  await second.end();
  await removeDataDir(dataDir);
});
