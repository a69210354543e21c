import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findSharedCase } from "#app/features/calibration/data/shared-cases";
import { changeRealCase } from "#app/features/calibration/data/shared-cases-steps";
import { loadCaseRatings } from "#app/features/calibration/server/case-source";
import { RealCaseForm } from "#app/features/calibration/ui/shared-cases/real-case-form";
import { parseRealCase, readTypedCase, toTypedCase } from "#app/features/calibration/ui/shared-cases/real-case-schema";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { forbidden, requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideSharedCase } from "#app/policy/policy-shared-cases";
import { PageHeader } from "#app/ui/page-header";

export const meta = () => [{ title: "Edit a practice case · Cairn" }];

const versionSchema = z.coerce.number().int().min(0).max(1_000_000).catch(0);

/** A real case while it is prepared: once it is open, its text is what people rate. */
async function requireEditable(request: Request, context: RequestContext, caseId: string | undefined) {
  const actor = await requireActor(request, context);
  const one = requireFound(await findSharedCase(context.database, actor, requireId(caseId)));
  requireAllowed(decideSharedCase(actor, "manage", one.facts));
  if (one.state !== "preparing" || one.assessmentId === null) throw forbidden();
  return { actor, one, ...(await loadCaseRatings(context, one.assessmentId, one.ladderVersionId)) };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { one, options } = await requireEditable(request, context, params.caseId);
  return { id: one.id, version: one.version, title: one.title, typed: toTypedCase(one.title, one.content), options };
}

const REFUSED = {
  "changed-meanwhile":
    "Someone else changed this while you worked on it. What you typed is still below; saving again replaces theirs.",
  "is-answered": "People have answered this text, so it stays as it is.",
  "is-open": "The case is open, so its text stays as it is.",
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, one, ratings } = await requireEditable(request, context, params.caseId);
  const form = await request.formData();
  const typed = readTypedCase(form);
  const parsed = parseRealCase(typed, ratings);
  if (!parsed.ok) {
    return data({ typed, errors: parsed.errors, version: versionSchema.parse(form.get("version")) }, { status: 400 });
  }
  const by = { actorId: actor.personId, at: context.now() };
  const changed = await changeRealCase(context.database, by, one.id, versionSchema.parse(form.get("version")), parsed);
  if (!changed.ok) return data({ typed, errors: [REFUSED[changed.reason]], version: one.version }, { status: 409 });
  return redirectWithMessage(
    context,
    paths.sharedCase(one.id),
    "Saved. Both are asked again, for the text is another one.",
  );
}

export default function EditSharedCase() {
  const { id, title, version, typed, options } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Practice cases", to: paths.sharedCases() },
          { label: title, to: paths.sharedCase(id) },
          { label: "Edit" },
        ]}
        title="Edit the text"
        sub="Both sides are asked for consent again, whatever they said before: what they agreed to was another text."
        seenBy="Seen by administrators and the two who are asked"
      />
      <RealCaseForm
        typed={result?.typed ?? typed}
        errors={result?.errors ?? []}
        competencies={options}
        version={result?.version ?? version}
        cancelTo={paths.sharedCase(id)}
        submitLabel="Save and ask again"
      />
    </>
  );
}
