import path from "node:path";
import { AttachmentStore } from "#app/features/evidence/files/attachment-store";
import { checkDatabase } from "#app/platform/database/check-database";
import { openDatabase } from "#app/platform/database/database";
import { startPostgresServer } from "#prisma/postgres-server";
import { auditKeysIn, newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, PERSONAS, test } from "./support/fixtures";
import { signInOverHttp } from "./support/http-client";

const COMPETENCIES = ["observability", "mentoring", "system-design", "security"];
const ACKNOWLEDGED_BEFORE_THE_KILL = 60;

/** The open self-assessment of the engineer: its id, and what is stored of it. */
async function readSelfAssessment(url: string) {
  const database = await openDatabase(url);
  const found = await database.client.assessment.findFirstOrThrow({
    where: { subject: { email: PERSONAS.engineer }, cycle: { state: "open" } },
    select: {
      id: true,
      sheets: {
        where: { kind: "self" },
        select: { ratings: { select: { competencyId: true, version: true, note: true } } },
      },
    },
  });
  await database.close();
  return { id: found.id, ratings: found.sheets.flatMap(({ ratings }) => ratings) };
}

for (const engine of ["SQLite", "PostgreSQL"] as const) {
  test(`what was acknowledged before a kill -9 in the middle of autosaves is there afterwards (${engine})`, async () => {
    const postgres = engine === "PostgreSQL" ? await startPostgresServer() : null;
    const dataDir = await newDataDir();
    const url = postgres?.url ?? `file:${path.join(dataDir, "demo.db")}`;
    const environment = { DATABASE_URL: url };
    try {
      const first = await startCairn({ demo: true, dataDir, environment });
      const { id } = await readSelfAssessment(url);
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
      await client.dispose();

      const second = await startCairn({ demo: true, dataDir, environment });
      const { ratings } = await readSelfAssessment(url);
      for (const [competency, { version, note }] of acknowledged) {
        const row = ratings.find(({ competencyId }) => competencyId === competency);
        // One more may have been stored whose answer never arrived; never one less.
        expect(row?.version).toBeGreaterThanOrEqual(version);
        expect(row?.version).toBeLessThanOrEqual(version + 1);
        if (row?.version === version) expect(row.note).toBe(note);
      }
      const wrong: string[] = [];
      const contents = new AttachmentStore(path.join(dataDir, "demo-attachments"));
      for await (const { check, ok, detail } of checkDatabase(url, { contents, auditKeys: auditKeysIn(dataDir) }))
        if (!ok) wrong.push(`${check}: ${detail}`);
      expect(wrong).toEqual([]);
      await second.end();
    } finally {
      await postgres?.stop();
      await removeDataDir(dataDir);
    }
  });
}
