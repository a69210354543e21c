import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireFound } from "#app/http/guards";
import { requireLadderVersion } from "#app/http/ladder-version";
import { isLadderFormat, LADDER_FORMATS } from "#app/integrations/ladder-formats";

/** A published version as one file. It never changes, so whoever has it is only told so. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireLadderVersion(request, context);
  const format = new URL(request.url).searchParams.get("format") ?? "json";
  const version = requireFound((await context.ladders.listVersions()).find(({ id }) => id === params.versionId));
  if (!isLadderFormat(format)) throw new Response("Unknown format", { status: 400 });
  const { ladder, contentHash } = await context.ladders.requireVersion(version.id);
  const etag = `"${contentHash}-${format}"`;
  // Asked for each time, since who may read the ladder can change.
  const headers = new Headers({ ETag: etag, "Cache-Control": "private, no-cache" });
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const { mediaType, extension, print } = LADDER_FORMATS[format];
  headers.set("Content-Type", `${mediaType}; charset=utf-8`);
  headers.set("Content-Disposition", `attachment; filename="${ladder.id}-${ladder.version}.${extension}"`);
  return new Response(print(ladder), { headers });
}
