/** A command line without a process: what it prints is kept, what the engine finds is given. */
import type { Sweeping } from "../../src/engines/sweep/each-cell.ts";
import type { MatrixProgress } from "../../src/engines/matrix/kill-matrix.ts";
import type { Metadata } from "../../src/report/metadata.ts";
import type { Context, Engine, Exhaustive } from "../../src/cli/context.ts";
import { explore } from "../../src/engines/exhaustive/explore.ts";
import { INSTANCES } from "../../src/engines/instances/index.ts";
import { liveness } from "../../src/engines/exhaustive/liveness/liveness.ts";
import { LIVENESS_INSTANCES } from "../../src/engines/instances/liveness.ts";
import { DATA_MARK } from "../../src/report/embed.ts";
import { runCli } from "../../src/cli/program.ts";
import { TRACES } from "../../src/cli/traces.ts";
import type { SubjectResult, Verification } from "../../src/trace/results.ts";
import { THREE_WAY, TWO_WAY } from "../report/fixtures/ladders.ts";
import { ISN_SWEEP, METADATA, SWEEP, SYN_ACK_SWEEP, VERIFICATION } from "../report/fixtures/results.ts";

/** Finds what the fixture says, one property at a time; stops when it is told to. */
export const ENGINE: Engine = {
  async *verify({ variants, properties, runs, signal }) {
    const subjects: SubjectResult[] = [];
    for (const variant of variants) {
      const known = VERIFICATION.subjects.find((subject) => subject.variant === variant);
      if (known === undefined) throw new Error(`the fixture has no variant ${variant}`);
      const wanted = known.properties.filter(({ id }) => properties === "all" || properties.includes(id));
      for (const { id, verdict } of wanted) {
        yield { variant, scope: METADATA.properties.find((facts) => facts.id === id)?.scope ?? "connection", done: runs, total: runs, violated: verdict === "violated" ? [id] : [] };
      }
      const cut = signal?.aborted === true;
      subjects.push({ ...known, properties: wanted.map((result) => (cut && result.verdict === "holds" ? { ...result, verdict: "inconclusive" } : result)) });
      if (cut) return { subjects, interrupted: true };
    }
    return { subjects, interrupted: false } satisfies Verification;
  },
  replay: (_trace, options) =>
    options?.variant === undefined
      ? { rows: THREE_WAY, verdicts: [{ property: "no-two-way-acceptance" }], skipped: [] }
      : { rows: TWO_WAY, verdicts: [{ property: "no-two-way-acceptance", failedAt: 1, because: "B entered ESTABLISHED on a SYN.", blame: [] }], skipped: [2] },
  edgeRuns: () => [],
  liveness,
  sweeps: { timeWait: () => inOneCell(SWEEP), synAck: () => inOneCell(SYN_ACK_SWEEP), isn: () => inOneCell(ISN_SWEEP) },
};

function* inOneCell<Sweep>(sweep: Sweep): Sweeping<Sweep> {
  yield { done: 0, total: 1 };
  return sweep;
}

const NOWHERE: MatrixProgress = { variant: "two-way-accept", instance: "connection-small", done: 0, total: 1, states: 0 };

/** The fixture's traces are drawings, and nothing is searched for where a report is made. */
export const EXHAUSTIVE: Exhaustive = {
  *matrix() {
    yield NOWHERE;
    return { rows: [], handshakes: [], idle: [], interrupted: false };
  },
  *overview() {
    yield NOWHERE;
    return { instances: [], vacuity: [], rules: [], edges: [] };
  },
  certify: (trace) => ({
    certificate: { verdict: "shortest", actions: trace.scope === "isn" ? trace.openings.length : trace.actions.length, shrunkTo: 2, states: 424, faults: [] },
    ...(VERIFICATION.subjects.flatMap(({ properties }) => properties.flatMap(({ counterexample }) => counterexample ?? [])).find((failure) => failure.trace === trace) ?? { failedAt: 0, because: "", blame: [] }),
    trace,
  }),
};

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Given {
  readonly engine?: Engine;
  readonly exhaustive?: Exhaustive;
  readonly metadata?: Metadata;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly tty?: boolean;
  readonly now?: () => number;
  readonly resident?: () => number;
  readonly explore?: Context["explore"];
}

export async function run(words: readonly string[], given: Given = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const context: Context = {
    version: "1.2.3",
    metadata: given.metadata ?? METADATA,
    engine: given.engine ?? ENGINE,
    exhaustive: given.exhaustive ?? EXHAUSTIVE,
    instances: INSTANCES,
    livenessInstances: LIVENESS_INSTANCES,
    explore: given.explore ?? explore,
    traces: TRACES,
    probes: () => [],
    page: () => Promise.resolve(`<!doctype html>${DATA_MARK}`),
    terminal: {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      outIsTty: given.tty ?? false,
      errIsTty: given.tty ?? false,
      columns: 80,
    },
    env: given.env ?? {},
    now: given.now ?? (() => 1_700_000_000_000),
    resident: given.resident ?? (() => 0),
    signal: given.signal ?? new AbortController().signal,
  };
  const code = await runCli(words, context);
  return { code, out, err };
}
