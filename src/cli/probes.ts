/** `synproof stack --probes`: what each stack, and the model, answers to the same forged segments. */
import { askProbe, lingersFor, PROBES } from "../engines/probes.ts";
import type { Answer } from "../engines/differ.ts";
import { STACKS } from "../stacks/index.ts";
import type { Context } from "./context.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { readEndpoint } from "./read-stack.ts";

/** @param name of one stack; all that can be driven here, unless told, and the model. */
export function probesCommand(name: string | undefined, { json }: { readonly json?: true }, { terminal }: Pick<Context, "terminal">): ExitCode {
  const names = [...(name === undefined ? STACKS.filter((stack) => stack.unavailable() === undefined).map(({ id }) => id) : [name]), "model"];
  const columns = names.map((typed) => {
    const { title, subject } = readEndpoint(typed);
    const timed = STACKS.find(({ id }) => id === typed)?.clock !== "real";
    return { id: typed, title, answers: PROBES.map((probe) => askProbe(subject, probe)), timeWaitMs: timed ? lingersFor(subject) : undefined };
  });
  terminal.out(json === true ? `${JSON.stringify({ schema: 1, probes: columns }, null, 2)}\n` : table([
    ["probe", ...columns.map(({ title }) => title)],
    ...PROBES.map(({ title }, i) => [title, ...columns.map(({ answers }) => cell(answers[i]?.answer))]),
    ["TIME-WAIT lasts", ...columns.map(({ timeWaitMs }) => (timeWaitMs === undefined ? "not measured" : `${timeWaitMs / 1000} s`))],
  ]));
  return EXIT.holds;
}

const cell = (answer: Answer | undefined): string => {
  if (answer === undefined) return "";
  const sent = answer.sent.map((segment) => /CTL=([^>]*)/.exec(segment)?.[1] ?? "").join(" and ");
  return `${sent === "" ? "silence" : sent}; ${answer.state}`;
};

/** As Markdown, which a terminal shows as well. */
const table = ([heading = [], ...rows]: readonly (readonly string[])[]): string => {
  const widths = heading.map((_, i) => Math.max(...[heading, ...rows].map((row) => (row[i] ?? "").length)));
  const line = (row: readonly string[]): string => `| ${row.map((text, i) => text.padEnd(widths[i] ?? 0)).join(" | ")} |\n`;
  return `${line(heading)}|${widths.map((width) => "-".repeat(width + 2)).join("|")}|\n${rows.map(line).join("")}`;
};
