/** `synproof differ`: where two endpoints part, the shortest stimulus first. */
import { differences, randomDifference, type Answer, type Difference } from "../engines/differ.ts";
import { actionWords } from "../trace/words.ts";
import type { Context } from "./context.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { readLimit, readRuns, readSeed } from "./options.ts";
import { paintFor } from "./paint.ts";
import { readEndpoint, type Named } from "./read-stack.ts";

export interface DifferFlags {
  readonly most: string;
  readonly runs: string;
  readonly seed: string;
  readonly json?: true;
}

export function differCommand(left: string, right: string, flags: DifferFlags, context: Context): ExitCode {
  const [A, B] = [readEndpoint(left), readEndpoint(right)];
  const most = readLimit(flags.most, "--most");
  const found: Difference[] = [];
  const kinds = new Set<string>();
  for (const difference of differences(A.subject, B.subject)) {
    // The same two answers in the same state are the same difference, whatever else the segment carries.
    const kind = kindOf(difference);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    found.push(difference);
    if (found.length === most) break;
  }
  if (found.length === 0) {
    const rare = randomDifference(A.subject, B.subject, readSeed(flags.seed), readRuns(flags.runs));
    if (rare !== undefined) found.push(rare);
  }
  context.terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, left: A.title, right: B.title, differences: found }, null, 2)}\n` : text(A, B, found, context));
  return found.length === 0 ? EXIT.holds : EXIT.violated;
}

const kindOf = ({ actions, left, right }: Difference): string => {
  const last = actions.at(-1);
  const bits = last?.do === "inject" ? [last.forged.syn, last.forged.fin, last.forged.rst, last.forged.ack !== undefined] : [last?.do];
  return JSON.stringify([left.at(-2)?.state, bits, outline(left.at(-1)), outline(right.at(-1))]);
};

const outline = (answer: Answer | undefined): readonly string[] => [answer?.state ?? "", ...(answer?.sent.map((segment) => /CTL=[^>]*/.exec(segment)?.[0] ?? "") ?? [])];

function text(A: Named, B: Named, found: readonly Difference[], context: Context): string {
  const paint = paintFor(context);
  if (found.length === 0) return `${A.title} and ${B.title} answer alike to everything that was tried.\n`;
  const width = Math.max(A.title.length, B.title.length);
  return found.map(({ actions, left, right }, n) => [
    paint.bold(`${n + 1}. After ${actions.length} ${actions.length === 1 ? "action" : "actions"}`),
    ...actions.map((action, i) => `  ${String(i + 1).padStart(2)}  ${actionWords(action)}${i < actions.length - 1 ? paint.dim(`  ${left[i]?.state ?? ""}`) : ""}`),
    `      ${A.title.padEnd(width)}  ${told(left.at(-1))}`,
    `      ${B.title.padEnd(width)}  ${told(right.at(-1))}`,
    "",
  ].join("\n")).join("\n");
}

const told = (answer: Answer | undefined): string => (answer === undefined ? "cannot do that" : `${answer.sent.length === 0 ? "silence" : answer.sent.join(" ")}  ${answer.state}`);
