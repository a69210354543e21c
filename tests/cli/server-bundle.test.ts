import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "cairn-bundle-"));
  for (const place of ["app/cli", "app/composition", "prisma/demo"])
    await mkdir(path.join(folder, place), { recursive: true });
  await write("app/cli/main.ts", 'console.log("first" satisfies string);');
  await write("app/composition/worker.ts", "export {};");
});
afterEach(() => rm(folder, { recursive: true }));

const write = (place: string, text: string) => writeFile(path.join(folder, place), text);

/** Does something with the bundle of the program in the folder, and gives what it prints. */
function run(code: string): string {
  const module = path.resolve("app/cli/server-bundle.mjs");
  const script = `import { findServerBundle, makeServerBundle } from ${JSON.stringify(module)}; ${code}`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.trim();
}

test("what was made of other sources is not run, and goes when it is made anew", async () => {
  const find = "console.log(findServerBundle() ?? 'none')";
  expect(run(find)).toBe("none");
  run("await makeServerBundle()");
  const made = run(find);
  expect(spawnSync(process.execPath, [made], { encoding: "utf8" }).stdout).toBe("first\n");

  await write("app/cli/main.ts", 'console.log("second" satisfies string);');
  expect(run(find)).toBe("none");
  await write("app/cli/main.ts", 'console.log("first" satisfies string);');
  expect(run(find)).toBe(made);

  await write("app/cli/main.ts", 'console.log("second" satisfies string);');
  run("await makeServerBundle()");
  expect(spawnSync(process.execPath, [run(find)], { encoding: "utf8" }).stdout).toBe("second\n");
  expect(await readdir(path.join(folder, ".cache/server"))).toHaveLength(1);
});
