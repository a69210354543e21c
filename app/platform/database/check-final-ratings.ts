import type { Compare } from "./check-against-record";
import { sql, table } from "./tables";

const e = table("AuditRecord", "e");
const a = table("Assessment", "a");
const s = table("Sheet", "s");
const r = table("Rating", "r");

/** Per assessment: its records, its phase, its agreed ratings. */
export const RATINGS = sql`
  SELECT ${e.subjectId}, 0, ${e.sequence}, ${e.action}, ${e.keyId}, ${e.after} FROM ${e}
  WHERE ${e.subjectKind} = 'assessment' AND ${e.action} IN ('rating.agreed', 'rating.moved', 'assessment.moved',
    'assessment.move-reverted', 'assessment.finalised', 'assessment.reopened')
  UNION ALL SELECT ${a.id}, 1, 0, ${a.phase}, '', NULL FROM ${a}
  UNION ALL SELECT ${s.assessmentId}, 2, 0, ${r.competencyId}, '', CASE WHEN ${r.notObserved} THEN 'not-observed'
    WHEN ${r.proficiency} IS NULL THEN 'unrated' ELSE CAST(${r.proficiency} AS TEXT) END
  FROM ${r} JOIN ${s} ON ${s.id} = ${r.sheetId} WHERE ${s.kind} = 'agreed'
  ORDER BY 1, 2, 3`;

type RecordedRating = { competency: string; rating: { state: string; proficiency?: number } };

const toText = ({ state, proficiency }: RecordedRating["rating"]) => (state === "rated" ? String(proficiency) : state);

export const compareRatings: Compare = (id, rows) => {
  const expected = new Map<string, string>();
  const stored = new Map<string, string>();
  let isFinal = false;
  // Older releases recorded a move without its ratings, so this check can't tell what the move did to them.
  let isUncertain = false;
  let phase: string | null = null;
  for (const { part, values } of rows) {
    const [name = "", keyId, value] = values;
    if (part === 1) phase = name;
    else if (part === 2) stored.set(name ?? "", value ?? "");
    else if (name === "assessment.finalised") isFinal = true;
    else if (name === "assessment.reopened") isFinal = false;
    else if (name?.startsWith("rating.")) {
      const { competency, rating } = JSON.parse(value ?? "{}") as RecordedRating;
      expected.set(competency, toText(rating));
    } else if (keyId === "") {
      expected.clear();
      isUncertain = true;
    }
  }
  if (phase === null) return { compared: 0, wrong: isFinal ? [`assessment ${id} was final and is gone`] : [] };
  const wrong: string[] = [];
  if ((phase === "final") !== isFinal) {
    wrong.push(`assessment ${id} is ${phase}, its records say that it is ${isFinal ? "final" : "not final"}`);
  }
  let uncertain = 0;
  const ids = new Set([...expected.keys(), ...stored.keys()]);
  for (const competency of ids) {
    const is = stored.get(competency) ?? "unrated";
    const was = expected.get(competency) ?? "unrated";
    if (is === was) continue;
    if (isUncertain && !expected.has(competency)) uncertain += 1;
    else wrong.push(`${competency} in assessment ${id} is ${is}, its last record says ${was}`);
  }
  return { compared: ids.size - uncertain, uncertain, wrong };
};
