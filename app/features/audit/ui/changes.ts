import type { RecordEntry, Values } from "#app/features/audit/data/record";
import { isDay } from "#app/kernel/day";
import { NAMED_PEOPLE } from "#app/kernel/record";
import { formatDay } from "#app/ui/day";

export type Change = { label: string; before: string | null; after: string | null };

/** Names for the ids in a record. */
export type NameBook = {
  /** People, teams and ladder versions. */
  names: Record<string, string>;
  roles: Record<string, string>;
  competencies: Record<string, string>;
};

/** The values worth a line, in this order. Others are said by the sentence, or mean nothing to a reader. */
const LABELS: Record<string, string> = {
  name: "Name",
  email: "E-mail",
  ladderId: "Ladder",
  ladderVersionId: "Ladder version",
  reviewerId: "Reviewer",
  roleId: "Role",
  targetRoleId: "Role aimed at",
  managerId: "Manager",
  teamId: "Team",
  parentId: "Within",
  heirId: "Its people and teams went to",
  people: "People",
  location: "Location",
  startedOn: "Start date",
  timeZone: "Time zone",
  startsOn: "Starts on",
  selfDueOn: "Self-assessments due on",
  reviewDueOn: "Reviews due on",
  closesOn: "Closes on",
  publicLadder: "Ladder public",
  summary: "What changed",
  added: "Added",
  removed: "Taken out",
  leftOut: "Left out",
  meetsOn: "Meets on",
  chairId: "Chair",
  committeeId: "Committee",
  requestedById: "Asked for by",
  confirmedById: "Confirmed by",
  effectiveOn: "Counts from",
};

/** The changes of a record, line by line. Null stands for no value; unchanged values have no line. */
export function listChanges(entry: RecordEntry, book: NameBook): Change[] {
  if (entry.action === "rating.agreed" || entry.action === "rating.moved") return listRatingChange(entry, book);
  if (entry.action === "calibration.decided") return listLevelChange(entry, book);
  return Object.entries(LABELS).flatMap(([key, label]): Change[] => {
    const before = format(key, entry.before, book);
    const after = format(key, entry.after, book);
    return before === after ? [] : [{ label, before, after }];
  });
}

function format(key: string, values: Values | null, { names, roles }: NameBook): string | null {
  const value = values?.[key];
  if (Array.isArray(value)) return formatPeople(value, names);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string" || value === "") return null;
  if (key === "roleId" || key === "targetRoleId") return roles[value] ?? value;
  if (key.endsWith("On") && isDay(value)) return formatDay(value);
  return key.endsWith("Id") && key !== "ladderId" ? (names[value] ?? "someone or something unknown") : value;
}

function formatPeople(ids: unknown[], names: Record<string, string>): string | null {
  if (ids.length === 0) return null;
  const shown = ids.slice(0, NAMED_PEOPLE).map((id) => names[String(id)] ?? "someone unknown");
  const rest = ids.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function listRatingChange({ before, after }: RecordEntry, { competencies }: NameBook): Change[] {
  const id = after?.competency;
  if (typeof id !== "string") return [];
  return [{ label: competencies[id] ?? id, before: formatRating(before?.rating), after: formatRating(after?.rating) }];
}

function listLevelChange({ before, after }: RecordEntry, { competencies }: NameBook): Change[] {
  const id = after?.competency;
  if (typeof id !== "string") return [];
  const say = (level: unknown) => (typeof level === "number" ? String(level) : "no rating");
  return [{ label: competencies[id] ?? id, before: say(before?.level), after: say(after?.level) }];
}

function formatRating(rating: unknown): string | null {
  if (typeof rating !== "object" || rating === null) return null;
  if ("proficiency" in rating) return String(rating.proficiency);
  return "state" in rating && rating.state === "not-observed" ? "not observed" : null;
}
