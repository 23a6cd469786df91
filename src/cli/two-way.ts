/** The two-way and the three-way handshake under one schedule: RFC 9293 figure 8, without the client's own SYN. */
import { firstDivergence } from "../report/compare.ts";
import type { Metadata } from "../report/metadata.ts";
import type { Comparison, Contender } from "../report/schema.ts";
import type { Trace } from "../trace/trace.ts";
import type { Engine } from "./context.ts";

const VARIANT = "two-way-accept";

/** A has never opened, so its numbers are counted from the base of its ISNs: the SYN is of an earlier life. */
const SCHEDULE: Trace = {
  schema: 1,
  title: "An old duplicate SYN reaches a server",
  profile: "rfc9293",
  scope: "connection",
  isn: { A: 100, B: 300, step: 100 },
  actions: [
    { do: "open", side: "B", mode: "passive" },
    { do: "inject", to: "B", forged: { seq: { at: "peerIss", plus: -10 }, syn: true, wnd: 8 } },
    { do: "deliver", segment: "B1 SYN,ACK 0/=91" },
    { do: "deliver", segment: "A0 RST =91" },
  ],
};

/** Undefined when there is no such variant. */
export function compareTwoWay(engine: Engine, metadata: Metadata): Comparison | undefined {
  if (metadata.variants[VARIANT] === undefined) return undefined;
  const expected = metadata.variants[VARIANT].caughtBy;
  const left = contender(engine, "Two-way: the SYN is believed", VARIANT, expected);
  const right = contender(engine, "Three-way: the SYN is questioned", null, expected);
  return {
    title: "Why two segments are not enough",
    story:
      "A SYN of an earlier connection was held up in the network. It reaches a server that listens, while the client wants nothing. Both columns play the same schedule.",
    trace: SCHEDULE,
    left,
    right,
    divergesAt: firstDivergence(left.rows, right.rows),
    lesson:
      "From the SYN alone the server cannot tell whether it is old; only the other side can. The third segment is its answer: an ACK if it meant the SYN, a reset if it did not (RFC 9293 §3.5). With two segments the server has by then told its user of a connection that nobody opened, and now tells of its reset; with three its user never hears of it, and it listens on.",
  };
}

function contender(engine: Engine, title: string, variant: string | null, expected: readonly string[]): Contender {
  const trace: Trace = variant === null ? SCHEDULE : { ...SCHEDULE, variant };
  const { rows, skipped, verdicts } = engine.replay(trace, variant === null ? {} : { variant });
  const [first] = verdicts
    .flatMap(({ property, failedAt, because }) => (failedAt === undefined ? [] : [{ property, failedAt, because: because ?? "" }]))
    .sort((a, b) => a.failedAt - b.failedAt || Number(b.property === expected[0]) - Number(a.property === expected[0]));
  return { title, variant, rows, skipped, ...(first === undefined ? {} : { broken: first }) };
}
