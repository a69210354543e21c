import { errorAt, type Issue, type Place } from "#app/features/ladder/domain/source";

/** A place in one of the source's files. */
export type Where = Place & { path: string };

/** `mapped`: what became what. `guessed`: what the source does not say. `left-out`: what has no home, with its text. */
export type ReportKind = "mapped" | "guessed" | "left-out";
export type ReportEntry = Where & { kind: ReportKind; message: string; texts: string[] };

/** A source with more errors than this is not of the format. */
const MAX_ERRORS = 100;

/** What an importer has to say: errors, each with its place, and the entries of the report. */
export class ImportLog {
  readonly errors: Issue[] = [];
  readonly entries: ReportEntry[] = [];
  private readonly seen = new Set<string>();

  error({ path, line, column }: Where, message: string): void {
    if (this.errors.length < MAX_ERRORS) this.errors.push(errorAt(path, { line, column }, message));
  }
  mapped(where: Where, message: string): void {
    this.add("mapped", where, message, []);
  }
  /** `texts`: what the source says where the result says it otherwise. */
  guessed(where: Where, message: string, texts: string[] = []): void {
    this.add("guessed", where, message, texts);
  }
  leftOut(where: Where, message: string, texts: string[]): void {
    this.add("left-out", where, message, texts);
  }

  private add(kind: ReportKind, { path, line, column }: Where, message: string, texts: string[]): void {
    const key = `${kind}\0${path}\0${line}\0${column}\0${message}`;
    if (this.seen.has(key) && kind !== "left-out") return;
    this.seen.add(key);
    this.entries.push({ kind, path, line, column, message, texts });
  }
}
