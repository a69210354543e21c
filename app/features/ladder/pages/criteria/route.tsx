import type { LoaderFunctionArgs } from "@remix-run/node";
import { criteriaByCompetency } from "#app/features/ladder/domain/lookup";
import { requireLadderVersion } from "#app/features/ladder/server/ladder-version";
import { answerOnce } from "#app/platform/server/unchanging";

/** All criteria of a version, for a page that shows more and more of them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shown, ladder } = await requireLadderVersion(request, context);
  const { contentHash } = await context.ladders.requireVersion(shown.id);
  return answerOnce(request, `${contentHash}-criteria`, () => ({
    mediaType: "application/json",
    body: JSON.stringify(criteriaByCompetency(ladder)),
  }));
}
