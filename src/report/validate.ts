/** The shape of report.json, schema 1, and the check of a report against it. */
import { PROFILE_NAMES } from "../model/profiles.ts";
import { anything, count, flag, list, misfits, oneOf, orNull, record, share, text, type Shape } from "./shape.ts";
import { certificateShape, certificatesShape, matrixShape, overviewShape } from "./exhaustive-shape.ts";
import { REPORT_SCHEMA } from "./schema.ts";

const side = oneOf("left", "right");

const ladderRow = record({
  step: count,
  action: text,
  at: count,
  left: text,
  right: text,
  segments: list(
    record({
      id: count,
      name: text,
      text,
      from: side,
      fate: oneOf("departs", "arrives", "dropped", "duplicated", "delayed", "expired"),
      origin: oneOf("end", "copy", "injected"),
      stale: flag,
    }),
  ),
  signals: list(record({ side, text })),
  rules: list(record({ side, id: text })),
  changes: list(record({ side, field: text, before: text, after: text })),
});

const counterexample = record({
  property: text,
  trace: anything,
  rows: list(ladderRow),
  failedAt: count,
  because: text,
  blame: list(text),
  foundAtRun: count,
  shrunkFrom: count,
  actions: count,
  replay: record({ command: text, token: text }),
  "certificate?": certificateShape,
});

const contender = record({
  title: text,
  variant: orNull(text),
  rows: list(ladderRow),
  skipped: list(count),
  "broken?": record({ property: text, failedAt: count, because: text }),
});

const tool = record({ name: oneOf("synproof"), version: text });

const run = {
  seed: { is: "integer", min: Number.MIN_SAFE_INTEGER },
  profile: oneOf(...PROFILE_NAMES),
  profileTitle: text,
  runs: count,
  command: text,
  interrupted: flag,
  "shard?": text,
} as const satisfies Readonly<Record<string, Shape>>;

const properties = list(
  record({
    id: text,
    title: text,
    claim: text,
    clause: text,
    kind: oneOf("always", "eventually", "sometimes"),
    scope: oneOf("endpoint", "connection", "listener", "isn"),
    verdict: oneOf("holds", "violated", "inconclusive", "not-exercised"),
    runs: count,
    steps: count,
    exercised: count,
    "witness?": anything,
    "counterexample?": counterexample,
  }),
);

/** What `synproof verify --json` prints. */
export const VERIFY_SHAPE: Shape = record({ schema: oneOf(REPORT_SCHEMA), tool, run: record({ ...run, variant: orNull(text) }), properties });

export const REPORT_SHAPE: Shape = record({
  schema: oneOf(REPORT_SCHEMA),
  tool,
  run: record({ date: text, "duration?": count, ...run }),
  properties,
  variants: list(
    record({
      id: text,
      title: text,
      clause: text,
      harm: text,
      "seen?": text,
      caughtBy: list(text),
      alsoBreaks: list(text),
      "survives?": text,
      outcome: oneOf("caught", "survived", "inconclusive"),
      violated: list(counterexample),
    }),
  ),
  "comparison?": record({
    title: text,
    story: text,
    trace: anything,
    left: contender,
    right: contender,
    divergesAt: orNull(count),
    lesson: text,
  }),
  coverage: record({
    rules: list(record({ id: text, rfc: text, "req?": text, says: text, fired: count })),
    situations: list(record({ name: text, runs: count, share })),
    "edges?": list(record({ id: text, taken: count, "shortest?": anything })),
  }),
  "exhaustive?": overviewShape,
  "matrix?": matrixShape,
  "certificates?": certificatesShape,
  "sweep?": record({
    lengths: list(text),
    retransmissions: list(text),
    losses: list(count),
    cells: list(record({ length: text, retransmission: text, losses: count, verdict: oneOf("gets-through", "reset", "given-up"), patterns: count, "trace?": anything, "replay?": text })),
    incarnations: list(record({ length: text, retransmission: text, losses: count, isn: oneOf("RFC 6528", "fixed"), verdict: oneOf("none-accepted", "accepted"), runs: count, "trace?": anything, "replay?": text })),
  }),
  "synAckSweep?": record({
    retries: list(count),
    entries: list(record({ retries: count, sentAt: list(count), removedAt: count })),
    losses: list(count),
    cells: list(record({ retries: count, losses: count, verdict: oneOf("opens", "half-open"), patterns: count, "trace?": anything })),
    queue: count,
    every: list(count),
    flood: list(record({ retries: count, every: count, cookies: flag, verdict: oneOf("at-once", "late", "turned-away"), moments: count, "trace?": anything })),
  }),
  "isnSweep?": record({
    cells: list(record({ policy: text, seen: text, ticks: count, guesses: count, hits: count })),
    opens: list(record({ off: { is: "integer", min: -(2 ** 31) }, opens: flag })),
  }),
  "stacks?": list(record({ id: text, title: text, "timeWaitMs?": count, answers: list(record({ probe: text, title: text, trace: anything, sent: list(text), state: text, "rows?": list(ladderRow) })) })),
});

/** What is wrong with a report, each with its path; empty when it is sound. */
export const reportProblems = (value: unknown): readonly string[] => misfits(REPORT_SHAPE, value);
export const verifyProblems = (value: unknown): readonly string[] => misfits(VERIFY_SHAPE, value);
