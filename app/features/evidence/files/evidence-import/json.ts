import { z } from "zod";
import {
  type ImportedRow,
  type ImportProblem,
  MAX_READ_ROWS,
  type ParsedImport,
  tooManyRows,
} from "#app/features/evidence/domain/import";
import { MAX_TITLE_LENGTH } from "#app/features/evidence/domain/limits";
import { readTimestamp } from "./timestamps";

const text = z.string().max(20_000);
/** Counted before anything in it is looked at: each wrong item of a list has its own message. */
const listOf = <Item extends z.ZodType>(item: Item) => z.array(z.unknown()).max(200).pipe(z.array(item));

const moment = text.nullish();

/**
 * A change or an issue as `gh`, `glab` and Linear print it: `gh search prs --json title,url,closedAt,repository`, `gh pr list --json
 * title,url,mergedAt`, GitLab's REST API with `web_url` and `merged_at`, Linear's with `completedAt`.
 */
const changeSchema = z
  .object({
    title: text,
    url: text.nullish(),
    web_url: text.nullish(),
    mergedAt: moment,
    merged_at: moment,
    completedAt: moment,
    closedAt: moment,
    closed_at: moment,
    repository: z.object({ nameWithOwner: text.optional(), name: text.optional() }).nullish(),
    references: z.object({ full: text.optional() }).nullish(),
    identifier: text.nullish(),
  })
  .refine(({ url, web_url: webUrl }) => url || webUrl, { path: ["url"] });

/** The format of Cairn's own export. */
const pieceSchema = z.object({
  title: text,
  happenedOn: text.nullish(),
  links: listOf(text).default([]),
  problem: text.default(""),
  choice: text.default(""),
  result: text.default(""),
  risk: text.default(""),
  tags: listOf(z.object({ competencyId: text, criterionId: text.nullish() })).default([]),
});

/** The command prints this as the closing day of something still open. */
const NEVER = /^0001-/;

/** Reads a list of changes, or our own export. Items that are neither are named by their number. */
export function parseEvidenceJson(source: string, timeZone: string): ParsedImport {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return {
      rows: [],
      problems: [{ place: placeOfError(source, error), message: "this is not JSON: is it cut off?" }],
    };
  }
  const isExport = typeof value === "object" && value !== null && "evidence" in value;
  const items = isExport ? (value as { evidence: unknown }).evidence : value;
  if (!Array.isArray(items)) {
    const message = "this is no list: print it with gh search prs --json title,url,closedAt,repository";
    return { rows: [], problems: [{ place: { kind: "line", number: 1 }, message }] };
  }
  const rows: ImportedRow[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, item] of items.entries()) {
    const place = { kind: "item", number: index + 1 } as const;
    if (index === MAX_READ_ROWS) {
      problems.push({ place, message: tooManyRows });
      break;
    }
    const read = isExport ? readPiece(item) : readChange(item, timeZone);
    if (typeof read === "string") problems.push({ place, message: read });
    else rows.push({ place, ...read });
  }
  return { rows, problems };
}

type Row = Omit<ImportedRow, "place">;

function readChange(item: unknown, timeZone: string): Row | string {
  const parsed = changeSchema.safeParse(item);
  if (!parsed.success) return `it has no ${nameFields(parsed.error)}`;
  const { url, web_url: webUrl, repository, references, identifier, ...change } = parsed.data;
  const days = [change.mergedAt, change.merged_at, change.completedAt, change.closedAt, change.closed_at];
  const day = days.find((each) => each && !NEVER.test(each));
  if (!day && days.some((each) => each && NEVER.test(each))) return "it is still open";
  const where = repository?.nameWithOwner ?? repository?.name ?? references?.full ?? identifier;
  const whole = change.title.trim().replace(/\s+/g, " ");
  const isLong = whole.length > MAX_TITLE_LENGTH;
  return {
    title: isLong ? `${whole.slice(0, MAX_TITLE_LENGTH - 1)}…` : whole,
    day: readTimestamp(day ?? "", timeZone),
    links: [(url ?? webUrl ?? "").trim()],
    problem: [isLong ? whole : "", where ? `A change to ${where}.` : ""].filter(Boolean).join("\n\n"),
    choice: "",
    result: "",
    risk: "",
    shows: [],
  };
}

function readPiece(item: unknown): Row | string {
  const parsed = pieceSchema.safeParse(item);
  if (!parsed.success) return `it has no readable ${nameFields(parsed.error)}`;
  const { happenedOn, tags, title, ...rest } = parsed.data;
  const shows = tags.map(({ competencyId, criterionId }) =>
    criterionId ? `${competencyId}/${criterionId}` : competencyId,
  );
  return { ...rest, title: title.trim(), day: happenedOn ?? "", shows };
}

const nameFields = (error: z.ZodError) =>
  [...new Set(error.issues.map(({ path }) => String(path[0] ?? "fields")))].slice(0, 3).join(", ");

function placeOfError(source: string, error: unknown): { kind: "line"; number: number } {
  const position = Number(/position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? source.length);
  return { kind: "line", number: source.slice(0, position).split("\n").length };
}
