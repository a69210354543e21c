import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { detachEvidence } from "#app/features/assessment/data/evidence";
import { savePrivateNote } from "#app/features/assessment/data/private-notes";
import { saveRating } from "#app/features/assessment/data/save-rating";
import { refusalMessage } from "#app/features/assessment/domain/lifecycle";
import { noteSchema, ratingSchema, versionSchema } from "#app/features/assessment/domain/rating-schema";
import { requireRatable } from "#app/features/assessment/server/rating-sheet";
import { addEvidence, toDraft, toNewer } from "#app/features/assessment/server/save-rating-form";
import { plainMessage } from "#app/kernel/plain-message";
import { notFound, requirePermit } from "#app/platform/server/guards";
import type { RouteHandle } from "#app/platform/server/watch-handlers";
import { permitPrivateNote } from "#app/policy/policy";

export function loader() {
  throw notFound();
}

const invalid = (message: string) => Response.json({ ok: false, reason: "invalid", message }, { status: 400 });
const refused = (message: string) => Response.json({ ok: false, reason: "refused", message }, { status: 409 });

const sideSchema = z.enum(["self", "manager"]);
const intentSchema = z.enum(["save", "add-evidence", "remove-evidence", "save-private-note"]).catch("save");

/** Ratings compare versions: a form that is sent twice changes nothing twice. */
export const handle: RouteHandle = { isRepeatable: true };

/** Autosaves one part of a rating form. It returns data, so the page stays where it is. */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const form = await request.formData();
  const side = sideSchema.safeParse(form.get("side"), { error: plainMessage });
  if (!side.success) return invalid("Say which side is rated");
  const ratable = await requireRatable(args, side.data);
  const { actor, head, ladder, competencies } = ratable;
  const by = { actorId: actor.personId, at: context.now() };
  const text = (name: string) => String(form.get(name) ?? "");
  const intent = intentSchema.parse(form.get("intent"));

  if (intent === "save-private-note") {
    if (side.data !== "manager") return invalid("Private notes belong to reviews");
    const parsed = z
      .object({ text: noteSchema, version: versionSchema })
      .safeParse({ text: text("text"), version: form.get("version") }, { error: plainMessage });
    if (!parsed.success) return invalid(parsed.error.issues[0]?.message ?? "This could not be read");
    const { version: expectedVersion, text: words } = parsed.data;
    const note = { text: words, expectedVersion, at: by.at };
    const saved = await savePrivateNote(context.database, requirePermit(permitPrivateNote(actor, head)), note);
    if (saved.ok) return Response.json({ ...saved, savedAt: by.at });
    const current = { content: { text: saved.current.text }, version: saved.current.version, savedAt: null };
    return Response.json({ ok: false, reason: "changed-meanwhile", current }, { status: 409 });
  }

  const competency = competencies.find(({ id }) => id === form.get("competency"));
  if (!competency) return invalid("This assessment does not ask about that competency");

  if (intent === "add-evidence") {
    const fields = { title: text("title"), link: text("link"), happenedOn: text("happenedOn") };
    const added = await addEvidence({ ...ratable, context, side: side.data }, competency.id, fields);
    return added.ok ? Response.json(added) : invalid(added.problem);
  }
  if (intent === "remove-evidence") {
    const use = { assessmentId: head.id, competencyId: competency.id, evidenceId: text("evidence"), side: side.data };
    const removed = await detachEvidence(context.database, by, use);
    return removed.ok ? Response.json(removed) : refused(refusalMessage(removed.reason));
  }

  const parsed = ratingSchema(ladder, competency).safeParse(
    {
      rating: text("rating"),
      criteria: form.getAll("criteria").map(String),
      note: text("note"),
      version: form.get("version"),
    },
    { error: plainMessage },
  );
  if (!parsed.success) return invalid(parsed.error.issues[0]?.message ?? "This could not be read");
  const target = {
    assessmentId: head.id,
    personId: head.subject.id,
    side: side.data,
    ladderVersionId: head.ladderVersionId,
  };
  const draft = toDraft(competency.id, parsed.data.content, parsed.data.version);
  const saved = await saveRating(context.database, by, target, draft);
  if (saved.ok) return Response.json(saved);
  if (saved.reason !== "changed-meanwhile") return refused(refusalMessage(saved.reason));
  return Response.json({ ok: false, reason: "changed-meanwhile", current: toNewer(saved.current) }, { status: 409 });
}
