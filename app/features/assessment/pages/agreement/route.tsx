import type { ActionFunctionArgs } from "@remix-run/node";
import { recordAgreement } from "#app/features/assessment/data/agree";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { listRatings } from "#app/features/assessment/data/ratings";
import { toFormValue } from "#app/features/assessment/domain/rating-content";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import { parseAgreement } from "#app/features/assessment/pages/comparison/form-schema";
import { explainAgreeing } from "#app/features/assessment/ui/agreement";
import { requireActor } from "#app/features/identity/server/session";
import { notFound, requireAllowed, requireFound, requirePermit } from "#app/platform/server/guards";
import type { RouteHandle } from "#app/platform/server/watch-handlers";
import { decideAssessment, permitRatings } from "#app/policy/policy";

export function loader() {
  throw notFound();
}

const invalid = (message: string) => Response.json({ ok: false, reason: "invalid", message }, { status: 400 });

/** Ratings compare versions: a form that is sent twice changes nothing twice. */
export const handle: RouteHandle = { isRepeatable: true };

/** Autosaves one agreed rating from the comparison. It returns data, so the page stays where it is. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database } = context;
  const head = requireFound(await findAssessmentHead(database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "agree", head.facts));
  const form = await request.formData();
  const { ladder } = await context.ladders.requireVersion(head.ladderVersionId);
  const competency = competenciesToRate(ladder, [head.roleId, head.targetRoleId]).find(
    ({ id }) => id === form.get("competency"),
  );
  if (!competency) return invalid("This assessment does not ask about that competency");
  const fields = new FormData();
  for (const name of ["agreed", "reason", "version"])
    fields.set(`${name}.${competency.id}`, String(form.get(name) ?? ""));
  const parsed = parseAgreement(fields, [competency.id], ladder.proficiencies.length);
  if (!parsed.ok) return invalid(parsed.errors[0]?.message ?? "This could not be read");
  const at = context.now();
  const recorded = await recordAgreement(database, { actorId: actor.personId, at }, head.id, parsed.drafts);
  if (recorded.ok) return Response.json({ ok: true, version: recorded.versions.get(competency.id) ?? 0, savedAt: at });
  if (recorded.reason !== "newer-version") {
    return Response.json({ ok: false, reason: "refused", message: explainAgreeing(recorded.reason) }, { status: 409 });
  }
  const reading = requirePermit(permitRatings(actor, head, ["agreed"]));
  const stored = (await listRatings(database, reading)).get("agreed")?.get(competency.id);
  const current = {
    content: { agreed: stored ? toFormValue(stored.value) : "", reason: stored?.note ?? "" },
    version: stored?.version ?? 0,
    savedAt: stored?.updatedAt.toISOString() ?? null,
  };
  return Response.json({ ok: false, reason: "changed-meanwhile", current }, { status: 409 });
}
