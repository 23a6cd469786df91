/** `synproof drill`: scripts in packetdrill's language, run against the model or a real stack. */
import { counted } from "../report/summary.ts";
import type { Paint } from "../report/text.ts";
import { placeText, secondsText } from "../drill/packet-text.ts";
import type { DrillOutcome } from "../drill/result.ts";
import { runScript } from "../drill/run/run-script.ts";
import { applyVariant } from "../variants/variant.ts";
import { VARIANTS } from "../variants/index.ts";
import { PROFILES, type ProfileName } from "../model/profiles.ts";
import type { Profile } from "../model/profile.ts";
import { readSwitches } from "../trace/profile-switches.ts";
import type { Context } from "./context.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { filesNamed, readText } from "./files.ts";
import { readProfile, readVariant } from "./options.ts";
import type { Stack, StackEnd } from "../stacks/stack.ts";
import { paintFor } from "./paint.ts";
import { readStack } from "./read-stack.ts";
import { stackTarget } from "./stack-target.ts";
import { Trouble } from "./trouble.ts";

export interface DrillFlags {
  readonly profile?: string;
  readonly variant?: string;
  readonly set?: string;
  readonly stack?: string;
  readonly strict?: true;
  readonly json?: true;
}

interface Drilled {
  readonly file: string;
  readonly outcome: DrillOutcome;
}

/** A script, at least: what is longer is something else (octets). */
const LONGEST = 4_000_000;
const WANTED = "a packetdrill script, or a folder of them";

/** A file that is no script does not keep the others from running. */
export function drillCommand(names: readonly string[], flags: DrillFlags, context: Context): ExitCode {
  const { terminal } = context;
  const profile = flags.profile === undefined ? undefined : readProfile(flags.profile);
  const variant = flags.variant === undefined ? undefined : readVariant(flags.variant, context.metadata);
  const switches = flags.set === undefined ? {} : readSet(flags.set);
  const stack = flags.stack === undefined ? undefined : stackOf(flags.stack, flags);
  const files = names.flatMap((name) => filesNamed(name, ".pkt", WANTED));
  if (files.length === 0) throw new Trouble("DRILL-NO-SCRIPT", `there is no .pkt file in ${names.join(", ")}`, `Give the path of ${WANTED}.`);
  const paint = paintFor(context);
  const drilled: Drilled[] = [];
  for (const file of files) {
    if (context.signal.aborted) break;
    const outcome = drillFile(file, { profile, variant, switches, strict: flags.strict ?? false, stack });
    drilled.push({ file, outcome });
    if (flags.json !== true) terminal.out(`${outcomeLines(file, outcome, paint).join("\n")}\n`);
  }
  const cut = drilled.length < files.length;
  terminal.out(flags.json === true ? `${JSON.stringify({ schema: 1, strict: flags.strict ?? false, interrupted: cut, scripts: drilled.map(({ file, outcome }) => ({ file, ...outcome })) }, null, 2)}\n` : `${paint.bold(summaryLine(drilled, cut))}\n`);
  return exitCodeOf(drilled, cut);
}

interface DrillSettings {
  readonly profile: ProfileName | undefined;
  readonly variant: string | undefined;
  readonly switches: Partial<Profile>;
  readonly strict: boolean;
  readonly stack: Stack | undefined;
}

/** What is about the model, or about what a stack's segments are not compared in, does not go with a stack. */
function stackOf(typed: string, flags: DrillFlags): Stack {
  const wrong = (["variant", "set", "strict"] as const).find((name) => flags[name] !== undefined);
  if (wrong !== undefined) throw new Trouble("DRILL-STACK", `--${wrong} is for runs against the model, and --stack names a real one`, "Leave out one of the two.");
  return readStack(typed);
}

/** Switches as a trace has them: `rcvBuffer=1000, timestamps=true`. */
function readSet(typed: string): Partial<Profile> {
  const read = readSwitches(typed);
  if (!read.ok) throw new Trouble("CLI-SET", `--set "${typed}": ${read.because}`, "Write it as in --set \"rcvBuffer=1000, timestamps=true\".");
  return read.value;
}

function drillFile(file: string, { profile, variant, switches, strict, stack }: DrillSettings): DrillOutcome {
  let source: string;
  try {
    source = readText(file, WANTED);
  } catch (error) {
    if (error instanceof Trouble) return { verdict: "unreadable", because: error.message, notes: [] };
    throw error;
  }
  if (source.length > LONGEST) return { verdict: "unreadable", because: `it is longer than ${LONGEST} characters`, notes: [] };
  if (stack !== undefined) return drillStack(source, stack, profile);
  return runScript(source, { profile, strict, change: (base: Profile) => ({ ...(variant === undefined ? base : changed(base, variant)), ...switches }) });
}

function drillStack(source: string, stack: Stack, profile: ProfileName | undefined): DrillOutcome {
  const ends: StackEnd[] = [];
  try {
    return runScript(source, { profile, target: stackTarget(stack, ends) });
  } finally {
    for (const end of ends) end.release();
  }
}

/** What a faulty endpoint of that profile does. */
const changed = (base: Profile, variant: string): Profile => {
  const found = VARIANTS[variant];
  return found === undefined ? base : applyVariant(base, found);
};

/** What runScript calls its own target. */
const MODEL = "the model";

const LABELS = { passed: "PASSED", failed: "FAILED", unsupported: "UNSUPPORTED", unreadable: "UNREADABLE" } as const satisfies Record<DrillOutcome["verdict"], string>;
const WIDEST = Math.max(...Object.values(LABELS).map((label) => label.length));

function outcomeLines(file: string, { verdict, at, because, packets, time, profile, target, notes }: DrillOutcome, paint: Paint): readonly string[] {
  const colour = verdict === "passed" ? paint.good : verdict === "failed" || verdict === "unreadable" ? paint.bad : paint.unsure;
  const where = at === undefined ? file : `${file}:${placeText(at)}`;
  const when = verdict === "failed" && time !== undefined ? ` (at ${secondsText(time)} s)` : "";
  const under = profile === undefined ? "" : target !== MODEL && target !== undefined ? ` ${paint.dim(`${target}, in a script for ${profile}`)}` : ` ${paint.dim(`profile ${profile}: ${PROFILES[profile].title}`)}`;
  return [
    `${colour(LABELS[verdict].padEnd(WIDEST))}  ${where}${because === undefined ? "" : `: ${because}`}${when}`,
    ...(packets === undefined ? [] : [`  script packet:  ${packets.script}`, `  actual packet:  ${packets.actual}`]),
    ...(verdict === "failed" ? [` ${under}`] : []),
    ...(verdict === "failed" ? notes.map((note) => paint.dim(`  ${note}`)) : []),
  ];
}

function summaryLine(drilled: readonly Drilled[], cut: boolean): string {
  const count = (verdict: DrillOutcome["verdict"]): number => drilled.filter(({ outcome }) => outcome.verdict === verdict).length;
  const unreadable = count("unreadable");
  return `${counted(drilled.length, "script", "scripts")}: ${count("passed")} passed, ${count("failed")} failed, ${count("unsupported")} unsupported${unreadable === 0 ? "" : `, ${unreadable} unreadable`}${cut ? ", interrupted" : ""}.`;
}

/** What failed counts more than what could not be read, and that more than what could not be run. */
function exitCodeOf(drilled: readonly Drilled[], cut: boolean): ExitCode {
  const some = (verdict: DrillOutcome["verdict"]): boolean => drilled.some(({ outcome }) => outcome.verdict === verdict);
  if (some("failed")) return EXIT.violated;
  if (some("unreadable")) return EXIT.usage;
  return some("unsupported") || cut ? EXIT.inconclusive : EXIT.holds;
}
