import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/architecture.md",
  "docs/glossary.md",
  ...readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "README.md")
    .map((name) => path.join("app", name)),
];

/** The exercise of CONTRIBUTING.md names files within the folders that it speaks of. */
const EXERCISE = ["app/features/growth", "tests/features/growth"];

/** A file with its folder, or a folder of the repository. Names without a folder are left out: the text says where they are. */
const FILE = /^(?:[\w.-]+\/)+[\w.-]+\.(?:ts|tsx|mjs|md|css|svg|prisma)$|^(?:app|docs|prisma|tests)\/[\w./-]+$/;

function listPaths(text: string): string[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, "");
  const marked = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span).filter((span) => FILE.test(span));
  const linked = [...prose.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
  return [...marked, ...linked.filter((target) => !/^[a-z]+:/.test(target))];
}

test.each(DOCUMENTS)("%s names files that exist", (document) => {
  const folders = ["", path.dirname(document), ...(document === "CONTRIBUTING.md" ? EXERCISE : [])];
  const exists = (file: string) => folders.some((folder) => existsSync(path.join(folder, file)));
  const names = listPaths(readFileSync(document, "utf8"));
  expect(names.filter((file) => !exists(file))).toEqual([]);
});
