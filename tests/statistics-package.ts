import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Packs app/statistics, unpacks it into an empty folder and runs its tests there, with the installed vitest and fast-check and
 * without network. A file that the package lacks, or an import that leaves the folder, fails a test there.
 */
const SOURCE = path.resolve("app/statistics");

type Manifest = { version: string; license: string; devDependencies: Record<string, string> };
const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));

function npm(folder: string, ...command: string[]): void {
  execFileSync("npm", [...command, "--offline"], { cwd: folder, stdio: "inherit" });
}

/** The package keeps its own copy of what the repository decides: its license, its version and the versions of its tools. */
function requireSameManifest(): void {
  const [own, repository] = [readManifest(SOURCE), readManifest(".")];
  if (own.version !== repository.version || own.license !== repository.license) {
    throw new Error("app/statistics/package.json: use the version and the license of the repository's package.json.");
  }
  for (const [name, version] of Object.entries(own.devDependencies)) {
    if (repository.devDependencies[name] === version) continue;
    throw new Error(
      `app/statistics/package.json: use ${name} ${repository.devDependencies[name]}, as the repository does.`,
    );
  }
  if (readFileSync(path.join(SOURCE, "LICENSE"), "utf8") !== readFileSync("LICENSE", "utf8")) {
    throw new Error("app/statistics/LICENSE: copy the repository's LICENSE.");
  }
}

requireSameManifest();
const folder = mkdtempSync(path.join(tmpdir(), "cairn-statistics-"));
try {
  npm(SOURCE, "pack", "--pack-destination", folder);
  execFileSync("tar", ["-xzf", `cairn-statistics-${readManifest(SOURCE).version}.tgz`], { cwd: folder });
  const unpacked = path.join(folder, "package");
  symlinkSync(path.resolve("node_modules"), path.join(unpacked, "node_modules"));
  npm(unpacked, "test");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
