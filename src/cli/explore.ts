/** `synproof explore`: every state of an instance within its bounds, and a verdict for each property. */
import type { Exploration, Explored } from "../engines/exhaustive/explore.ts";
import type { SearchProgress } from "../engines/exhaustive/search.ts";
import { sizeOf } from "../engines/instances/index.ts";
import type { Instance } from "../engines/instances/instance.ts";
import { runLines } from "../report/text.ts";
import { counted, grouped } from "../report/summary.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { readLimit, readProperty, readVariant } from "./options.ts";
import { paintFor } from "./paint.ts";
import { paced } from "./paced.ts";
import { duration } from "./progress.ts";
import { atOnce } from "./threads.ts";
import { Trouble } from "./trouble.ts";

export interface ExploreFlags {
  readonly property?: string;
  readonly variant?: string;
  readonly large?: true;
  readonly limit?: string;
  readonly memory?: string;
  readonly workers?: string;
  readonly liveness?: true;
  /** False with --no-symmetry. */
  readonly symmetry?: boolean;
  readonly json?: true;
}

/** Between two lines of a thread's progress: several share a screen. */
const LINE_MS = 5_000;
/** Octets of what --memory counts in. */
const MEGA = 1_000_000;

export async function exploreCommand(name: string | undefined, flags: ExploreFlags, context: Context): Promise<ExitCode> {
  const { metadata, terminal } = context;
  const instances = chosen(name, flags.large === true, context);
  const variant = flags.variant === undefined ? null : readVariant(flags.variant, metadata);
  const properties = flags.property === undefined ? ("all" as const) : [readProperty(flags.property, metadata)];
  const workers = Math.min(flags.workers === undefined ? (context.cores ?? 1) : readLimit(flags.workers, "--workers"), instances.length);
  const memory = flags.memory === undefined ? Infinity : readLimit(flags.memory, "--memory") * MEGA;
  const limits = {
    ...(flags.limit === undefined ? {} : { states: readLimit(flags.limit) }),
    ...(memory === Infinity ? {} : { memory: Math.floor(memory / workers) }),
  };
  const asked = { variant, properties, limits, symmetry: flags.symmetry !== false };
  const explorations = await (workers > 1 ? inThreads(instances, { asked, memory }, workers, context) : inTurn(instances, { ...asked, full: () => context.resident() > memory }, context));
  const interrupted = explorations.length < instances.length || explorations.some(({ stopped }) => stopped === "interrupted");
  if (flags.json === true) terminal.out(`${JSON.stringify({ schema: 1, interrupted, explorations }, null, 2)}\n`);
  else terminal.out(explorations.map((one) => told(one, context)).join("\n"));
  const verdicts = explorations.flatMap((one) => one.properties.map(({ verdict }) => verdict));
  if (verdicts.includes("violated") || explorations.some(({ ends }) => ends.forbidden > 0)) return EXIT.violated;
  const decided = !interrupted && explorations.every(({ stopped }) => stopped === undefined) && verdicts.includes("holds") && !verdicts.includes("inconclusive");
  return decided ? EXIT.holds : EXIT.inconclusive;
}

async function inTurn(instances: readonly Instance[], asked: InTurn, context: Context): Promise<readonly Exploration[]> {
  const explorations: Exploration[] = [];
  for (const instance of instances) {
    explorations.push(await driven(instance, asked, context));
    if (context.signal.aborted) break;
  }
  return explorations;
}

/** What all threads are told. */
export interface ExploreCommon {
  readonly asked: Asked;
  /** Octets that the process may hold. */
  readonly memory: number;
}

/** One instance is searched by one thread. */
async function inThreads(instances: readonly Instance[], common: ExploreCommon, workers: number, { terminal, now, signal }: Context): Promise<readonly Exploration[]> {
  const start = now();
  const shown = new Map<string, number>();
  return atOnce<string, ExploreCommon, SearchProgress, Exploration>({
    worker: "explore-worker", tasks: instances.map(({ id }) => id), common, workers, signal,
    hear: (id, told) => {
      if ("result" in told) return terminal.err(`${id}: ${endWords(told.result)} ${duration(now() - start)} after the start.\n`);
      if (now() - (shown.get(id) ?? start) < LINE_MS) return;
      shown.set(id, now());
      terminal.err(`${id}: ${progressWords(told.progress)}\n`);
    },
  });
}

/** One that is named; else all small ones, or all large ones. `listener` is `listener-small` or, with --large, the large one. */
function chosen(name: string | undefined, large: boolean, { instances, livenessInstances }: Context): readonly Instance[] {
  const size = large ? "large" : "small";
  if (name === undefined) return instances.filter((instance) => sizeOf(instance) === size);
  const found = instances.find(({ id }) => id === name || id === `${name}-${size}`);
  if (found !== undefined) return [found];
  const asked = livenessInstances.find(({ id }) => id === name);
  if (asked !== undefined) throw new Trouble("CLI-INSTANCE", `of "${asked.id}" is only asked what must come in the end`, `Write \`synproof explore ${asked.id} --liveness\`.`);
  const ids = instances.map(({ id }) => id);
  throw new Trouble("CLI-INSTANCE", `unknown instance "${name}"`, didYouMean(name, ids, `There are ${ids.join(", ")}.`));
}

type Asked = Omit<Parameters<Context["explore"]>[1], "signal" | "full">;
type InTurn = Omit<Parameters<Context["explore"]>[1], "signal">;

async function driven(instance: Instance, asked: InTurn, context: Context): Promise<Exploration> {
  const { explore, terminal, now, signal } = context;
  const start = now();
  const rate = (states: number): string => grouped(Math.round(states / Math.max(0.001, (now() - start) / 1000)));
  terminal.err(`${instance.id}: ${instance.title}.\n`);
  const found = await paced(explore(instance, { ...asked, signal }), (progress) => `${progressWords(progress)}, ${rate(progress.states)}/s`, context);
  terminal.err(`${endWords(found)} after ${duration(now() - start)}, ${rate(found.states)} states a second.\n`);
  return found;
}

const endWords = ({ stopped }: Exploration): string =>
  stopped === undefined ? "Done" : stopped === "interrupted" ? "Ended early" : `Ended at the limit of ${stopped}`;

const progressWords = ({ states, transitions, depth, frontier }: SearchProgress): string =>
  `${counted(states, "state")}, ${counted(transitions, "transition")}, depth ${depth}, frontier ${grouped(frontier)}`;

const MARKS = { holds: "✓", violated: "✗", inconclusive: "?", "not-exercised": "–" } as const satisfies Record<Explored["verdict"], string>;

function told(one: Exploration, context: Context): string {
  const paint = paintFor(context);
  const { states, lookedAt, generated, depth, cut, frontier, ends, properties } = one;
  const width = Math.max(8, ...properties.map(({ id }) => id.length));
  const tones = { holds: paint.good, violated: paint.bad, inconclusive: paint.unsure, "not-exercised": paint.unsure } as const;
  const total = one.stopped === undefined ? "" : `; stopped (${one.stopped}) with ${grouped(frontier)} not yet looked at`;
  return [
    paint.bold(`${one.instance}, ${one.variant === null ? "the correct model" : `the variant ${one.variant}`}`),
    `${counted(states, "state")}${lookedAt === undefined ? "" : ` (${grouped(lookedAt)} looked at, mirror images once)`}, ${grouped(generated)} generated, depth ${depth}${cut === 0 ? "" : `, ${grouped(cut)} cut off`}${total}`,
    ...one.bounds.map(({ what, most, why }) => paint.dim(most === 0 ? `  no ${what}` : `  ${what}: ${grouped(most)} at most; ${why}`)),
    "",
    ...properties.map(({ id, verdict, exercised }) => `${tones[verdict](MARKS[verdict])} ${id.padEnd(width)}  ${grouped(exercised).padStart(11)}${verdict === "holds" ? "" : `  ${verdictWords(verdict)}`}`),
    ...properties.flatMap((property) => violationLines(property, context)),
    "",
    `Ends: ${grouped(ends.desired)} desired, ${grouped(ends.acceptable)} acceptable, ${grouped(ends.forbidden)} forbidden, ${grouped(ends.stuck)} stuck.`,
    "",
  ].join("\n");
}

const verdictWords = (verdict: Explored["verdict"]): string => (verdict === "not-exercised" ? "nothing to say here" : verdict);

function violationLines({ id, counterexample: found }: Explored, context: Context): readonly string[] {
  if (found === undefined) return [];
  const paint = paintFor(context);
  return [
    "",
    paint.bold(`${id} is violated, in ${counted(found.failedAt + 1, "step")} and not sooner within these bounds`),
    ...runLines(context.engine.replay(found.trace).rows, found.failedAt, paint),
    `  Step ${found.failedAt + 1}: ${found.because}`,
    `  Replay: npx synproof replay ${context.traces.printToken(found.trace)}`,
  ];
}
