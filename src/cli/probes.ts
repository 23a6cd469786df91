/** `synproof stack --probes`: what each stack, and the model, answers to the same forged segments. */
import { askProbe, lingersFor, PROBES } from "../engines/probes.ts";
import { PLAIN_ISN } from "../properties/arbitraries/schedule-type.ts";
import { STACKS } from "../stacks/index.ts";
import { ladderRows } from "../trace/ladder-rows.ts";
import { bitsOf, seenOnly, type ProbedAnswer, type ProbedStack } from "../trace/probed.ts";
import type { Context } from "./context.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { readEndpoint } from "./read-stack.ts";

/** @param name of one stack; all that can be driven here, unless told, and the model. */
export function probesCommand(name: string | undefined, { json }: { readonly json?: true }, { terminal }: Pick<Context, "terminal">): ExitCode {
  const columns = probed([...(name === undefined ? drivable() : [name]), "model"]);
  terminal.out(json === true ? `${JSON.stringify({ schema: 1, probes: columns }, null, 2)}\n` : table([
    ["probe", ...columns.map(({ title }) => title)],
    ...PROBES.map(({ title }, i) => [title, ...columns.map(({ answers }) => cell(answers[i]))]),
    ["TIME-WAIT lasts", ...columns.map(({ timeWaitMs }) => (timeWaitMs === undefined ? "not measured" : `${timeWaitMs / 1000} s`))],
  ]));
  return EXIT.holds;
}

/** For the report: every stack that can be driven here, and the model under the profiles that have a name in the field. */
export const probedHere = (): readonly ProbedStack[] => probed([...drivable(), "model", "model:linux", "model:freebsd"]);

const drivable = (): readonly string[] => STACKS.filter((stack) => stack.unavailable() === undefined).map(({ id }) => id);

const probed = (names: readonly string[]): readonly ProbedStack[] =>
  names.map((typed) => {
    const { title, subject } = readEndpoint(typed);
    const stack = STACKS.find(({ id }) => id === typed);
    const timeWaitMs = stack?.clock === "real" ? stack.timeWait?.() : lingersFor(subject);
    const answers = PROBES.map((probe): ProbedAnswer => {
      const { id, title: asked, actions, answer, steps } = askProbe(subject, probe);
      const rows = stack === undefined ? {} : { rows: seenOnly(ladderRows(steps)) };
      return { probe: id, title: asked, trace: { schema: 1, scope: "endpoint", profile: "rfc9293", isn: PLAIN_ISN, actions }, ...answer, ...rows };
    });
    return { id: typed, title, ...(timeWaitMs === undefined ? {} : { timeWaitMs }), answers };
  });

const cell = (answer: ProbedAnswer | undefined): string => (answer === undefined ? "" : `${answer.sent.length === 0 ? "silence" : bitsOf(answer)}; ${answer.state}`);

/** As Markdown, which a terminal shows as well. */
const table = ([heading = [], ...rows]: readonly (readonly string[])[]): string => {
  const widths = heading.map((_, i) => Math.max(...[heading, ...rows].map((row) => (row[i] ?? "").length)));
  const line = (row: readonly string[]): string => `| ${row.map((text, i) => text.padEnd(widths[i] ?? 0)).join(" | ")} |\n`;
  return `${line(heading)}|${widths.map((width) => "-".repeat(width + 2)).join("|")}|\n${rows.map(line).join("")}`;
};
