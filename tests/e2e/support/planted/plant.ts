import { createHash } from "node:crypto";
import { type Row, type Tables, textOf } from "./tables";

/** A planted word: who wrote what where. */
export type Planted = { word: string; column: string; row: Row };

/** A planted word, or an address, which is a word of its own. */
export const WORD = /zq[a-z]{2}\d+qz|[a-z.]+@demo\.test/g;

const KEYS: Record<string, readonly string[]> = {
  CaseNarrative: ["caseId", "competencyId"],
  CaseVote: ["caseId", "memberId"],
  CaseConflict: ["caseId", "memberId"],
  CheckInNote: ["checkInId", "authorId"],
  EvidenceVouch: ["evidenceId", "personId"],
  SharedCaseRating: ["answerId", "competencyId"],
  AuditRecord: ["sequence"],
};

/** Gives a word of its own for what stands under a key of an object. */
type NewWord = (parent?: string) => string;

/** Columns whose text is a document: how words are put into it. What is replaced is what a person typed. */
const DOCUMENTS: Record<string, (text: string, word: NewWord) => string> = {
  "Evidence.links": (_text, word) => JSON.stringify([`https://example.com/${word()}`]),
  "GoalChange.changes": (text, word) => replaceStrings(text, word, ["action", "before", "after"]),
  "FormDraft.fields": (_text, word) => JSON.stringify({ text: [word()] }),
  "FeedbackAnswer.content": (text, word) => replaceStrings(text, word, ["words"]),
  "SharedCase.content": (text, word) => replaceStrings(text, word, ["story", "text"]),
  "PromotionCase.snapshot": (text, word) =>
    text && replaceStrings(text, word, ["summary", "narrative", "problem", "choice", "result", "risk", "words"]),
};

/** Of a change of a goal only what a text changed from and to: a state or a day stays what it is. */
const isOfText = (node: Row) => !("what" in node) || /^(why|helpNeeded|action-)/.test(String(node.what));

function replaceStrings(text: string, word: NewWord, keys: readonly string[]): string {
  const visit = (node: unknown, parent?: string): unknown => {
    if (Array.isArray(node)) return node.map((one) => visit(one, parent));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        keys.includes(key) && typeof value === "string" && isOfText(node as Row) && !/^\d{4}-/.test(value)
          ? word(parent)
          : visit(value, key),
      ]),
    );
  };
  return JSON.stringify(visit(JSON.parse(text)));
}

/** Puts a word of its own into every text of these columns, and says which stands where. */
export async function plantWords(tables: Tables, columns: readonly string[]): Promise<Map<string, Planted>> {
  const planted = new Map<string, Planted>();
  for (const [index, column] of columns.entries()) {
    const code = `zq${String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))}`;
    const document = DOCUMENTS[column];
    if (document) await plantDocuments(tables, { column, code, document }, planted);
    else await plantTexts(tables, { column, code }, planted);
  }
  for (const row of await tables.all(`SELECT * FROM "Person" WHERE "email" NOT IN (${SHOWN_TO_VISITORS})`)) {
    planted.set(textOf(row, "email"), { word: textOf(row, "email"), column: "Person.email", row });
  }
  return planted;
}

/** The demo organisation offers these on its sign-in page. */
const SHOWN_TO_VISITORS = "'engineer@demo.test', 'manager@demo.test', 'director@demo.test', 'admin@demo.test'";

function namesOf(column: string) {
  const [model = "", name = ""] = column.split(".");
  return { model, name, keys: KEYS[model] ?? ["id"] };
}

async function plantTexts(tables: Tables, of: { column: string; code: string }, planted: Map<string, Planted>) {
  const { model, name, keys } = namesOf(of.column);
  const listed = keys.map((key) => `"${key}"`).join(", ");
  const same = keys.map((key) => `n."${key}" = "${model}"."${key}"`).join(" AND ");
  await tables.run(
    `WITH n AS (SELECT ${listed}, row_number() OVER (ORDER BY ${listed}) AS place FROM "${model}")
     UPDATE "${model}" SET "${name}" = '${of.code}' || n.place || 'qz' FROM n WHERE ${same}
     ${model === "AuditRecord" ? 'AND "AuditRecord"."reason" IS NOT NULL' : ""}`,
  );
  for (const row of await tables.all(`SELECT * FROM "${model}" WHERE "${name}" LIKE '${of.code}%'`)) {
    const word = textOf(row, name);
    planted.set(word, { word, column: of.column, row });
  }
}

async function plantDocuments(
  tables: Tables,
  of: { column: string; code: string; document: (text: string, word: NewWord) => string },
  planted: Map<string, Planted>,
) {
  const { model, name } = namesOf(of.column);
  let count = 0;
  for (const row of await tables.all(`SELECT * FROM "${model}"`)) {
    if (row[name] === null) continue;
    const text = of.document(textOf(row, name), (parent) => {
      const word = `${of.code}${++count}qz`;
      // A frozen case repeats what others wrote: each under the column that it came from.
      const column = parent === "recommendation" ? "PromotionCase.recommendationWords" : of.column;
      planted.set(word, { word, column, row });
      return word;
    });
    await tables.run(`UPDATE "${model}" SET "${name}" = ? WHERE "id" = ?`, text, row.id);
    if (name !== "snapshot") continue;
    // A frozen case is read only where its hash names it.
    const hash = createHash("sha256").update(text).digest("hex");
    await tables.run(`UPDATE "${model}" SET "snapshotHash" = ? WHERE "id" = ?`, hash, row.id);
  }
}
