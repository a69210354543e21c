/** One file of a ladder; `path` is relative to the ladder's folder, with forward slashes: `roles/staff-engineer.yaml`. */
export type SourceFile = { path: string; text: string };

/**
 * A ladder as text: `ladder.yaml`, `competencies/<id>.yaml` and `roles/<id>.yaml` (or `.yml` in the two folders).
 * Any other file is left out of the ladder.
 */
export type LadderSource = { files: SourceFile[] };

export const LADDER_PATH = "ladder.yaml";

/** A place in a text file. Line and column count from 1; the column counts UTF-16 units, as editors do. */
export type Place = { line: number; column: number };

/** Something to correct (error) or to think about (warning), with the place where a person would correct it. */
export type Issue = Place & { severity: "error" | "warning"; path: string; message: string };

export const START_OF_FILE: Place = { line: 1, column: 1 };

export function errorAt(path: string, place: Place, message: string): Issue {
  return { severity: "error", path, ...place, message };
}

export function warningAt(path: string, place: Place, message: string): Issue {
  return { severity: "warning", path, ...place, message };
}

/** One line that editors and terminals can jump to: `roles/backend.yaml:14:3: unknown competency "x"`. */
export function formatIssue(issue: Issue): string {
  const prefix = issue.severity === "warning" ? "warning: " : "";
  return `${issue.path}:${issue.line}:${issue.column}: ${prefix}${issue.message}`;
}
