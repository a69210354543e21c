import { criteriaAt, findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import { chooseEvidence, type SaveWordsResult, saveNarrative } from "#app/features/promotion/data/promotion-draft";
import { caseRefusalMessage } from "#app/features/promotion/domain/lifecycle";
import type { RequestContext } from "#app/platform/server/context";
import { requireFound } from "#app/platform/server/guards";
import { requireCase } from "./case";

type Args = { request: Request; context: RequestContext; params: { caseId?: string; competencyId?: string } };

/** A competency of a draft, where the target role asks for it. */
export async function requireAsked(args: Args) {
  const { actor, head, by } = await requireCase(args, "edit");
  const { ladder } = await args.context.ladders.requireVersion(head.ladderVersionId);
  const role = findRole(ladder, head.targetRoleId);
  const asked = requireFound(role?.expectations.find(({ competency }) => competency === args.params.competencyId));
  const competency = requireFound(findCompetency(ladder, asked.competency));
  return { actor, head, by, ladder, role, asked, competency };
}

type Asked = Awaited<ReturnType<typeof requireAsked>>;
type Choice = { evidenceId: string; criterionId: string };

/** Chooses evidence for the competency and takes some away. The message says why it was refused; null where it was not. */
export async function saveChoices(
  { database }: RequestContext,
  { head, by, asked, competency }: Asked,
  choices: { add: Choice[]; remove: Choice[] } | null,
): Promise<{ message: string; status: number } | null> {
  const known = new Set(["", ...criteriaAt(competency, asked.proficiency).map(({ id }) => id)]);
  if (!choices?.add.every(({ criterionId }) => known.has(criterionId))) {
    return { message: "Choose items of the list, and criteria of this competency.", status: 400 };
  }
  const chosen = await chooseEvidence(database, by, { caseId: head.id, competencyId: competency.id, ...choices });
  return chosen.ok ? null : { message: CHOICE_REFUSALS[chosen.reason], status: 409 };
}

export function saveNote(
  { database }: RequestContext,
  { head, by, competency }: Asked,
  { text, version }: { text: string; version: number },
): Promise<SaveWordsResult> {
  return saveNarrative(database, by, {
    ...{ caseId: head.id, competencyId: competency.id },
    ...{ text, expectedVersion: version },
  });
}

export const CHOICE_REFUSALS = {
  "not-a-draft": caseRefusalMessage("not-a-draft"),
  "not-own": "Only evidence of your own can be chosen.",
  "too-much": "The case holds as much evidence as anyone could read. Take some out first.",
};
