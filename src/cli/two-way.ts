/** The two-way and the three-way handshake under one schedule: RFC 9293 figure 8, without the client's own SYN. */
import { firstDivergence } from "../report/compare.ts";
import type { Metadata } from "../report/metadata.ts";
import type { Comparison, Contender } from "../report/schema.ts";
import type { Trace } from "../trace/trace.ts";
import type { Engine } from "./context.ts";

const VARIANT = "two-way-accept";

/** Positions lie next to numbers that A does not know yet, so they are counted from its base: the SYN is of an earlier connection. */
const SCHEDULE: Trace = {
  schema: 1,
  title: "An old duplicate SYN reaches a server",
  profile: "rfc9293",
  scope: "connection",
  isn: { A: 100, B: 300, step: 100 },
  actions: [
    { do: "open", side: "B", mode: "passive" },
    { do: "inject", to: "B", forged: { seq: { at: "peerIss", plus: -10 }, syn: true, wnd: 8 } },
    { do: "send", side: "B", octets: 2 },
    { do: "deliver", segment: "B1 SYN,ACK 0/-9" },
  ],
};

/** Undefined when there is no such variant. */
export function compareTwoWay(engine: Engine, metadata: Metadata): Comparison | undefined {
  if (metadata.variants[VARIANT] === undefined) return undefined;
  const left = contender(engine, "Two-way: the SYN is believed", VARIANT);
  const right = contender(engine, "Three-way: the SYN is questioned", null);
  return {
    title: "Why two segments are not enough",
    story:
      "A SYN of an earlier connection was held up in the network. It reaches a server that listens, while the client wants nothing. Both columns play the same schedule.",
    trace: SCHEDULE,
    left,
    right,
    divergesAt: firstDivergence(left.rows, right.rows),
    lesson:
      "From the SYN alone the server cannot tell whether it is old; only the other side can. The third segment is its answer: an ACK if it meant the SYN, a reset if it did not (RFC 9293 §3.5). A server that accepts on two segments serves a connection that nobody opened.",
  };
}

function contender(engine: Engine, title: string, variant: string | null): Contender {
  const trace: Trace = variant === null ? SCHEDULE : { ...SCHEDULE, variant };
  const { rows, skipped, verdicts } = engine.replay(trace, variant === null ? {} : { variant });
  const [first] = verdicts
    .flatMap(({ property, failedAt, because }) => (failedAt === undefined ? [] : [{ property, failedAt, because: because ?? "" }]))
    .sort((a, b) => a.failedAt - b.failedAt);
  return { title, variant, rows, skipped, ...(first === undefined ? {} : { broken: first }) };
}
