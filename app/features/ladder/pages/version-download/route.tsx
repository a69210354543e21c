import type { LoaderFunctionArgs } from "@remix-run/node";
import { isLadderFormat, LADDER_FORMATS } from "#app/features/ladder/files/ladder-formats";
import { requireLadderVersion } from "#app/features/ladder/server/ladder-version";
import { requireFound } from "#app/platform/server/guards";
import { answerOnce } from "#app/platform/server/unchanging";

/** A published version as one file. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireLadderVersion(request, context);
  const format = new URL(request.url).searchParams.get("format") ?? "json";
  const version = requireFound((await context.ladders.listVersions()).find(({ id }) => id === params.versionId));
  if (!isLadderFormat(format)) throw new Response("Unknown format", { status: 400 });
  const { ladder, contentHash } = await context.ladders.requireVersion(version.id);
  const { mediaType, extension, print } = LADDER_FORMATS[format];
  return answerOnce(request, `${contentHash}-${format}`, () => ({
    mediaType,
    body: print(ladder),
    headers: { "Content-Disposition": `attachment; filename="${ladder.id}-${ladder.version}.${extension}"` },
  }));
}
