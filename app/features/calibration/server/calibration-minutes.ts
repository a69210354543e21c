import type { LoaderFunctionArgs } from "@remix-run/node";
import { readMinutes } from "#app/features/calibration/data/calibration-board";
import { buildMinutes, type Minutes } from "#app/features/calibration/domain/session/minutes";
import { describeScope } from "#app/features/calibration/domain/session/scope";
import { requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { requirePermit } from "#app/platform/server/guards";
import { permitSession } from "#app/policy/policy-calibration";
import { requireCalibrationSession } from "./calibration-session";

/** The minutes of a closed session, as the member who asks may read them: without what is about themselves. */
export async function requireMinutes({ request, params, context }: LoaderFunctionArgs): Promise<Minutes> {
  const { actor, session } = await requireCalibrationSession(request, context, params.sessionId, "see-minutes");
  await requireRecentPassword(request, context);
  const [{ ladder }, facts] = await Promise.all([
    context.ladders.requireVersion(session.ladderVersionId),
    readMinutes(context.database, requirePermit(permitSession(actor, session)), actor.personId),
  ]);
  return buildMinutes({
    session: { ...session, cycle: session.cycle.name, group: describeScope(session.scope, ladder, session.teams) },
    ladder,
    ...facts,
    isWithoutReader: session.ownAssessmentId !== null,
  });
}

/** A name for a file: letters and digits of the session's name, or a plain word where it has none. */
export function minutesFileName({ name }: Minutes, extension: string): string {
  const slug = name
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `minutes-${slug || "session"}.${extension}`;
}
