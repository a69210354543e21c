import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { Import, ImportGraph } from "./check";

const { posix } = path;
const ENDINGS = ["", ".ts", ".tsx", ".mjs", ".css", "/index.ts"];
const GENERATED = "app/platform/database/generated/";

/** Reads the imports of every code file under `app` and `prisma` that git tracks, and how many lines each file has. */
export function readImportGraph(): { graph: ImportGraph; lines: ReadonlyMap<string, number> } {
  const listed = execFileSync("git", [
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
    "app",
    "prisma",
    "tests",
  ]);
  const files = new Set(
    String(listed)
      .split("\0")
      .filter((file) => file && existsSync(file)),
  );
  const code = [...files].filter((file) => /^(app|prisma)\/.*\.(tsx?|mjs)$/.test(file)).sort();
  const contents = new Map(code.map((file) => [file, readFileSync(file, "utf8")]));
  const graph = new Map([...contents].map(([file, text]) => [file, listImports(file, text, files)]));
  return { graph, lines: new Map([...contents].map(([file, text]) => [file, text.trimEnd().split("\n").length])) };
}

/** The modules that a program names: static, type and dynamic imports, re-exports, and `typeof import("…")`. */
function listImports(file: string, text: string, files: ReadonlySet<string>): Import[] {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, isType: boolean) => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    const to = resolve(file, node.text, files);
    if (to !== null) found.push({ to, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isErased(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind));
  return found;
}

/** Whether the compiler drops the import: with `verbatimModuleSyntax`, an import whose every name is marked as a type. */
function isErased(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return (
    !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.every((one) => one.isTypeOnly)
  );
}

/** A file of the repository, the name of a package, or null for a module of Node.js. */
function resolve(importer: string, specifier: string, files: ReadonlySet<string>): string | null {
  const [bare = ""] = specifier.split("?");
  if (bare.startsWith("node:")) return null;
  if (!/^[.#]/.test(bare)) return bare.split("/", bare.startsWith("@") ? 2 : 1).join("/");
  const base = bare.startsWith("#") ? bare.slice(1) : posix.join(posix.dirname(importer), bare);
  if (base.startsWith(GENERATED)) return base.endsWith("columns") ? null : "@prisma/client";
  const ending = ENDINGS.find((each) => files.has(base + each));
  if (ending === undefined) throw new Error(`${importer} imports ${specifier}, which is no file of the repository`);
  return base + ending;
}
