import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { judgeAdvisories } from "./judge";

/** Asks the registry for advisories on production packages; docs/security/dependencies.md explains those that may stay. */
const EXPLANATIONS = "docs/security/dependencies.md";

const ASK = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=20000"];

const { stdout } = spawnSync("npm", ASK, { encoding: "utf8" });
const verdict = judgeAdvisories(stdout, readFileSync(EXPLANATIONS, "utf8"));
if (verdict.kind === "not-asked") {
  console.warn(`Advisories were not checked: ${verdict.reason}`);
} else {
  for (const line of verdict.unexplained) console.error(line);
  console.log(`${verdict.unexplained.length} advisories to act on, ${verdict.explained} explained in ${EXPLANATIONS}`);
  process.exitCode = verdict.unexplained.length > 0 ? 1 : 0;
}
