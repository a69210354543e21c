import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { textKinds } from "#app/policy/text-kinds";

/** Columns that hold no words of a person: keys, states, days, hashes, what the program makes of other columns. */
const NOT_WORDS: Record<string, readonly string[]> = {
  Organisation: ["timeZone"],
  // Copies of the person's name and address, and what better-auth keeps.
  User: ["name", "email", "image"],
  Session: ["token", "ipAddress", "userAgent"],
  Account: ["accessToken", "refreshToken", "idToken", "scope", "password"],
  Verification: ["identifier", "value"],
  AttemptCounter: ["key"],
  Person: ["nameKey", "locationKey", "status"],
  // A ladder is published for everyone.
  LadderVersion: ["version", "contentHash", "content"],
  Cycle: ["state"],
  Assessment: ["phase"],
  Sheet: ["kind"],
  Rating: ["criteriaSeen"],
  AssessmentEvidence: ["kind"],
  // A copy of the sheets, which is only ever put back.
  AssessmentMove: ["before"],
  Attachment: ["mediaType", "sha256"],
  Goal: ["criteria", "state"],
  AgendaOrder: ["keys"],
  FeedbackRequest: ["competencies"],
  FeedbackInvitation: ["state"],
  PromotionCase: ["state", "recommendation", "snapshotHash", "decision", "decisionGaps"],
  Committee: ["state"],
  CaseVote: ["vote"],
  CalibrationSession: ["scope", "state"],
  SharedCase: ["state"],
  SharedCaseConsent: ["state"],
  Job: ["kind", "state", "input", "result"],
  // Before and after hold names and values; the reason is the only sentence.
  AuditRecord: ["action", "subjectKind", "audience", "before", "after", "previousHash", "hash"],
  AuditHead: ["hash", "seal"],
  // Addresses are copies of the person's; events hold ids and codes.
  AccessNotice: ["kind", "linkHash", "email"],
  SecurityEvent: ["kind", "account", "address", "device", "detail"],
  // Where an answer leads, and its message.
  SubmittedForm: ["answer"],
  // An address and a hash.
  FormDraft: ["form", "base"],
};

/** Every text column of the data model, as `Model.column`. Keys and days are told by their names. */
function listTextColumns(schema: string): string[] {
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model, body = ""]) =>
    [...body.matchAll(/^ +(\w+) +String\b/gm)].flatMap(([, column = ""]) =>
      column === "id" || /(Id|On)$/.test(column) ? [] : [`${model}.${column}`],
    ),
  );
}

describe("columns that hold what a person typed", () => {
  const columns = listTextColumns(readFileSync("prisma/schema.prisma", "utf8"));
  const ofKinds = new Set(Object.values(textKinds).flatMap((kind) => kind.columns));
  const notWords = new Set(
    Object.entries(NOT_WORDS).flatMap(([model, names]) => names.map((name) => `${model}.${name}`)),
  );

  test("a new text column is found", () => {
    expect(
      listTextColumns("model Note {\n  id String @id\n  ownerId String\n  heldOn String?\n  text String\n}\n"),
    ).toEqual(["Note.text"]);
    expect(columns.length).toBeGreaterThan(80);
  });

  test("each has a kind that says who reads it, or is listed as no words of a person", () => {
    const unknown = columns.filter((column) => !ofKinds.has(column) && !notWords.has(column));
    expect(unknown, "give it a kind in app/policy/text-kinds.ts").toEqual([]);
    expect(columns.filter((column) => ofKinds.has(column) && notWords.has(column))).toEqual([]);
  });

  test("nothing is listed that is not there", () => {
    const known = new Set(columns);
    expect([...ofKinds, ...notWords].filter((column) => !known.has(column))).toEqual([]);
  });
});

const CONTROLS = /<(textarea|TextArea|PlainArea|NoteField)\b/;

/** Files with fields for longer words that say nothing of readers, and why. */
const SAID_ELSEWHERE: Record<string, string> = {
  "app/ui/forms/field.tsx": "the field itself",
  "app/features/growth/ui/plain-field.tsx": "the field itself",
  "app/features/assessment/ui/note-field.tsx": "the field itself",
  "app/features/assessment/ui/competency-field.tsx": "the head of the page, once for all notes (rating-sheet.tsx)",
  "app/features/growth/ui/goal-fields.tsx": "the head of the page (planSeenBy)",
  "app/features/home/pages/catalogue/forms.tsx": "samples, which are never sent",
  "app/features/calibration/ui/member-fields.tsx": "addresses, not words",
  "app/features/evidence/pages/evidence-import/upload-form.tsx": "a file to import",
  "app/features/people/pages/people-import/upload-form.tsx": "a file to import",
};

test("every file with a field for words says who reads them", () => {
  const files = execFileSync("git", ["ls-files", "app/features/**/*.tsx", "app/ui/**/*.tsx"], { encoding: "utf8" })
    .split("\n")
    .filter(Boolean);
  const withFields = files.filter((file) => CONTROLS.test(readFileSync(file, "utf8")));
  expect(withFields.length).toBeGreaterThan(20);
  const silent = withFields.filter(
    (file) => !(file in SAID_ELSEWHERE) && !/<ReadBy\b|describeTextReaders\(|seenBy/.test(readFileSync(file, "utf8")),
  );
  expect(silent, "put <ReadBy text=… /> beside the field").toEqual([]);
  expect(Object.keys(SAID_ELSEWHERE).filter((file) => !withFields.includes(file))).toEqual([]);
});
