import type { LoaderFunctionArgs } from "@remix-run/node";
import { listOwnEvidence } from "#app/features/evidence/data/evidence-log";
import type { EvidenceTag } from "#app/features/evidence/domain/piece";
import {
  type ExportedPiece,
  type ExportHead,
  toEvidenceCsv,
  toEvidenceJson,
  toEvidenceMarkdown,
} from "#app/features/evidence/files/evidence-export";
import { loadOwnLadder } from "#app/features/evidence/server/evidence-scope";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { dayIn } from "#app/kernel/day";
import { notFound } from "#app/platform/server/guards";

type Format = { ending: string; type: string; write: (head: ExportHead, pieces: ExportedPiece[]) => string };

const FORMATS = new Map<string, Format>([
  ["markdown", { ending: "md", type: "text/markdown", write: toEvidenceMarkdown }],
  // Spreadsheets take a file for UTF-8 by its byte order mark.
  ["csv", { ending: "csv", type: "text/csv", write: (_, pieces) => `\uFEFF${toEvidenceCsv(pieces)}` }],
  ["json", { ending: "json", type: "application/json", write: toEvidenceJson }],
]);

/** Exports all of the person's own evidence, archived items included. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const format = FORMATS.get(params.format ?? "");
  if (!format) throw notFound();
  const [{ ladder }, organisation, pieces] = await Promise.all([
    loadOwnLadder(context, actor),
    findOrganisation(context.database),
    listOwnEvidence(context.database, actor.personId, { archived: true }),
  ]);
  const zone = organisation?.timeZone ?? "UTC";
  const on = dayIn(context.now(), zone);
  const exported = pieces.map(
    ({ createdAt: _, updatedAt: __, version: ___, archivedAt, sharedWithManagerAt, tags, vouches, ...words }) => ({
      ...words,
      archived: archivedAt !== null,
      sharedWithManager: sharedWithManagerAt !== null,
      tags: tags.map((tag) => nameTag(ladder, tag)),
      vouches: vouches.map(({ name, words, vouchedAt }) => ({ name, words, on: dayIn(vouchedAt, zone) })),
    }),
  );
  return new Response(format.write({ name: actor.name, on }, exported), {
    headers: {
      "Content-Type": `${format.type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="evidence-${on}.${format.ending}"`,
      "Cache-Control": "private, no-store",
    },
  });
}

function nameTag(ladder: Ladder, { competencyId, criterionId }: EvidenceTag) {
  const competency = findCompetency(ladder, competencyId);
  const criterion = competency?.proficiencies.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterionId);
  return {
    competencyId,
    competency: competency?.name ?? competencyId,
    criterionId,
    criterion: criterion?.text ?? criterionId,
  };
}
