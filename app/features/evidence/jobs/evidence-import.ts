import { createHash } from "node:crypto";
import { createEvidence } from "#app/features/evidence/data/evidence-edit";
import { listOwnEvidence } from "#app/features/evidence/data/evidence-log";
import { type EvidenceImportPlan, planEvidenceImport } from "#app/features/evidence/domain/import";
import { type ImportPreview, toPreview } from "#app/features/evidence/domain/import-preview";
import { type ImportFormat, parseEvidenceImport } from "#app/features/evidence/files/evidence-import";
import { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import type { Day } from "#app/kernel/day";
import { requireNotCancelled, type Task, type TaskContext } from "#app/platform/jobs/task";

/** The text of a file with evidence, whose it is, and the ladder by which it is read. `today` is the last day that counts, in `zone`. */
type ImportInput = {
  text: string;
  format: ImportFormat;
  authorId: string;
  ladderVersionId: string;
  today: Day;
  zone: string;
};

async function plan({ text, format, authorId, ladderVersionId, today, zone }: ImportInput, context: TaskContext) {
  const parsed = parseEvidenceImport(text, format, zone);
  requireNotCancelled(context);
  const database = await context.database();
  const { ladder } = await new LadderLibrary(database).requireVersion(ladderVersionId);
  const own = await listOwnEvidence(database, authorId, { archived: true });
  const planned = planEvidenceImport(parsed, own, ladder, today);
  return { database, planned, preview: toPreview(planned, ladder, hashPlan(planned)) };
}

/** Hashes the rows to be written, and nothing about how they were found. */
const hashPlan = ({ add }: EvidenceImportPlan) => createHash("sha256").update(JSON.stringify(add)).digest("hex");

/** Plans the import without writing anything. */
export const previewImport: Task<ImportInput, ImportPreview> = async (input, context) =>
  (await plan(input, context)).preview;

type ConfirmedImport = ImportInput & { planHash: string; leaveOutProblems: boolean; at: Date };

/** The outcome of an import; if refused, the current plan. */
type ImportOutcome =
  | { ok: true; imported: number }
  | { ok: false; reason: "changed-meanwhile" | "has-problems" | "too-much"; preview: ImportPreview };

/** Writes what was previewed, all or nothing. */
export const applyImport: Task<ConfirmedImport, ImportOutcome> = async (input, context) => {
  const { database, planned, preview } = await plan(input, context);
  if (preview.planHash !== input.planHash) return { ok: false, reason: "changed-meanwhile", preview };
  if (planned.problems.length > 0 && !input.leaveOutProblems) return { ok: false, reason: "has-problems", preview };
  requireNotCancelled(context);
  const by = { actorId: input.authorId, at: input.at };
  const pieces = planned.add.map(({ place: _, ...piece }) => piece);
  const created = await createEvidence(database, by, pieces);
  return created.ok ? { ok: true, imported: created.ids.length } : { ok: false, reason: created.reason, preview };
};
