import { DRAFT_FIELD } from "#app/kernel/form-draft";
import { paths } from "#app/paths";
import { deleteDraft } from "#app/platform/database/form-drafts";
import { findOrigin } from "#app/platform/request-origin";
import type { RequestContext } from "./context";

/** Pages that ask who is there: a form that leads to one of them was not accepted. */
const ASKING: readonly string[] = [paths.signIn(), paths.setUp(), paths.confirmPassword()];

/** Runs the action of a form, and deletes the form's draft once the action accepted it, with or without scripts. */
export async function endDraftOnceAccepted<T>(
  form: FormData,
  context: RequestContext,
  act: () => Promise<T>,
): Promise<T> {
  try {
    const answer = await act();
    await endDraft(form, context, answer);
    return answer;
  } catch (thrown) {
    await endDraft(form, context, thrown);
    throw thrown;
  }
}

async function endDraft(form: FormData, context: RequestContext, answer: unknown): Promise<void> {
  const name = form.get(DRAFT_FIELD);
  const personId = findOrigin()?.actorId;
  if (typeof name !== "string" || !personId || !isAccepted(answer)) return;
  try {
    await deleteDraft(context.database, { personId, form: name });
  } catch (error) {
    // The form was accepted all the same: its sender gets the answer, and is offered a draft equal to it again.
    context.logger.warn({ requestId: context.requestId, err: error }, "the draft of an accepted form was not deleted");
  }
}

/** An action accepts a form by leading on; an answer that shows the form again keeps its draft. */
export function isAccepted(answer: unknown): boolean {
  if (!(answer instanceof Response)) return false;
  const location = answer.headers.get("Location")?.split("?", 1)[0];
  return location !== undefined && !ASKING.includes(location);
}
