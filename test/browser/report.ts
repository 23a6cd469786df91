/** A report of real runs, few of them: what the tests of the page open. */
import { DIAGRAM_EDGES, edgeId } from "../../src/trace/state-diagram.ts";
import { replay } from "../../src/engines/replay.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import { RULES } from "../../src/model/rules.ts";
import { ALL_PROPERTIES } from "../../src/properties/index.ts";
import { buildReport, type Ingredients } from "../../src/report/build.ts";
import type { Report } from "../../src/report/schema.ts";
import { parseToken, traceToken } from "../../src/trace/token.ts";
import { isTraceError } from "../../src/trace/trace-error.ts";
import { seenOnly, type ProbedStack } from "../../src/trace/probed.ts";
import type { EdgeRun } from "../../src/trace/results.ts";
import type { ConnectionTrace, Trace } from "../../src/trace/trace.ts";
import { VARIANTS } from "../../src/variants/index.ts";
import { SWEEP } from "../report/fixtures/results.ts";

const read = (token: string): Trace => {
  const trace = parseToken(token);
  if (isTraceError(trace)) throw new Error(trace.message);
  return trace;
};

/** The old duplicate SYN, or any SYN, and the two-way listener. */
export const TWO_WAY_RUN = read("s1.connection.rfc9293.100.300.64000.variant-two-way-accept.property-no-two-way-acceptance.verdict-violated..open.B.passive.remote-n..open.A.active..deliver.A1_SYN_0");
const WITNESS: Trace = {
  schema: 1, profile: "rfc9293", scope: "connection", isn: { A: 100, B: 300, step: 64_000 },
  actions: [
    { do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" },
    { do: "deliver", segment: "A1 SYN 0" }, { do: "deliver", segment: "B1 SYN,ACK 0/1" }, { do: "deliver", segment: "A1 ACK 1/1" },
  ],
};

const edge = (id: string, ...actions: ConnectionTrace["actions"]): EdgeRun => ({ id, trace: { schema: 1, scope: "connection", profile: "rfc9293", title: id, isn: { A: 100, B: 300, step: 64_000 }, actions } });
const [bothOpen, bothClose] = [["A", "B"] as const, ["B", "A"] as const];
const EDGES: readonly EdgeRun[] = [
  edge("LISTEN → SYN-RECEIVED", { do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }, { do: "deliver", segment: "A1 SYN 0" }),
  edge("FIN-WAIT-1 → CLOSING", ...bothOpen.map((side) => ({ do: "open", side, mode: "active" }) as const), { do: "deliver", segment: "A1 SYN 0" }, { do: "deliver", segment: "B1 SYN 0" }, ...bothClose.map((side) => ({ do: "close", side }) as const), { do: "deliver", segment: "B1 FIN,ACK 1/1" }),
];

const NAMES = ["two-way-accept", "ack-of-isn", "four-way-handshake"];
const FOUND: Readonly<Record<string, readonly string[]>> = { "two-way-accept": ["no-two-way-acceptance"] };

const failureOf = (trace: Trace, property: string) => {
  const broken = replay(trace).verdicts.find((verdict) => verdict.property === property);
  if (broken?.failedAt === undefined) throw new Error(`${property} is not broken by the run`);
  return { trace, failedAt: broken.failedAt, because: broken.because ?? "", blame: broken.blame ?? [], foundAtRun: 2, actionsBeforeShrinking: 27 };
};

const counts = { runs: 1000, steps: 23_456, exercised: 4_321 };
const holds = (id: string) => ({ id, verdict: "holds" as const, ...counts, witness: WITNESS });

const trace: Trace = { schema: 1, profile: "rfc9293", scope: "endpoint", isn: { A: 100, B: 300, step: 64_000 }, actions: [{ do: "open", side: "A", mode: "active" }, { do: "inject", to: "A", forged: { seq: { at: "peerIss", plus: 0 }, syn: true } }] };
/** As of a stack that hears the SYN and says nothing. */
const SILENT_ROWS = seenOnly(replay(trace).rows).map((row) => ({ ...row, left: "SYN-SENT", segments: row.segments.filter(({ id }) => id !== 2) }));
const STACKS_PROBED: readonly ProbedStack[] = [
  { id: "lwip", title: "lwIP 2.1.3", timeWaitMs: 120_500, answers: [{ probe: "simultaneous-open", title: "simultaneous open", trace, sent: [], state: "SYN-SENT", rows: SILENT_ROWS }] },
  { id: "model", title: "the model, profile rfc9293", answers: [{ probe: "simultaneous-open", title: "simultaneous open", trace, sent: ["<SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>"], state: "SYN-RECEIVED" }] },
];

export const BROWSER_INGREDIENTS: Ingredients = {
  version: "0.1.0",
  run: { date: "2024-01-02T03:04:05Z", seed: 7, profile: "rfc9293", runs: 1000, command: "npx synproof report --runs 1000 --seed 7 --date 2024-01-02T03:04:05Z" },
  metadata: { properties: ALL_PROPERTIES, variants: VARIANTS, rules: RULES, profiles: PROFILES },
  verification: {
    interrupted: false,
    subjects: [
      {
        variant: null,
        properties: ALL_PROPERTIES.map(({ id }) => (id === "no-storm" ? { ...holds(id), verdict: "not-exercised", exercised: 0 } : holds(id))),
        rules: Object.fromEntries(Object.keys(RULES).map((id, i) => [id, i * 7])),
        edges: { ...Object.fromEntries(DIAGRAM_EDGES.map((edge, i) => [edgeId(edge), i * 1_300])), "ESTABLISHED → CLOSED": 12 },
        situations: { "fin-lost": 312, "simultaneous-open": 91 },
      },
      ...NAMES.map((variant) => ({
        variant,
        properties: ALL_PROPERTIES.map(({ id }) =>
          FOUND[variant]?.includes(id) === true ? { id, verdict: "violated" as const, ...counts, counterexample: failureOf(TWO_WAY_RUN, id) } : holds(id),
        ),
        rules: {}, edges: {},
        situations: {},
      })),
    ],
  },
  edgeRuns: EDGES,
  sweep: SWEEP,
  stacks: STACKS_PROBED,
  play: (trace) => replay(trace).rows,
  token: traceToken,
};

export const BROWSER_REPORT: Report = buildReport(BROWSER_INGREDIENTS);

/** What exhaustive searches add: of one instance, and of one faulty endpoint. */
const SEARCHED: Pick<Report, "exhaustive" | "matrix"> = {
  exhaustive: {
    instances: [
      {
        id: "connection-small", title: "A client and a listener: open and close, one loss", bounds: [{ what: "losses", most: 1, why: "one is enough to need a retransmission" }],
        states: 12_345, generated: 45_678, depth: 30, cut: 7, frontier: 0, ends: { desired: 3, acceptable: 2, forbidden: 0, stuck: 0 },
        properties: [{ id: "ends-agree", verdict: "holds", states: 4_321, steps: 8_765 }],
      },
    ],
    vacuity: [], rules: [], edges: [],
  },
  matrix: {
    rows: [{ variant: "ack-of-isn", family: "handshake", searched: 99, instances: ["connection-small"], untouched: [], kills: [{ property: "acknowledges-isn-plus-one", instance: "connection-small", steps: 3, states: 9 }], missing: [] }],
    handshakes: [{ segments: 2, variant: "two-way-accept", states: 99, breaks: [{ property: "no-two-way-acceptance", instance: "connection-small", steps: 3 }], tables: [] }, { segments: 3, variant: null, states: 99, breaks: [], tables: [] }],
    pairs: [{ variants: ["two-way-accept", "ack-of-isn"], hidden: [{ property: "ends-agree", variant: "two-way-accept" }], caught: true, searched: 5 }],
    idle: [],
    interrupted: false,
  },
};

/** The same, with a correct model that is not, and with exhaustive searches. */
export const VIOLATED_REPORT: Report = {
  ...BROWSER_REPORT,
  ...SEARCHED,
  properties: BROWSER_REPORT.properties.map((property) => {
    const counterexample = BROWSER_REPORT.variants.flatMap(({ violated }) => violated).find((one) => one.property === property.id);
    return counterexample === undefined ? property : { ...property, verdict: "violated", counterexample };
  }),
};
