import { applyPeopleImport, type ImportResult, previewPeopleImport } from "#app/features/people/data/people-import";
import type { ImportRefusal } from "#app/features/people/domain/import-columns";
import { type LadderChoice, type PreviewView, toPreview } from "#app/features/people/domain/import-preview";
import { parsePeopleCsv } from "#app/features/people/files/people-csv";
import { requireNotCancelled, type Task } from "#app/platform/jobs/task";

/** The text of a file with people, who brings it, and the ladders they may belong to. */
type ImportInput = { text: string; ladders: LadderChoice[]; importerId: string };

export type PreviewOutput = { ok: true; preview: PreviewView } | { ok: false; refused: ImportRefusal[] };

/** What the file would do; nothing is written. */
export const previewImport: Task<ImportInput, PreviewOutput> = async ({ text, ...asked }, context) => {
  const parsed = parsePeopleCsv(text);
  if (!parsed.ok) return parsed;
  requireNotCancelled(context);
  const preview = await previewPeopleImport(await context.database(), { ...asked, lines: parsed.lines });
  return { ok: true, preview: toPreview(preview, asked.ladders) };
};

export type ConfirmedImport = ImportInput & { planHash: string; leaveOutRefused: boolean; at: Date };

/** What came of an import. Where it was refused: what it would do now. */
export type ImportOutcome =
  | Extract<ImportResult, { ok: true } | { reason: "not-administrator" }>
  | { ok: false; reason: "has-refused" | "changed-meanwhile"; preview: PreviewView };

/** Writes what was previewed, all or nothing: cancelled while it writes, nothing is written. */
export const applyImport: Task<ConfirmedImport, ImportOutcome> = async ({ text, ...asked }, context) => {
  const parsed = parsePeopleCsv(text);
  if (!parsed.ok) throw new Error("a file that cannot be read was confirmed");
  const request = { ...asked, lines: parsed.lines };
  const result = await applyPeopleImport(await context.database(), request, (progress) => {
    requireNotCancelled(context);
    context.report(progress);
  });
  return "preview" in result ? { ...result, preview: toPreview(result.preview, asked.ladders) } : result;
};
