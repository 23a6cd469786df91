/** `synproof replay`: plays a trace again, and judges it. */
import { clause } from "../report/clause.ts";
import { counted } from "../report/summary.ts";
import { foldRows } from "../report/fold-rows.ts";
import { runLines, type Paint } from "../report/text.ts";
import type { Trace } from "../trace/trace.ts";
import type { Context, Replayed } from "./context.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { isFile, readText } from "./files.ts";
import { readVariant } from "./options.ts";
import { paintFor } from "./paint.ts";
import { readStack } from "./read-stack.ts";
import { replayOnStack } from "./replay-on-stack.ts";

export interface ReplayFlags {
  readonly variant?: string;
  readonly stack?: string;
  readonly json?: true;
}

/** Says of `--variant` that no fault is wanted, whatever the trace names. */
export const NO_VARIANT = "none";

export function replayCommand(source: string, flags: ReplayFlags, context: Context): ExitCode {
  const { engine, metadata, terminal } = context;
  const read = readSource(source, context);
  const wanted = flags.variant ?? read.variant ?? NO_VARIANT;
  const variant = wanted === NO_VARIANT ? undefined : readVariant(wanted, metadata);
  const { variant: _, ...plain } = read;
  const trace: Trace = variant === undefined ? plain : { ...plain, variant };
  const played = flags.stack === undefined ? engine.replay(trace, variant === undefined ? {} : { variant }) : replayOnStack(trace, readStack(flags.stack));
  terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, trace, ...played }, null, 2)}\n` : replayText(trace, played, context));
  return played.verdicts.some(({ failedAt }) => failedAt !== undefined) ? EXIT.violated : EXIT.holds;
}

/** A path looks like a path, or leads to a file; anything else is a token. */
export function readSource(source: string, { traces }: Context): Trace {
  return isFile(source) || /[/\\]|\.json$|^\.+$/.test(source) ? traces.readFile(readText(source), source) : traces.readToken(source);
}

function replayText(trace: Trace, { rows, verdicts, skipped }: Replayed, context: Context): string {
  const paint = paintFor(context);
  const broken = verdicts.filter(({ failedAt }) => failedAt !== undefined);
  const first = broken.find(({ property }) => property === trace.property) ?? broken[0];
  return [
    ...(trace.title === undefined ? [] : [paint.bold(trace.title)]),
    paint.dim(`${trace.scope}, profile ${trace.profile}, ${trace.variant === undefined ? "the correct model" : `variant ${trace.variant}`}`),
    "",
    ...runLines(foldRows(rows, first?.failedAt), first?.failedAt, paint),
    "",
    ...ruleLines(rows, context, paint),
    ...(skipped.length === 0 ? [] : [`Not possible here, and left out: ${skipped.map((step) => `step ${step + 1}`).join(", ")}.`]),
    ...broken.map(({ property, failedAt, because }) => `${paint.bad("✗")} ${property} is violated at step ${(failedAt ?? 0) + 1}: ${because ?? ""}`),
    paint.bold(broken.length === 0 ? `No property is violated (${counted(verdicts.length, "property", "properties")} judged).` : `${counted(broken.length, "property is", "properties are")} violated.`),
    "",
  ].join("\n");
}

/** The rules that fired, each explained once. */
function ruleLines(rows: Replayed["rows"], { metadata }: Context, paint: Paint): readonly string[] {
  const ids = [...new Set(rows.flatMap((row) => row.rules.map(({ id }) => id)))];
  const width = Math.max(0, ...ids.map((id) => id.length));
  return ids.flatMap((id) => {
    const rule = metadata.rules[id];
    return rule === undefined ? [] : [paint.dim(`  ${id.padEnd(width)}  ${rule.says} (${clause(rule)})`)];
  });
}
