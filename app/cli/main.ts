import { existsSync } from "node:fs";
import { Command, Option } from "commander";

/** The `cairn` command. Each sub-command loads what it needs when it runs, so that `--help` is quick. */
if (existsSync(".env")) process.loadEnvFile(".env");

// Exit quietly on EPIPE: the reader of the output may have closed the pipe (`… | head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

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

const ladder = program
  .command("ladder")
  .description("check a ladder, import another's, and write the schemas of its format");

ladder
  .command("check")
  .description(
    "list every error and warning of a ladder as file:line:column: message; exit code 1 where there are errors",
  )
  .argument("<dir>", "the folder that holds ladder.yaml, or a JSON file that `ladder export` wrote")
  .option("--json", "for machines")
  .action(async (dir: string, options: { json?: boolean }) => {
    const { checkLadder } = await import("./ladder");
    process.exitCode = await checkLadder(dir, { json: options.json ?? false });
  });

ladder
  .command("rule")
  .description("simulate how often the promotion rule is met by people whose true levels are known")
  .argument("<dir>", "the folder that holds ladder.yaml, or a JSON file that `ladder export` wrote")
  .option("--json", "print the first column as JSON")
  .action(async (dir: string, { json = false }: { json?: boolean }) => {
    const { simulateLadderRule } = await import("./ladder-rule");
    process.exitCode = await simulateLadderRule(dir, { json });
  });

ladder
  .command("diff")
  .description("what a newer version changes, by meaning, and whether it breaks what is stored")
  .argument("<old>", "a ladder: its folder, or a JSON file that `ladder export` wrote")
  .argument("<new>", "the newer version, likewise")
  .option("--format <format>", "text, markdown or json", "text")
  .option("--json", "the same as --format json")
  .option("--fail-on-breaking", "exit code 1 where a difference breaks; otherwise only an error gives 1")
  .action(
    async (before: string, after: string, options: { format: string; json?: boolean; failOnBreaking?: boolean }) => {
      const { diffLadderFiles } = await import("./ladder-diff");
      process.exitCode = await diffLadderFiles(before, after, {
        format: options.json ? "json" : options.format,
        failOnBreaking: options.failOnBreaking ?? false,
      });
    },
  );

ladder
  .command("export")
  .description("write a ladder as one file: json keeps everything, csv its criteria and expectations")
  .argument("<dir>", "the folder that holds ladder.yaml, or a JSON file that this command wrote")
  .addOption(new Option("--format <format>", "json, markdown, csv or html"))
  .addOption(new Option("--json", "the same as --format json").conflicts("format"))
  .option("--out <file>", "the file to write; without it, the text is printed")
  .action(async (dir: string, options: { format?: string; json?: boolean; out?: string }) => {
    const { exportLadder } = await import("./ladder-export");
    const format = options.json ? "json" : (options.format ?? null);
    process.exitCode = await exportLadder(dir, { format, out: options.out ?? null });
  });

ladder
  .command("schema")
  .description("write the JSON Schemas with which editors complete and check the files of a ladder")
  .option("--out <dir>", "the folder to write them to", "ladder/schema")
  .action(async (options: { out: string }) => {
    const { writeLadderSchemas } = await import("./ladder");
    await writeLadderSchemas(options.out);
  });

ladder
  .command("import")
  .description("make a ladder of another format's files; says what was mapped, guessed and left out")
  .argument("<format>", "financial-times, monzo, forward-impact or csv")
  .argument("<path...>", "the files, or a folder of them")
  .requiredOption("--out <dir>", "the folder to write to; it must be new or empty")
  .option("--json", "for machines")
  .action(async (format: string, paths: string[], options: { out: string; json?: boolean }) => {
    const { importLadderFiles } = await import("./ladder-import");
    process.exitCode = await importLadderFiles(format, paths, { out: options.out, json: options.json ?? false });
  });

const db = program.command("db").description("back up, restore, move, migrate and check the database");
const demoOption = ["--demo", "the database of the demo organisation"] as const;

db.command("backup")
  .description("write everything in the database to one file, while Cairn runs; it suits both engines")
  .argument("<file>", "the file to write; it must not be there yet")
  .option(...demoOption)
  .action(async (file: string, options: { demo?: boolean }) => {
    const { backup } = await import("./db");
    process.exitCode = await backup(file, { demo: options.demo ?? false });
  });

db.command("restore")
  .description("put a backup in place, all of it or nothing, and bring it up to this release (stop Cairn first)")
  .argument("<file>", "a file that `db backup` wrote, on either engine")
  .option("--force", "replace what the database holds")
  .option(...demoOption)
  .action(async (file: string, options: { demo?: boolean; force?: boolean }) => {
    const { restore } = await import("./db");
    process.exitCode = await restore(file, { demo: options.demo ?? false, force: options.force ?? false });
  });

db.command("migrate")
  .description("bring the database up to this release; `start` does the same")
  .option(...demoOption)
  .action(async (options: { demo?: boolean }) => {
    const { migrate } = await import("./db");
    process.exitCode = await migrate({ demo: options.demo ?? false });
  });

db.command("check")
  .description("prove the database whole: storage, references, audit log, counts; exit code 1 where something is wrong")
  .option(...demoOption)
  .option("--head <SEQ:HASH>", "a head of the audit log that was kept elsewhere: it must still be in the log")
  .action(async (options: { demo?: boolean; head?: string }) => {
    const { check } = await import("./db");
    process.exitCode = await check({ demo: options.demo ?? false, head: options.head ?? null });
  });

db.command("move")
  .description("copy the database to an empty one and compare counts and hashes (stop Cairn first)")
  .requiredOption("--to <url>", "where to: postgres://user:password@host:5432/name, or file:…")
  .option(...demoOption)
  .action(async (options: { demo?: boolean; to: string }) => {
    const { move } = await import("./db");
    process.exitCode = await move(options.to, { demo: options.demo ?? false });
  });

db.command("reset")
  .description("delete the demo organisation's SQLite database and fill it afresh (stop the demo first)")
  .action(async () => {
    const { resetDemo } = await import("./reset-demo");
    process.exitCode = await resetDemo();
  });

const access = program.command("access").description("who can sign in");

access
  .command("link")
  .description(
    "print a one-time link with which a person who was invited chooses a password; it is on record, and they are told",
  )
  .argument("<email>", "the address they sign in with")
  .option(...demoOption)
  .action(async (email: string, options: { demo?: boolean }) => {
    const { makeLink } = await import("./access");
    process.exitCode = await makeLink(email, { demo: options.demo ?? false });
  });

access
  .command("end-sessions")
  .description("sign everyone out, on record; for a secret that may have leaked")
  .option(...demoOption)
  .action(async (options: { demo?: boolean }) => {
    const { endAllSessions } = await import("./access");
    process.exitCode = await endAllSessions({ demo: options.demo ?? false });
  });

const ratings = program.command("ratings").description("agreement and severity of anyone's ratings");

ratings
  .command("analyse")
  .description(
    "agreement, severity of raters and what they rest on; exit code 1 where the file cannot be read as ratings",
  )
  .argument("<file.csv>", "columns rater, subject, item, rating; a blank rating is missing")
  .option("--scale <scale>", "what the values are: nominal, ordinal, interval or ratio", "ordinal")
  .option("--json", "for machines")
  .action(async (file: string, options: { scale: string; json?: boolean }) => {
    const { analyseRatingsFile } = await import("./ratings");
    process.exitCode = await analyseRatingsFile(file, { scale: options.scale, json: options.json ?? false });
  });

await program.parseAsync();
