import { type DataPath, partOf, readDocument, type YamlDocument } from "./document";
import { readCompetencyOutline, readLadderOutline, readRoleOutline } from "./outline";
import { assembleLadder, MAX_FILES, type ParsedLadder } from "./parse";
import { checkDocument } from "./read-file";
import { competencyFileSchema, type Ladder, ladderFileSchema, roleFileSchema } from "./schema";
import { inSchemaOrder, isRecord } from "./schema-walk";
import { errorAt, type Issue, type SourceFile } from "./source";

/** Two hundred competencies with five full levels are about one and a half MiB. */
const MAX_JSON_KIB = 8 * 1024;

/** A whole ladder as one JSON text: the keys of `ladder.yaml`, then `competencies` and `roles` with the keys of their files. */
export function printLadderJson(ladder: Ladder): string {
  const whole = {
    ...(inSchemaOrder(ladderFileSchema, ladder) as object),
    competencies: ladder.competencies.map((competency) => inSchemaOrder(competencyFileSchema, competency)),
    roles: ladder.roles.map((role) => inSchemaOrder(roleFileSchema, role)),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/**
 * Reads a ladder from one JSON text, with the same checks as from a folder and every error at its place in the text. JSON is read as the YAML
 * that it also is; comments and commas too many are forgiven. Never throws.
 */
export function parseLadderJson(file: SourceFile): ParsedLadder {
  const { document, issues } = readDocument(file, MAX_JSON_KIB);
  if (!document || !isRecord(document.data)) return { ok: false, issues };
  const { competencies, roles, $schema: _, ...rest } = document.data;
  const lists = [...listAt(document, "competencies", competencies), ...listAt(document, "roles", roles)];
  if (issues.length > 0 || lists.length > 0) return { ok: false, issues: [...issues, ...lists] };
  const parts = (key: string, list: unknown) =>
    (Array.isArray(list) ? list : []).map((data: unknown, index) => partOf(document, data, [key, index]));
  return assembleLadder({
    path: file.path,
    ladder: named(checkDocument(partOf(document, rest, []), ladderFileSchema, readLadderOutline), "ladder"),
    competencies: parts("competencies", competencies).map((part) =>
      named(checkDocument(part, competencyFileSchema, readCompetencyOutline), "competency"),
    ),
    roles: parts("roles", roles).map((part) => named(checkDocument(part, roleFileSchema, readRoleOutline), "role")),
  });
}

/** In a folder the file's name says which id is meant; here only the id itself does. */
function named<Part extends { document: YamlDocument; outline: { id?: string | undefined } }>(
  part: Part,
  kind: string,
) {
  return { ...part, path: part.document.path, stem: part.outline.id ?? `${kind} without id` };
}

function listAt(document: YamlDocument, key: string, value: unknown): Issue[] {
  const path: DataPath = [key];
  if (Array.isArray(value) && value.length <= MAX_FILES) return [];
  const fault =
    value === undefined
      ? `missing key "${key}"`
      : Array.isArray(value)
        ? `"${key}" has ${value.length} entries; at most ${MAX_FILES} are allowed`
        : `"${key}" must be a list`;
  return [errorAt(document.path, document.placeOf(path), fault)];
}
