/** `synproof stack`: the properties of endpoints and connections, asked of a real TCP implementation. */
import { playTrace } from "../engines/play-trace.ts";
import type { Scope } from "../properties/property.ts";
import { propertyReports } from "../report/build.ts";
import { REPORT_SCHEMA, type PropertyReport } from "../report/schema.ts";
import { counted, grouped } from "../report/summary.ts";
import { counterexampleLines, propertyLines, type Paint } from "../report/text.ts";
import { LATITUDES } from "../stacks/excuse.ts";
import { STACKS } from "../stacks/index.ts";
import { judgedOnStack, observable, type Excuses } from "../stacks/judging.ts";
import type { Stack } from "../stacks/stack.ts";
import { stackSubject } from "../stacks/subject.ts";
import { runRows } from "../trace/run-rows.ts";
import type { Context } from "./context.ts";
import { drive } from "./drive.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { MAX_SEED, readProperty, readRuns, readSeed } from "./options.ts";
import { paintFor } from "./paint.ts";
import { probesCommand } from "./probes.ts";
import { readStack } from "./read-stack.ts";
import { Trouble } from "./trouble.ts";

export interface StackFlags {
  readonly property?: readonly string[];
  readonly peer?: string;
  readonly runs: string;
  readonly seed?: string;
  readonly probes?: true;
  readonly json?: true;
}

export async function stackCommand(name: string | undefined, flags: StackFlags, context: Context): Promise<ExitCode> {
  if (flags.probes === true) return probesCommand(name, flags, context);
  if (name === undefined) return listStacks(flags, context);
  const { metadata, terminal, traces } = context;
  const stack = readStack(name);
  const peer = flags.peer === undefined ? stack : readStack(flags.peer);
  const chosen = (flags.property ?? []).map((id) => readProperty(id, metadata));
  const runs = readRuns(flags.runs);
  const seed = flags.seed === undefined ? context.now() % MAX_SEED : readSeed(flags.seed);
  const judged = metadata.properties.filter(({ id, scope }) => (scope === "endpoint" || (scope === "connection" && scopesOf(stack, peer).includes(scope))) && (chosen.length === 0 || chosen.includes(id)) && observable(id).how !== "not-observable");
  if (judged.length === 0) throw new Trouble("STACK-PROPERTY", `${chosen.join(", ")} cannot be seen on a stack`, "docs/stacks.md has the list of those that can, and why others cannot.");
  const needed: Excuses = new Map();
  const subject = stackSubject(stack, peer);
  const verification = await drive(context, {
    profile: "rfc9293", variants: [null], properties: judged.map(({ id }) => id), runs, seed, scopes: scopesOf(stack, peer), on: { subject, judged: judgedOnStack(needed) },
  });
  const properties = propertyReports(verification.subjects[0], {
    metadata: { ...metadata, properties: judged },
    play: (trace) => runRows(playTrace(trace, { subject }).run),
    token: (trace) => `${traces.printToken(trace)} --stack ${name}`,
  });
  const report = {
    schema: REPORT_SCHEMA,
    tool: { name: "synproof", version: context.version },
    stack: { id: stack.id, title: stack.title, peer: peer.id, clock: stack.clock },
    run: { seed, runs, interrupted: verification.interrupted, command: commandOf(name, flags, chosen, runs, seed) },
    properties: properties.map((one) => ({ ...one, observable: observable(one.id) })),
    known: knownOf(stack, needed),
  };
  terminal.out(flags.json === true ? `${JSON.stringify(report, null, 2)}\n` : stackText(report, paintFor(context)));
  if (properties.some(({ verdict }) => verdict === "violated")) return EXIT.violated;
  return verification.interrupted ? EXIT.inconclusive : EXIT.holds;
}

/** Where time is real nobody waits until two ends have come to rest, unless that is what was asked for. */
const scopesOf = (stack: Stack, peer: Stack): readonly Scope[] => (peer !== stack ? ["connection"] : stack.clock === "real" ? ["endpoint"] : ["endpoint", "connection"]);

const commandOf = (name: string, flags: StackFlags, chosen: readonly string[], runs: number, seed: number): string =>
  ["npx synproof stack", name, ...(flags.peer === undefined ? [] : ["--peer", flags.peer]), ...chosen.flatMap((id) => ["--property", id]), "--runs", runs, "--seed", seed].join(" ");

interface Known {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly found: boolean;
  /** Violations that it explains, in this run. */
  readonly times: number;
}

const knownOf = ({ deviations }: Stack, needed: Excuses): readonly Known[] =>
  deviations.map(({ id, title, source, found }) => ({ id, title, source, found: found === true, times: needed.get(id) ?? 0 }));

interface StackReport {
  readonly stack: { readonly title: string; readonly peer: string };
  readonly run: { readonly seed: number; readonly command: string };
  readonly properties: readonly PropertyReport[];
  readonly known: readonly Known[];
}

function stackText({ stack, run, properties, known }: StackReport, paint: Paint): string {
  const news = properties.filter(({ verdict }) => verdict === "violated");
  const seen = known.filter(({ times }) => times > 0).toSorted((a, b) => b.times - a.times);
  const width = Math.max(0, ...seen.map(({ times }) => grouped(times).length));
  return [
    ...propertyLines(properties, paint),
    ...news.flatMap(({ counterexample }) => (counterexample === undefined ? [] : ["", ...counterexampleLines(counterexample, stack.title, paint)])),
    "",
    ...(seen.length === 0 ? [] : [paint.bold(`Known of ${stack.title}, and seen again (times):`), ...seen.map(({ times, title, found }) => `  ${grouped(times).padStart(width)}  ${title}${found ? paint.dim(" (found by Synproof)") : ""}`), ""]),
    paint.bold(news.length === 0 ? `Nothing new: ${counted(properties.length, "property", "properties")} judged on ${stack.title}, as far as it can be seen.` : `${counted(news.length, "property is", "properties are")} violated by ${stack.title} in a way that is not known.`),
    `Seed ${run.seed}. The same again: ${run.command}`,
    "",
  ].join("\n");
}

/** Which there are, and one line why one cannot be driven here. */
function listStacks(flags: StackFlags, { terminal }: Context): ExitCode {
  const rows = STACKS.map((stack) => ({ id: stack.id, title: stack.title, clock: stack.clock, available: stack.unavailable() === undefined, why: stack.unavailable() ?? "" }));
  const width = Math.max(...rows.map(({ id }) => id.length));
  const titles = Math.max(...rows.map(({ title }) => title.length));
  terminal.out(flags.json === true
    ? `${JSON.stringify({ stacks: rows, latitudes: LATITUDES }, null, 2)}\n`
    : `${rows.map(({ id, title, clock, available, why }) => `${available ? "✓" : "–"} ${id.padEnd(width)}  ${title.padEnd(titles)}  ${available ? `${clock} clock` : why}`).join("\n")}\n`);
  return EXIT.holds;
}
