import type { Reader, TextKindId } from "#app/policy/text-kinds";
import { type Row, type Tables, textOf } from "./tables";

export type Facts = Awaited<ReturnType<typeof readFacts>>;

const LOADED = [
  ...["Person", "ReportingLine", "Assessment", "Sheet", "AssessmentEvidence", "Evidence", "EvidenceVouch", "Goal"],
  ...["CheckIn", "FeedbackRequest", "FeedbackInvitation", "FeedbackAnswer", "PromotionCase", "CaseShare"],
  ...["CaseEvidence", "CommitteeMember", "CaseVote", "CaseConflict", "CalibrationSession", "CalibrationMember"],
  ...["CalibrationSubject", "CalibrationDecision", "SharedCase", "SharedCaseConsent", "SharedCaseAnswer"],
] as const;

/** What says who stands how to whom, as the database has it. */
export async function readFacts(tables: Tables) {
  const loaded = new Map<string, Row[]>();
  for (const model of LOADED) loaded.set(model, await tables.all(`SELECT * FROM "${model}"`));
  const rows = (model: (typeof LOADED)[number]) => loaded.get(model) ?? [];
  const byId = new Map(LOADED.map((model) => [model, new Map(rows(model).map((row) => [textOf(row, "id"), row]))]));
  const find = (model: (typeof LOADED)[number], id: unknown): Row => byId.get(model)?.get(String(id)) ?? {};
  const above = new Map<string, string[]>();
  for (const line of rows("ReportingLine")) {
    const below = textOf(line, "belowId");
    above.set(below, [...(above.get(below) ?? []), textOf(line, "aboveId")]);
  }
  const submitted = new Set(
    rows("Sheet").flatMap((sheet) =>
      sheet.submittedAt && !isTrue(sheet.superseded) ? [`${sheet.assessmentId} ${sheet.kind}`] : [],
    ),
  );
  return {
    rows,
    find,
    managerOf: (person: unknown) => list(find("Person", person).managerId),
    chainOf: (person: unknown) => above.get(String(person)) ?? [],
    administrators: rows("Person").flatMap((person) => (isTrue(person.isAdministrator) ? [textOf(person, "id")] : [])),
    everyone: rows("Person").map((person) => textOf(person, "id")),
    bothIn: (assessment: Row) => submitted.has(`${assessment.id} self`) && submitted.has(`${assessment.id} manager`),
  };
}

export const isTrue = (value: unknown) => value === true || value === 1;
/** Ids as texts, without those that are missing. */
export const list = (...ids: unknown[]): string[] => ids.flatMap((id) => (id ? [String(id)] : []));

/** What kind of text stands somewhere, how many of its stages have come, and who its readers are there. */
export type Standing = { kind: TextKindId; stage: number; people: Partial<Record<Reader, readonly string[]>> };
