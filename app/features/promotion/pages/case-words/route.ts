import type { ActionFunctionArgs } from "@remix-run/node";
import { saveSummary } from "#app/features/promotion/data/promotion-draft";
import { summarySchema } from "#app/features/promotion/pages/case-summary/form-schema";
import { requireCase } from "#app/features/promotion/server/case";
import { answerWords } from "#app/features/promotion/server/words-answer";
import { parseForm } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";

/** Saves the summary as it is typed. */
export async function action(args: ActionFunctionArgs) {
  const { head, by } = await requireCase(args, "edit");
  const submission = await parseForm(args.request, summarySchema);
  if (submission.status !== "success") throw new Response("Unknown summary", { status: 400 });
  const { text, version } = submission.value;
  const saved = await saveSummary(args.context.database, by, { caseId: head.id, text, expectedVersion: version });
  return answerWords(saved, by.at);
}

export function loader() {
  throw notFound();
}
