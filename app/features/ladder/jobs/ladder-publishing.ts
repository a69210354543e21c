import { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import { previewPublishing, publishPreviewed } from "#app/features/ladder/data/ladder-publishing";
import { checkContent } from "#app/features/ladder/domain/check";
import { parseLadder } from "#app/features/ladder/domain/parse";
import type { LadderSource } from "#app/features/ladder/domain/source";
import { readLadderZip } from "#app/features/ladder/files/ladder-zip";
import type { AuditContext } from "#app/platform/database/audit";
import type { Task, TaskContext } from "#app/platform/jobs/task";
import { type IssuesView, type PreviewView, toIssues, toPreview } from "./publishing-view";

/** A ladder that cannot be read: a sentence on the archive, or what is wrong in its files. */
type Unreadable = { ok: false; message: string } | { ok: false; issues: IssuesView };

/** What publishing it would do, and the files, as the page sends them back. */
type Shown = { preview: PreviewView; source: string };

async function show(source: LadderSource, context: TaskContext) {
  const checked = parseLadder(source);
  if (!checked.ok) return { ok: false as const, issues: toIssues(checked.issues) };
  const { ladder } = checked;
  const database = await context.database();
  const ladders = new LadderLibrary(database);
  const warnings = [...checked.warnings, ...checkContent(ladder, checked.places)];
  const preview = async (): Promise<Shown> => ({
    preview: toPreview(ladder, await previewPublishing(database, ladders, ladder), warnings),
    source: JSON.stringify(source),
  });
  return { ok: true as const, ladder, database, ladders, preview };
}

/** What publishing the ladder in a zip archive would do; nothing is written. */
export const previewVersion: Task<{ zip: Uint8Array }, Unreadable | (Shown & { ok: true })> = async (
  { zip },
  context,
) => {
  const read = readLadderZip(zip);
  if (!read.ok) return read;
  const shown = await show(read.source, context);
  return shown.ok ? { ok: true, ...(await shown.preview()) } : shown;
};

type Confirmed = AuditContext & { source: LadderSource; planHash: string };
type Outcome = { ok: true; id: string; name: string; version: string } | Unreadable | (Shown & { ok: false });

/** Publishes what was previewed. Where it would now do something else, nothing is written and that comes back. */
export const publishVersion: Task<Confirmed, Outcome> = async ({ source, planHash, actorId, at }, context) => {
  const shown = await show(source, context);
  if (!shown.ok) return shown;
  const { ladder, database, ladders, preview } = shown;
  const result = await publishPreviewed(database, ladders, { actorId, at }, { ladder, planHash });
  if (!result.ok) return { ok: false, ...(await preview()) };
  return { ok: true, id: result.id, name: ladder.name, version: ladder.version };
};
