/** Judging a TCP implementation: every property that can be asked of it, random runs, shrinking, the counterexample as a ladder. */
import { playTrace } from "../engines/play-trace.ts";
import { verify } from "../engines/verify.ts";
import { ALL_PROPERTIES } from "../properties/index.ts";
import type { Scope } from "../properties/property.ts";
import { judgedOnStack, observable, type Excuses } from "../stacks/judging.ts";
import type { Stack } from "../stacks/stack.ts";
import { releaseStacks, stackSubject } from "../stacks/subject.ts";
import { ladder } from "../trace/ladder.ts";
import type { Failure, Progress, PropertyResult } from "../trace/results.ts";
import { traceToken } from "../trace/token.ts";

export interface JudgeOptions {
  /** Runs of each scope; 300 unless told. */
  readonly runs?: number;
  /** The same runs again for the same seed; 1 unless told. */
  readonly seed?: number;
  /** Ids of the properties to ask; all that can be seen on a stack, unless told. */
  readonly properties?: readonly string[];
  /** `endpoint`: the stack alone, with segments made to measure. `connection`: the stack at both ends of a bad network. Both, unless told. */
  readonly scopes?: readonly ("endpoint" | "connection")[];
  /** Ends early with what was found. */
  readonly signal?: { readonly aborted: boolean };
  /** Told where it has got to, after each batch of runs. */
  readonly hear?: (progress: Progress) => void;
}

export interface Counterexample extends Failure {
  readonly property: string;
  /** The run in the notation of the RFC's figures, as the stack played it. */
  readonly ladder: string;
  /** For `synproof replay TOKEN --stack …`. */
  readonly token: string;
}

export interface StackJudgement {
  readonly seed: number;
  /** Whether no property is violated, and at least one had something to say. */
  readonly holds: boolean;
  readonly interrupted: boolean;
  readonly properties: readonly PropertyResult[];
  /** One for each property that is violated, shrunk. */
  readonly counterexamples: readonly Counterexample[];
  /** How many violations each known deviation of the stack explains: its id, and a number. */
  readonly known: Readonly<Record<string, number>>;
}

/**
 * Deterministic where the stack is. A stack that throws ends the run with what it threw.
 *
 * @throws RangeError when a property is unknown or cannot be seen on a stack, Error when the stack is not available.
 */
export async function judgeStack(stack: Stack, options: JudgeOptions = {}): Promise<StackJudgement> {
  const why = stack.unavailable();
  if (why !== undefined) throw new Error(`${stack.title} cannot be driven here: ${why}`);
  const { runs = 300, seed = 1, scopes = ["endpoint", "connection"], signal, hear } = options;
  const needed: Excuses = new Map();
  const subject = stackSubject(stack);
  const run = verify({
    profile: "rfc9293", variants: [null], properties: chosenFrom(options.properties, scopes), runs, seed, scopes,
    on: { subject, judged: judgedOnStack(needed) },
    ...(signal === undefined ? {} : { signal }),
  });
  for (;;) {
    const next = await run.next();
    if (next.done !== true) {
      hear?.(next.value);
      continue;
    }
    const properties = next.value.subjects[0]?.properties ?? [];
    const counterexamples = properties.flatMap(({ id, counterexample }) => (counterexample === undefined ? [] : [shown(id, counterexample, stack)]));
    const holds = counterexamples.length === 0 && properties.some(({ verdict }) => verdict === "holds");
    releaseStacks();
    return { seed, holds, interrupted: next.value.interrupted, properties, counterexamples, known: Object.fromEntries(needed) };
  }
}

function chosenFrom(ids: readonly string[] | undefined, scopes: readonly Scope[]): readonly string[] {
  const seen = ALL_PROPERTIES.filter(({ id, scope }) => (scope === "endpoint" || scopes.includes(scope)) && observable(id).how !== "not-observable").map(({ id }) => id);
  const unseen = ids?.find((id) => !seen.includes(id));
  if (unseen !== undefined) throw new RangeError(`no property "${unseen}" can be seen on a stack; there are ${seen.join(", ")}`);
  return ids ?? seen;
}

function shown(property: string, failure: Failure, stack: Stack): Counterexample {
  const { run } = playTrace(failure.trace, { subject: stackSubject(stack) });
  if (run.scope !== "connection" && run.scope !== "endpoint") throw new Error(`a stack was driven in the scope ${run.scope}`);
  const head = { scope: run.scope, profile: run.trace.profile, isn: run.trace.isn };
  return { ...failure, property, ladder: ladder(head, run.steps), token: traceToken(failure.trace) };
}
