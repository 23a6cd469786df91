/** A short run of each scope, as traces. */
import type { ConnectionTrace, IsnTrace, ListenerTrace, Trace } from "../../src/trace/trace.ts";

/** Figure 8's old duplicate SYN, at an endpoint that believes it. */
export const TWO_WAY: ConnectionTrace = {
  schema: 1,
  scope: "connection",
  title: "An old duplicate SYN reaches a server",
  profile: "rfc9293",
  variant: "two-way-accept",
  property: "no-two-way-acceptance",
  verdict: "violated",
  isn: { A: 100, B: 300, step: 100 },
  actions: [
    { do: "open", side: "B", mode: "passive" },
    { do: "inject", to: "B", forged: { seq: { at: "peerIss", plus: -10 }, syn: true, wnd: 8 } },
    { do: "deliver", segment: "B1 SYN,ACK 0/=91" },
    { do: "deliver", segment: "A0 RST =91" },
  ],
};

/** Everything that can befall a segment: lost, doubled, late, out of time, still under way. */
export const BUSY: ConnectionTrace = {
  schema: 1,
  scope: "connection",
  profile: "rfc9293",
  isn: { A: 4_294_967_295, B: 300, step: 64_000 },
  actions: [
    { do: "open", side: "B", mode: "passive" },
    { do: "open", side: "A", mode: "active" },
    { do: "duplicate", segment: "A1 SYN 0" },
    { do: "deliver", segment: "A1 SYN 0" },
    { do: "drop", segment: "B1 SYN,ACK 0/1" },
    { do: "elapse" },
    { do: "delay", segment: "A1 SYN 0" },
    { do: "deliver", segment: "B1 SYN,ACK 0/1" },
    { do: "send", side: "A", octets: 3 },
    { do: "deliver", segment: "A1 ACK 1/1" },
    { do: "abort", side: "B" },
  ],
};

export const ALONE: ConnectionTrace = {
  schema: 1,
  scope: "endpoint",
  profile: "rfc1337",
  set: "rcvBuffer=16",
  isn: { A: 100, B: 300, step: 100 },
  actions: [
    { do: "open", side: "A", mode: "active" },
    { do: "inject", to: "A", forged: { seq: { at: "peerIss", plus: 0 }, ack: { at: "sndNxt", plus: 0 }, syn: true } },
    { do: "inject", to: "A", forged: { seq: { at: "rcvNxt", plus: 0 }, ack: { at: "sndNxt", plus: 0 }, octets: 2 } },
    { do: "close", side: "A" },
  ],
};

export const LISTENER: ListenerTrace = {
  schema: 1,
  scope: "listener",
  profile: "linux",
  isn: 7,
  actions: [{ do: "connect", peer: "C1" }, { do: "spoof", peer: "N1" }, { do: "elapse" }, { do: "accept" }],
};

export const OPENINGS: IsnTrace = {
  schema: 1,
  scope: "isn",
  profile: "rfc9293",
  secret: 5,
  openings: [{ remote: 1, after: 0 }, { remote: 2, after: 40 }, { remote: 1, after: 1_000 }],
};

export const ALL_SCOPES: readonly Trace[] = [TWO_WAY, BUSY, ALONE, LISTENER, OPENINGS];

/** Text that tries to be something else in HTML, XML, Markdown, JavaScript, Mermaid and a terminal. */
export const HOSTILE = "</title></script><b>&amp; \"x\" 'y' `z` ``` ~~~ ${process.exit()} */ // %%{init: {}}%% ; #35; | end\n# \u0000\u001b[2J\u2028\ud800\uffff ]]> [a](javascript:1) @everyone";
