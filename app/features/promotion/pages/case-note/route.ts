import type { ActionFunctionArgs } from "@remix-run/node";
import { narrativeSchema, readChoices } from "#app/features/promotion/pages/case-competency/form-schema";
import { requireAsked, saveChoices, saveNote } from "#app/features/promotion/server/asked-competency";
import { answerWords } from "#app/features/promotion/server/words-answer";
import { parseFields } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";

/** Saves the note on a competency and its evidence as they are typed and ticked. */
export async function action(args: ActionFunctionArgs) {
  const asked = await requireAsked(args);
  const posted = await args.request.formData();
  const submission = parseFields(posted, narrativeSchema);
  if (submission.status !== "success") throw new Response("Unknown note", { status: 400 });
  const refusal = await saveChoices(args.context, asked, readChoices(posted));
  if (refusal) throw new Response(refusal.message, { status: refusal.status });
  return answerWords(await saveNote(args.context, asked, submission.value), asked.by.at);
}

export function loader() {
  throw notFound();
}
