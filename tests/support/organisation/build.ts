import { statSync } from "node:fs";
import type { WrittenCase } from "#app/features/calibration/domain/shared-cases/case";
import { readLadderCases } from "#app/features/calibration/files/ladder-cases";
import { computeContentHash } from "#app/features/ladder/data/ladder-library";
import { canonicalJson } from "#app/features/ladder/domain/canonical";
import { cyclesRead } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { connectPostgres, sqliteFile } from "#app/platform/backup/snapshot";
import { engineOf } from "#app/platform/database/engine";
import { RATED_IN_DRAFT, writeAssessments } from "./assessments";
import { fillDatabase } from "./bulk";
import { openSessionId, writeCalibration, writeSharedCases } from "./calibration";
import { writeGrowth } from "./growth";
import { writePeople } from "./people";
import { emailOf, idOf, OPEN, on, planOrganisation, SPAN } from "./plan";
import { writeRecord } from "./record";

/** What the benchmark opens pages of: they show the same amount whatever the size of the organisation. */
export type BenchWorld = {
  engineer: string;
  manager: string;
  administrator: string;
  selfAssessment: string;
  comparison: string;
  result: string;
  /** A competency of the engineer's self-assessment that has no rating yet. */
  unrated: string;
  /** The manager's team. */
  team: string;
  calibrationSession: string;
};

export type Built = { rows: number; ratings: number; bytes: number; seconds: number };

/**
 * Fills an empty database with an organisation of so many people and eight cycles, seven of them closed, each with self,
 * manager and agreed ratings of every competency of the shipped ladder. The same for the same size, but for the salt of
 * the password.
 */
export async function buildOrganisation(url: string, people: number): Promise<{ world: BenchWorld; built: Built }> {
  const started = performance.now();
  const { ladder, cases } = await readShippedLadder();
  const plan = planOrganisation(ladder, people);
  let ratings = 0;
  const rows = await fillDatabase(url, async (insert) => {
    const write: typeof insert = async (table, written) => insert(table, table === "Rating" ? count(written) : written);
    function* count<Row>(written: Iterable<Row>) {
      for (const row of written) {
        ratings += 1;
        yield row;
      }
    }
    await write("LadderVersion", [
      {
        id: plan.ladderVersionId,
        ladderId: ladder.id,
        version: ladder.version,
        contentHash: computeContentHash(ladder),
        content: canonicalJson(ladder),
        consecutiveCycles: cyclesRead(ladder.promotionRule),
        publishedAt: on(0),
      },
    ]);
    await writePeople(write, plan);
    await writeAssessments(write, plan);
    await writeGrowth(write, plan);
    await writeCalibration(write, plan);
    await writeSharedCases(write, plan, cases);
    await writeRecord(write, plan);
  });
  const seconds = (performance.now() - started) / 1_000;
  return { world: toWorld(plan), built: { rows, ratings, bytes: await computeBytes(url), seconds } };
}

async function readShippedLadder(): Promise<{ ladder: Ladder; cases: WrittenCase[] }> {
  const read = await readLadderFolder("ladder");
  if (!read.ok) throw new Error(read.report);
  const { cases } = await readLadderCases("ladder", read.ladder);
  return { ladder: read.ladder, cases };
}

function toWorld(plan: ReturnType<typeof planOrganisation>): BenchWorld {
  const { ladder, competencies, engineer, manager, administrator } = plan;
  const target = ladder.roles.find(({ id }) => id === plan.targetOf(engineer));
  const inForm = (target?.expectations ?? []).map(({ competency }) => competency);
  const firstReport = SPAN * manager + 1;
  return {
    engineer: emailOf(engineer),
    manager: emailOf(manager),
    administrator: emailOf(administrator),
    selfAssessment: idOf("a", OPEN, engineer),
    comparison: idOf("a", OPEN, firstReport % 2 === 0 ? firstReport : firstReport + 1),
    result: idOf("a", OPEN - 1, engineer),
    unrated: inForm.findLast((id) => !competencies.slice(0, RATED_IN_DRAFT).includes(id)) ?? "",
    team: idOf("t", manager),
    calibrationSession: openSessionId,
  };
}

/** What the database takes on disk. */
async function computeBytes(url: string): Promise<number> {
  if (engineOf(url) === "sqlite") return statSync(sqliteFile(url)).size;
  const client = await connectPostgres(url);
  try {
    const { rows } = await client.query("SELECT pg_database_size(current_database())");
    return Number(Object.values(rows[0])[0]);
  } finally {
    await client.end();
  }
}
