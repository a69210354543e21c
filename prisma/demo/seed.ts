import path from "node:path";
import type { WrittenCase } from "#app/features/calibration/domain/shared-cases/case";
import { readLadderCases } from "#app/features/calibration/files/ladder-cases";
import { isOrganisationSetUp } from "#app/features/identity/data/organisation";
import { DEMO_PASSWORD } from "#app/features/identity/server/demo-personas";
import { insertLadderVersion } from "#app/features/ladder/data/ladder-library";
import { diffLadders } from "#app/features/ladder/domain/diff";
import { countChanges } from "#app/features/ladder/domain/diff-print";
import { comparableCompetencies } from "#app/features/ladder/domain/migration";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { formatIssue } from "#app/features/ladder/domain/source";
import { readLadderAt, readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { dayIn } from "#app/kernel/day";
import { recordAudit } from "#app/platform/database/audit";
import type { Transaction } from "#app/platform/database/database";
import { isUniqueViolation } from "#app/platform/database/errors";
import { insertMany } from "#app/platform/database/insert-many";
import { toEvidenceKey } from "#app/platform/database/search-keys";
import { inTransaction } from "#app/platform/database/transaction";
import type { Services } from "#app/platform/server/context";
import { SettingsError } from "#app/platform/server/settings";
import { buildAssessments } from "./assessments";
import { addDays, type Day, momentOn } from "./calendar";
import {
  buildCalibration,
  recordCalibration,
  toDecisionRow,
  toMemberRows,
  toRemarkRow,
  toSessionRow,
  toSubjectRows,
} from "./calibration";
import { buildCycles, type DemoCycle } from "./cycles";
import { buildEvidenceLog } from "./evidence-log";
import { writeGrowth } from "./growth";
import { buildLadderBefore } from "./ladder-before";

import { buildOwnAssessments } from "./own-assessments";
import { buildPeople, listRoleIds } from "./people";
import { buildPrivateNotes } from "./private-notes";
import { seedPromotion } from "./promotion";
import { buildRecord, type Founding } from "./record";
import {
  listPersonas,
  toAccountRow,
  toAssessmentRow,
  toCycleRow,
  toEvidenceUseRows,
  toPersonRow,
  toRatingRows,
  toSheetRows,
  toUserRow,
} from "./rows";
import {
  buildSharedCases,
  recordSharedCases,
  toAnswerRatingRows,
  toAnswerRows,
  toConsentRows,
  toSharedCaseRow,
} from "./shared-cases";
import { Words } from "./words";

const ORGANISATION = { name: "Halyard", timeZone: "Europe/Lisbon" };
const DAYS_FROM_FOUNDING_TO_FIRST_CYCLE = 30;
const DAYS_FROM_NEW_VERSION_TO_CYCLE = 12;
/** The version shipped before this one, as `ladder export` wrote it. */
const VERSION_SHIPPED_BEFORE = "2026.4";

/**
 * Fills an empty database with the demo organisation as of today; runs on one day give the same data. It is one
 * transaction, so that an interrupted seed leaves nothing behind.
 */
export async function seedDemo(services: Pick<Services, "database" | "auth" | "settings" | "now">): Promise<void> {
  const { database, auth, settings, now } = services;
  if (await isOrganisationSetUp(database)) return;
  const ladder = await readDemoLadder(settings.LADDER_DIR);
  const earlier = await readEarlierLadder(settings.LADDER_DIR);
  const { cases: written } = await readLadderCases(settings.LADDER_DIR, ladder);
  const passwordHash = await (await auth.$context).password.hash(DEMO_PASSWORD);
  const today = dayIn(now(), ORGANISATION.timeZone);
  try {
    await inTransaction(database, (tx) => writeDemo(tx, { ladder, earlier, written, passwordHash, today }));
  } catch (error) {
    // Another process that started at the same time was first.
    if (isUniqueViolation(error) && (await isOrganisationSetUp(database))) return;
    throw error;
  }
}

async function readDemoLadder(folder: string): Promise<Ladder> {
  const read = await readLadderFolder(folder);
  if (!read.ok) throw new SettingsError(`The ladder in ${folder} has errors:\n${read.report}`);
  const roleIds = new Set(read.ladder.roles.map(({ id }) => id));
  const unknown = listRoleIds().filter((id) => !roleIds.has(id));
  if (unknown.length > 0) {
    throw new SettingsError(
      `The demo organisation is made for the shipped ladder; the one in ${folder} has no ${unknown.join(", ")}.\n` +
        "Leave LADDER_DIR unset for the demo.",
    );
  }
  return read.ladder;
}

/** The version that was shipped before: the second closed cycle was assessed with it. */
export async function readEarlierLadder(folder: string): Promise<Ladder> {
  const place = path.join(folder, "earlier", `${VERSION_SHIPPED_BEFORE}.json`);
  const { ladder, issues } = await readLadderAt(place);
  if (ladder) return ladder;
  throw new SettingsError(
    `The demo organisation needs ${place}, an earlier version of the shipped ladder:\n${issues.map(formatIssue).join("\n")}\n` +
      "Leave LADDER_DIR unset for the demo.",
  );
}

type DemoSource = {
  ladder: Ladder;
  earlier: Ladder;
  written: readonly WrittenCase[];
  passwordHash: string;
  today: Day;
};

async function writeDemo(
  tx: Transaction,
  { ladder, earlier, written, passwordHash, today }: DemoSource,
): Promise<void> {
  const demo = buildPeople(today);
  const cycles = buildCycles(today);
  const words = new Words(demo);
  // Each cycle was assessed with the version of its time, and so was what people began on their own after the second one.
  const before = buildLadderBefore(earlier);
  const ladderOf = (cycle: DemoCycle | null) => (cycle === null ? earlier : ([ladder, earlier][cycle.back] ?? before));
  const assessments = [
    ...cycles.flatMap((cycle) => buildAssessments(ladderOf(cycle), demo, words, cycle)),
    ...buildOwnAssessments(earlier, demo, words, today),
  ];
  const founding: Founding = {
    on: addDays(cycles[0]?.startsOn ?? today, -DAYS_FROM_FOUNDING_TO_FIRST_CYCLE),
    byId: demo.people.find(({ entry }) => entry.isAdministrator)?.id ?? "",
  };
  const foundedAt = momentOn(founding.on, 9);

  await tx.organisation.create({ data: { ...ORGANISATION, demo: true, createdAt: foundedAt } });
  await recordAudit(tx, {
    at: foundedAt,
    actorId: founding.byId,
    action: "organisation.created",
    subjectKind: "organisation",
    subjectId: "organisation",
    after: ORGANISATION,
  });
  const { id: beforeId, record: firstPublication } = await insertLadderVersion(tx, before, {
    actorId: null,
    at: foundedAt,
  });
  await recordAudit(tx, firstPublication);
  const publish = (version: Ladder, replaced: Ladder, back: number) => {
    const startsOn = cycles.find((cycle) => cycle.back === back)?.startsOn ?? today;
    const at = momentOn(addDays(startsOn, -DAYS_FROM_NEW_VERSION_TO_CYCLE), 8);
    const summary = countChanges(diffLadders(replaced, version));
    return insertLadderVersion(tx, version, { actorId: founding.byId, at }, summary);
  };
  const { id: earlierId, record: secondPublication } = await publish(earlier, before, 1);
  const { id: ladderVersionId, record: publication } = await publish(ladder, earlier, 0);
  const versionIds = new Map([
    [before, beforeId],
    [earlier, earlierId],
    [ladder, ladderVersionId],
  ]);
  const comparable = new Map(
    [before, earlier].map((version) => {
      const pairs = comparableCompetencies(version, earlier);
      return [version, new Map(pairs.map((pair) => [pair.before, pair.after]))];
    }),
  );
  const versionOf = (cycle: DemoCycle | null) => versionIds.get(ladderOf(cycle)) ?? ladderVersionId;

  const personas = listPersonas(demo);
  await tx.user.createMany({ data: personas.map((person) => toUserRow(person, founding)) });
  await tx.account.createMany({ data: personas.map((person) => toAccountRow(person, passwordHash, founding)) });
  await tx.team.createMany({ data: demo.teams.map(({ id, name, parentId }) => ({ id, name, parentId })) });
  await tx.person.createMany({ data: demo.people.map((person) => toPersonRow(person, ladder.id, founding)) });
  await insertMany(tx, "ReportingLine", demo.lines);

  await tx.cycle.createMany({ data: cycles.map((cycle) => toCycleRow(cycle, versionOf(cycle))) });
  await insertMany(
    tx,
    "CycleParticipant",
    assessments.flatMap(({ cycle, person }) => (cycle ? [{ cycleId: cycle.id, personId: person.id }] : [])),
  );
  await insertMany(
    tx,
    "Assessment",
    assessments.map((assessment) => toAssessmentRow(assessment, versionOf(assessment.cycle))),
  );
  await insertMany(tx, "Sheet", assessments.flatMap(toSheetRows));
  await insertMany(tx, "Rating", assessments.flatMap(toRatingRows));
  const log = buildEvidenceLog(ladder, demo, assessments, today);
  await insertMany(
    tx,
    "Evidence",
    log.evidence.map((piece) => ({ ...piece, ...toEvidenceKey(piece) })),
  );
  await insertMany(tx, "EvidenceTag", log.tags);
  await insertMany(tx, "EvidenceVouch", log.vouches);
  await insertMany(tx, "AssessmentEvidence", assessments.flatMap(toEvidenceUseRows));
  await tx.privateNote.createMany({ data: buildPrivateNotes(assessments) });
  await writeGrowth(tx, { ladder, ladderVersionId, demo, assessments, today });

  const calibration = buildCalibration(demo, cycles, assessments, today);
  await insertMany(tx, "CalibrationSession", calibration.sessions.map(toSessionRow));
  await insertMany(tx, "CalibrationMember", calibration.sessions.flatMap(toMemberRows));
  await insertMany(tx, "CalibrationSubject", toSubjectRows(calibration));
  await insertMany(tx, "CalibrationDecision", calibration.decisions.map(toDecisionRow));
  await insertMany(tx, "CalibrationRemark", calibration.remarks.map(toRemarkRow));

  // Cases rest on the closed cycles, so they are made with the version of the latest of them.
  const promotions = await seedPromotion(tx, {
    ladder: earlier,
    ladderVersionId: earlierId,
    organisation: ORGANISATION.name,
    zone: ORGANISATION.timeZone,
    demo,
    cycles,
    comparableOf: (cycle) => comparable.get(ladderOf(cycle)) ?? new Map(),
    assessments,
    today,
    administratorId: founding.byId,
  });
  const sharedCases = buildSharedCases(ladder, written, demo, assessments, today);
  await insertMany(
    tx,
    "SharedCase",
    sharedCases.map((one) => toSharedCaseRow(one, one.writtenCaseId ? ladderVersionId : earlierId)),
  );
  await insertMany(tx, "SharedCaseConsent", sharedCases.flatMap(toConsentRows));
  await insertMany(tx, "SharedCaseAnswer", sharedCases.flatMap(toAnswerRows));
  await insertMany(tx, "SharedCaseRating", sharedCases.flatMap(toAnswerRatingRows));

  const record = [
    secondPublication,
    publication,
    ...buildRecord({
      ...{ ladderId: ladder.id, versionOf, demo, cycles, assessments, founding },
      signingIn: new Set(personas.map(({ id }) => id)),
    }),
    ...recordCalibration(calibration, founding.byId),
    ...promotions,
    ...recordSharedCases(sharedCases, founding.byId),
  ];
  await recordAudit(tx, ...record.sort((a, b) => a.at.getTime() - b.at.getTime()));
}
