/** The commands about real stacks. */
import type { Command } from "commander";
import type { Context } from "./context.ts";
import { differCommand, type DifferFlags } from "./differ.ts";
import type { ExitCode } from "./exit.ts";
import { loadStackFiles } from "./stack-file.ts";
import { stackCommand, type StackFlags } from "./stack.ts";

export function declareStackCommands(program: Command, context: Context, ended: (code: ExitCode) => void, examples: (...lines: readonly string[]) => string): void {
  program
    .command("stack")
    .description("Judge a real TCP implementation by the properties of endpoints and connections; without a name, show which there are.")
    .argument("[name]", "lwip, linux …, or the path of a module whose default export is a stack")
    .option("--property <id...>", "judge these only")
    .option("--peer <name>", "another stack at the other end: connections only")
    .option("--runs <n>", "runs of each scope", "300")
    .option("--seed <n>", "makes the same runs again (another each time, if not given)")
    .option("--probes", "ask instead a fixed list of questions, and show the answers of each stack")
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", examples("synproof stack", "synproof stack lwip", "synproof stack lwip --property no-two-way-acceptance --runs 5000 --seed 7"))
    .action(async (name: string | undefined, flags: StackFlags) => {
      await loadStackFiles(name, flags.peer);
      ended(await stackCommand(name, flags, context));
    });

  program
    .command("differ")
    .description("Find the shortest stimulus on which two endpoints answer differently.")
    .argument("<a>", "a stack, model, or model:<profile>")
    .argument("<b>", "another")
    .option("--most <n>", "differences to show", "3")
    .option("--runs <n>", "random runs, where nothing short tells them apart", "2000")
    .option("--seed <n>", "of the random runs", "1")
    .option("--json", "print only JSON, to stdout")
    .addHelpText("after", examples("synproof differ lwip model", "synproof differ model:linux model:freebsd --most 10"))
    .action(async (left: string, right: string, flags: DifferFlags) => {
      await loadStackFiles(left, right);
      ended(differCommand(left, right, flags, context));
    });
}
