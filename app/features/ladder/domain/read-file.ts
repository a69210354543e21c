import type { z } from "zod";
import { readDocument, type YamlDocument } from "./document";
import type { Issue, SourceFile } from "./source";
import { validate } from "./validate";

/** One file of a ladder as far as it could be read. */
export type FileReading<Value, Outline> = {
  path: string;
  /** The file's name without folder and ending: the id it should hold. */
  stem: string;
  /** Null where the file cannot be read at all. */
  document: YamlDocument | null;
  /** Null where the file has errors. */
  value: Value | null;
  /** Empty where the file cannot be read. */
  outline: Outline;
  /** The top-level keys with errors beneath them. */
  unsound: Set<string>;
  issues: Issue[];
};

/** Reads a file, checks it against its schema, and keeps what can be known of it where it has errors. */
export function readFile<Value, Outline>(
  file: SourceFile,
  schema: z.ZodType<Value>,
  readOutline: (data: unknown) => Outline,
): FileReading<Value, Outline> {
  const { path } = file;
  const stem = path.replace(/^.*\//, "").replace(/\.ya?ml$/, "");
  const { document, issues } = readDocument(file);
  if (!document) {
    return { path, stem, document, value: null, outline: readOutline({}), unsound: new Set(), issues };
  }
  const reading = checkDocument(document, schema, readOutline);
  return { path, stem, ...reading, issues: [...issues, ...reading.issues] };
}

/** Checks what was read against its schema, whether it is a whole file or a part of one. */
export function checkDocument<Value, Outline>(
  document: YamlDocument,
  schema: z.ZodType<Value>,
  readOutline: (data: unknown) => Outline,
): Omit<FileReading<Value, Outline>, "path" | "stem"> & { document: YamlDocument } {
  return { document, outline: readOutline(document.data), ...validate(schema, document) };
}
