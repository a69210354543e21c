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

await program.parseAsync();
