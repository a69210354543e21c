import { existsSync } from "node:fs";
import { Command } from "commander";

/** The `cairn` command. Each sub-command loads what it needs when it runs, so that `--help` is quick. */
if (existsSync(".env")) process.loadEnvFile(".env");

const program = new Command("cairn").description("Career ladders and skills assessment").showHelpAfterError();

program
  .command("start")
  .description("serve Cairn (builds first where needed)")
  .option("--demo", "use the demo organisation in a database of its own")
  .option("--dev", "rebuild as files change")
  .action(async (options: { demo?: boolean; dev?: boolean }) => {
    const { start } = await import("./start");
    await start({ demo: options.demo ?? false, development: options.dev ?? false });
  });

program
  .command("prepare")
  .description("generate the database clients and build, where they are out of date")
  .action(async () => {
    const { prepare } = await import("./prepare");
    await prepare();
  });

const ladder = program.command("ladder").description("check a ladder, and write the schemas of its format");

ladder
  .command("check")
  .description(
    "list every error and warning of a ladder as file:line:column: message; exit code 1 where there are errors",
  )
  .argument("<dir>", "the folder that holds ladder.yaml")
  .option("--json", "for machines")
  .action(async (dir: string, options: { json?: boolean }) => {
    const { checkLadder } = await import("./ladder");
    process.exitCode = await checkLadder(dir, { json: options.json ?? false });
  });

ladder
  .command("schema")
  .description("write the JSON Schemas with which editors complete and check the files of a ladder")
  .option("--out <dir>", "the folder to write them to", "ladder/schema")
  .action(async (options: { out: string }) => {
    const { writeLadderSchemas } = await import("./ladder");
    await writeLadderSchemas(options.out);
  });

await program.parseAsync();
