/** The command line as a whole: words → a command, and Trouble → one line on stderr and an exit code. */
import { Command, CommanderError } from "commander";
import { checkCommand, TAPS, type CheckFlags } from "./check.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { drillCommand, type DrillFlags } from "./drill.ts";
import { EXIT, EXIT_HELP, type ExitCode } from "./exit.ts";
import { exploreCommand, type ExploreFlags } from "./explore.ts";
import { exportCommand, FORMATS, type ExportFlags } from "./export.ts";
import { livenessCommand } from "./liveness.ts";
import { listCommand, LISTS, type ListFlags } from "./list.ts";
import { NO_VARIANT, replayCommand, type ReplayFlags } from "./replay.ts";
import { sweepCommand, SWEEPS, type SweepFlags } from "./sweep.ts";
import { reportCommand, type ReportFlags } from "./report.ts";
import { loadStackFiles } from "./stack-file.ts";
import { declareStackCommands } from "./stack-commands.ts";
import { Trouble } from "./trouble.ts";
import { variantsCommand, type VariantsFlags } from "./variants.ts";
import { verifyCommand, type VerifyFlags } from "./verify.ts";

export async function runCli(words: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = EXIT.holds;
  const program = declare(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.holds;
    const trouble = error instanceof CommanderError ? usage(error, program, words) : error;
    if (!(trouble instanceof Trouble)) throw error;
    context.terminal.err(`${trouble.line}\n`);
    return EXIT.usage;
  }
}

function declare(context: Context, ended: (code: ExitCode) => void): Command {
  const program = new Command("synproof")
    .description("Property-based verification of how TCP opens and closes connections.")
    .version(context.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: (text) => context.terminal.out(text), writeErr: () => {}, outputError: () => {} })
    .addHelpText("after", EXIT_HELP);

  program
    .command("verify")
    .description("Judge the correct model, or a faulty endpoint, by all or some properties.")
    .argument("[property...]", "ids of properties; all, if none is named")
    .option("--variant <id>", "a faulty endpoint instead of the correct model")
    .option("--profile <name>", "how the RFC's choices are made", "rfc9293")
    .option("--runs <n>", "runs of each scope", "1000")
    .option("--seed <n>", "makes the same runs again (another each time, if not given)")
    .option("--shard <i/n>", "only the i-th of n parts of the runs")
    .option("--junit <file>", "write JUnit XML, too")
    .option("--no-certify", "do not look for runs shorter than those that shrinking leaves")
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", examples("synproof verify", "synproof verify no-two-way-acceptance --runs 20000 --seed 7", "synproof verify --variant two-way-accept"))
    .action(async (names: readonly string[], flags: VerifyFlags) => ended(await verifyCommand(names, flags, context)));

  program
    .command("explore")
    .description("See every state of a bounded instance, and judge every step in it.")
    .argument("[instance]", "connection, text, simultaneous, reboot, listener, endpoint … with -small, -medium or -large; all small ones, if none is named")
    .option("--property <id>", "judge this one only")
    .option("--variant <id>", "a faulty endpoint instead of the correct model")
    .option("--large", "the large instances instead of the small ones: minutes, and some million states")
    .option("--limit <n>", "end after so many states")
    .option("--memory <megabytes>", "end before the process holds more than that (it holds some 120 to begin with)", "4000")
    .option("--workers <n>", "instances that are searched at once, each by a thread of its own (else one for each core)")
    .option("--no-symmetry", "look at both of two states that are each other's mirror image, where one would do")
    .option("--liveness", "ask instead what must come in the end, on every run, infinite ones included, and what had to be assumed for it")
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", examples("synproof explore", "synproof explore connection-medium", "synproof explore stale-medium --liveness --variant challenges-without-limit", "synproof explore simultaneous --variant no-time-wait --property time-wait-length"))
    .action(async (name: string | undefined, flags: ExploreFlags) => ended(await (flags.liveness === true ? livenessCommand : exploreCommand)(name, flags, context)));

  program
    .command("check")
    .description("Judge captures of real connections: what no possible state of its sender could have sent.")
    .argument("<file...>", "captures, pcap or pcapng")
    .option("--profile <name>", "how the RFC's choices are made", "rfc9293")
    .option("--at <tap>", `where the tap was, if it saw all that passed there: ${TAPS.join(", ")}`)
    .option("--connection <n>", "only this one, with its whole ladder")
    .option("--checksums", "a wrong checksum is a violation, too")
    .option("--json", "print only JSON, to stdout")
    .option("--out <folder>", "write report.json and index.html there")
    .addHelpText("after", examples("synproof check some.pcapng", "synproof check some.pcap --at client --connection 3", "tcpdump -i lo -w lo.pcap tcp & … ; synproof check lo.pcap"))
    .action(async (paths: readonly string[], flags: CheckFlags) => ended(await checkCommand(paths, flags, context)));

  program
    .command("variants")
    .description("Show which property sees which faulty endpoint, by exhaustive searches of small instances.")
    .option("--variant <id>", "this faulty endpoint only")
    .option("--property <id>", "ask this property only")
    .option("--quick", "ask each faulty endpoint only the properties that it names, and those that compare everything")
    .option("--pairs", "two faults at once, too: of one family, and named by the same property")
    .option("--all-pairs", "every two faults at once: some ten minutes more")
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", examples("synproof variants --quick", "synproof variants --variant two-way-accept", "synproof variants --property no-two-way-acceptance"))
    .action(async (flags: VariantsFlags) => ended(await variantsCommand(flags, context)));

  program
    .command("list")
    .description(`Show all ${LISTS.join(", ")}.`)
    .argument("<what>", LISTS.join(", "))
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", examples("synproof list properties", "synproof list rules --json"))
    .action((name: string, flags: ListFlags) => ended(listCommand(name, flags, context)));

  program
    .command("replay")
    .description("Play a trace again, step by step, and judge it.")
    .argument("<trace>", "a trace file, or a token")
    .option("--variant <id>", `a faulty endpoint instead of the trace's own; "${NO_VARIANT}" for the correct model`)
    .option("--stack <name>", "a real stack instead of the model")
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", examples("synproof replay found.trace.json", "synproof replay found.trace.json --variant none"))
    .action(async (source: string, flags: ReplayFlags) => {
      await loadStackFiles(flags.stack);
      ended(replayCommand(source, flags, context));
    });

  program
    .command("sweep")
    .description("Decide a question for every value of a parameter: how long TIME-WAIT must be, how often a SYN,ACK should be sent again, how well an ISN is guessed.")
    .argument("<question>", SWEEPS.join(", "))
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", examples("synproof sweep time-wait", "synproof sweep syn-ack --json"))
    .action(async (name: string, flags: SweepFlags) => ended(await sweepCommand(name, flags, context)));

  program
    .command("export")
    .description(`Write a trace for another tool: ${FORMATS.join(", ")}.`)
    .argument("<trace>", "a trace file, or a token")
    .requiredOption("--to <format>", FORMATS.join(", "))
    .option("--out <file>", "where to, instead of stdout")
    .option("--end <A|B>", "the end that a packetdrill script is about (else A)")
    .option("--root <folder>", "the repository that a vitest file imports from (else this one)")
    .addHelpText("after", examples("synproof export found.trace.json --to mermaid", "synproof export found.trace.json --to vitest --out test/found.test.ts"))
    .action((source: string, flags: ExportFlags) => ended(exportCommand(source, flags, context)));

  program
    .command("drill")
    .description("Run packetdrill scripts against the model, or a real stack.")
    .argument("<script...>", "scripts, and folders whose .pkt files are run")
    .option("--profile <name>", "how the RFC's choices are made (else that of the system the script is written for: freebsd or linux)")
    .option("--stack <name>", "a real stack instead of the model")
    .option("--variant <id>", "a faulty endpoint instead of the correct model")
    .option("--set <switches>", "switches of the profile, as a trace has them: \"rcvBuffer=1000, timestamps=true\"")
    .option("--strict", "compare windows, options and times, too, and every acknowledgment")
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", `\nCompared are flags, sequence and acknowledgment numbers, lengths and order.\n${examples("synproof drill test/drill", "synproof drill open.pkt --profile rfc9293 --strict")}\nOf several scripts: 1 if one fails, else 2 if one is no script, else 3 if one asks for what is not modelled.\n`)
    .action((names: readonly string[], flags: DrillFlags) => ended(drillCommand(names, flags, context)));

  program
    .command("report")
    .description("Check everything, and write report.json and index.html.")
    .option("--out <folder>", "where to", "report")
    .option("--profile <name>", "how the RFC's choices are made", "rfc9293")
    .option("--runs <n>", "runs of each scope, for each endpoint", "300")
    .option("--seed <n>", "makes the same runs again", "1")
    .option("--shard <i/n>", "only the i-th of n parts of the runs")
    .option("--merge <file...>", "run nothing; put parts together: report.json of shards, or what verify --json printed")
    .option("--no-certify", "do not look for runs shorter than those that shrinking leaves")
    .option("--no-exhaustive", "do not search the small instances: no proof within bounds, no kill matrix")
    .option("--date <iso>", "the date in the report (else SOURCE_DATE_EPOCH, else now)")
    .addHelpText("after", examples("synproof report", "synproof report --out /tmp/report --runs 20000 --seed 7 --date 2025-01-31", "synproof report --merge part-1.json part-2.json"))
    .action(async (flags: ReportFlags) => ended(await reportCommand(flags, context)));
  declareStackCommands(program, context, ended, examples);
  return program;
}

const examples = (...lines: readonly string[]): string => `\nExamples:\n${lines.map((line) => `  ${line}\n`).join("")}${EXIT_HELP}`;

/** Commander's errors in our own words. */
function usage(error: CommanderError, program: Command, words: readonly string[]): Trouble {
  const names = program.commands.map((command) => command.name());
  const command = program.commands.find((candidate) => candidate.name() === words[0]);
  const help = `\`synproof ${command === undefined ? "" : `${command.name()} `}--help\` shows what there is.`;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const where = command === undefined ? "" : ` of ${command.name()}`;
  switch (error.code) {
    case "commander.unknownCommand":
      return new Trouble("CLI-COMMAND", `unknown command "${quoted}"`, didYouMean(quoted, names, help));
    case "commander.help":
      return new Trouble("CLI-COMMAND", "no command is given", `Give one of ${names.join(", ")}; ${help}`);
    case "commander.unknownOption":
      return new Trouble("CLI-FLAG", `unknown flag ${quoted}${where}`, didYouMean(quoted, (command ?? program).options.map((option) => option.long ?? option.flags), help));
    case "commander.optionMissingArgument":
      return new Trouble("CLI-FLAG", `${quoted.replace(/ .*/, "")}${where} has no value`, `Write it as ${quoted}.`);
    case "commander.missingMandatoryOptionValue":
      return new Trouble("CLI-FLAG", `${command?.name() ?? "synproof"} needs ${quoted}`, help);
    case "commander.missingArgument":
      return new Trouble("CLI-ARGUMENT", `${command?.name() ?? "synproof"} needs <${quoted}>`, help);
    case "commander.excessArguments":
      return new Trouble("CLI-ARGUMENT", `too many arguments${where}`, help);
    default:
      return new Trouble("CLI-ARGUMENT", error.message.replace(/^error: /, ""), help);
  }
}
