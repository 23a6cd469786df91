/** The shape of what exhaustive searches add to report.json. */
import { anything, count, flag, list, oneOf, orNull, record, text } from "./shape.ts";

const ends = record({ desired: count, acceptable: count, forbidden: count, stuck: count });

const instance = record({
  id: text,
  title: text,
  bounds: list(record({ what: text, most: count, why: text })),
  states: count,
  "lookedAt?": count,
  generated: count,
  depth: count,
  cut: count,
  frontier: count,
  "stopped?": oneOf("states", "memory", "depth", "interrupted"),
  ends,
  properties: list(
    record({
      id: text,
      verdict: oneOf("holds", "violated", "inconclusive", "not-exercised"),
      states: count,
      steps: count,
      "witness?": count,
      "violatedAfter?": count,
      "trace?": anything,
      "truncatedBy?": text,
    }),
  ),
});

const reached = { id: text, times: count, "unreached?": text } as const;

export const overviewShape = record({
  instances: list(instance),
  vacuity: list(record({ property: text, states: count, steps: count, "witness?": record({ instance: text, actions: count, trace: anything }) })),
  rules: list(record(reached)),
  edges: list(record({ ...reached, inDiagram: flag })),
});

export const matrixShape = record({
  rows: list(
    record({
      variant: text,
      family: text,
      searched: count,
      instances: list(text),
      untouched: list(text),
      kills: list(record({ property: text, instance: text, steps: count, states: count, "trace?": anything, "replay?": text })),
      missing: list(record({ property: text, "reason?": text })),
      "survives?": text,
      "interrupted?": flag,
    }),
  ),
  handshakes: list(
    record({
      segments: { is: "integer", min: 1 },
      variant: orNull(text),
      states: count,
      breaks: list(record({ property: text, instance: text, steps: count })),
      tables: list(text),
    }),
  ),
  idle: list(text),
  "pairs?": list(
    record({
      variants: list(text),
      hidden: list(record({ property: text, variant: text, "reason?": text })),
      caught: flag,
      searched: count,
    }),
  ),
  interrupted: flag,
});

export const certificatesShape = record({ shortest: count, shortened: count, inconclusive: count, limit: count });

export const certificateShape = record({
  verdict: oneOf("shortest", "shortened", "inconclusive"),
  actions: count,
  shrunkTo: count,
  states: count,
  "limit?": count,
  faults: list(record({ at: count, fault: text, weakened: text, necessary: flag })),
});
