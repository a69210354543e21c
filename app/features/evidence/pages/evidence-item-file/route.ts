import type { LoaderFunctionArgs } from "@remix-run/node";
import { findFile } from "#app/features/evidence/data/evidence-files";
import { MAX_FILE_NAME } from "#app/features/evidence/domain/limits";
import { nameAttachment } from "#app/features/evidence/files/attachment-type";
import { requireEvidence } from "#app/features/evidence/server/evidence-scope";
import { requireFound, requireId, requirePermit } from "#app/platform/server/guards";
import { permitEvidence } from "#app/policy/policy-evidence";

/**
 * A file of an item, for everyone who may see the item. It is always a download, so that the browser never shows it as
 * one of Cairn's pages. Every answer of the server also sends `nosniff`.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { piece, facts } = await requireEvidence(args, "see");
  const permit = requirePermit(permitEvidence(piece.id, facts));
  const file = requireFound(await findFile(args.context.database, permit, requireId(args.params.fileId)));
  const content = await args.context.attachments.read(file);
  if (!content) {
    args.context.logger.error({ file: file.id }, "the content of an attachment is gone or damaged");
    throw new Response("The content of this file is gone", { status: 404 });
  }
  // Names that an earlier release stored end in whatever they were uploaded with.
  const name = nameAttachment(file.fileName, file.mediaType, MAX_FILE_NAME);
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
      "Content-Length": String(content.byteLength),
      "Content-Disposition": `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeName(name)}`,
      "Cache-Control": "private, no-store",
    },
  });
}

const asciiName = (name: string) => name.replace(/[^\w .()-]/g, "_");
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
