/** One-line changes of an endpoint, as functions on what the correct one does, each with a property that has to notice. */
import type { Outcome, Signal } from "../../../src/model/events.ts";
import type { Segment } from "../../../src/model/segment.ts";
import { add } from "../../../src/model/seq.ts";
import type { Tcb } from "../../../src/model/tcb.ts";
import type { EndpointStep } from "../../../src/model/world-types.ts";

export interface Deviation {
  readonly name: string;
  readonly caughtBy: string;
  /** Undefined where the change makes no difference. */
  readonly deviate: (step: EndpointStep) => Partial<Outcome> | undefined;
}

type Sending = Extract<Tcb, { readonly queue: unknown }>;
const isSending = (tcb: Tcb): tcb is Sending => "queue" in tcb;

/** The fields of the next TCB changed, where it has the first of them. */
const tcb = (step: EndpointStep, fields: Readonly<Record<string, unknown>>): Partial<Outcome> | undefined => {
  const names = Object.keys(fields);
  if (!names.every((name) => name === "state" || name in step.next)) return undefined;
  // A deviation may well make a TCB that the types forbid: that is its purpose.
  return { next: { ...step.next, ...fields } as Tcb };
};

/** The segments sent, changed where `which` says. */
const sent = ({ sent: segments }: EndpointStep, which: (segment: Segment) => boolean, change: (segment: Segment) => Segment | undefined): Partial<Outcome> | undefined =>
  segments.some(which) ? { sent: segments.flatMap((segment) => (which(segment) ? change(segment) ?? [] : segment)) } : undefined;

const without = ({ signals }: EndpointStep, kind: Signal["kind"]): Partial<Outcome> | undefined =>
  signals.some((signal) => signal.kind === kind) ? { signals: signals.filter((signal) => signal.kind !== kind) } : undefined;

const arrived = ({ event }: EndpointStep): Segment | undefined => (event.kind === "segment" ? event.segment : undefined);
const moves = ({ before, next }: EndpointStep, from: Tcb["state"], to: Tcb["state"]): boolean => before.state === from && next.state === to;
const isAck = (segment: Segment): boolean => segment.ack !== undefined && !segment.rst && !segment.syn && !segment.fin && segment.data.length === 0;
/** The connection goes on as if nothing had happened. */
const ignored = (step: EndpointStep): Partial<Outcome> => ({ next: step.before, sent: [], signals: [] });

const of = (caughtBy: string, name: string, deviate: Deviation["deviate"]): Deviation => ({ name, caughtBy, deviate });

export const DEVIATIONS: readonly Deviation[] = [
  // Opening
  of("no-two-way-acceptance", "LISTEN is ESTABLISHED by a SYN alone", (step) => (moves(step, "LISTEN", "SYN-RECEIVED") ? { ...tcb(step, { state: "ESTABLISHED" }), signals: [{ kind: "open" }] } : undefined)),
  of("no-two-way-acceptance", "a crossed SYN is taken for an answer", (step) => (moves(step, "SYN-SENT", "SYN-RECEIVED") ? tcb(step, { state: "ESTABLISHED" }) : undefined)),
  of("acknowledges-isn-plus-one", "the SYN is not counted in the acknowledgment", (step) => sent(step, ({ syn, ack }) => syn && ack !== undefined, (one) => ({ ...one, ack: add(one.seq, 0), ...(arrived(step) === undefined ? {} : { ack: arrived(step)?.seq }) }))),
  of("acknowledges-isn-plus-one", "acknowledgments are one too low", (step) => sent(step, isAck, (one) => ({ ...one, ack: one.ack && add(one.ack, -1) }))),
  of("acknowledges-isn-plus-one", "acknowledgments are one too high", (step) => sent(step, isAck, (one) => ({ ...one, ack: one.ack && add(one.ack, 1) }))),
  of("isn-kept-on-retransmission", "the crossed SYN is answered with another ISS", (step) => (step.before.state === "SYN-SENT" ? sent(step, ({ syn, ack }) => syn && ack !== undefined, (one) => ({ ...one, seq: add(one.seq, 7) })) : undefined)),
  of("sequence-numbers-sent", "the SYN occupies no number", (step) => sent(step, (one) => isAck(one) && step.before.state === "SYN-SENT", (one) => ({ ...one, seq: add(one.seq, -1) }))),
  of("no-data-on-syn", "text goes with the SYN", (step) => (step.next.state === "SYN-SENT" && isSending(step.next) && step.next.unsent.length > 0 ? sent(step, ({ syn }) => syn, (one) => ({ ...one, data: isSending(step.next) ? step.next.unsent : [] })) : undefined)),
  of("no-data-on-syn", "text of a SYN is delivered at once", (step) => (moves(step, "LISTEN", "SYN-RECEIVED") && (arrived(step)?.data.length ?? 0) > 0 ? { signals: [{ kind: "data", data: arrived(step)?.data ?? [] }] } : undefined)),
  of("opening-is-remembered", "a passive SYN-RECEIVED is closed by a reset", (step) => (moves(step, "SYN-RECEIVED", "LISTEN") ? { next: { state: "CLOSED" } } : undefined)),
  of("opening-is-remembered", "SYN-RECEIVED forgets that it was active", (step) => (moves(step, "SYN-SENT", "SYN-RECEIVED") ? tcb(step, { openedBy: "passive" }) : undefined)),
  of("signals-tell-how-it-ended", "a refused OPEN is not told", (step) => without(step, "refused")),
  of("allowed-transitions", "SYN-SENT goes to FIN-WAIT-1 by a SYN,ACK", (step) => (moves(step, "SYN-SENT", "ESTABLISHED") ? tcb(step, { state: "FIN-WAIT-1" }) : undefined)),
  of("replies-as-the-rfc-allows", "\"open\" is not told", (step) => without(step, "open")),

  // Resets and challenges
  of("reset-form", "a reset acknowledges SEG.SEQ instead of SEG.SEQ+SEG.LEN", (step) => sent(step, ({ rst, ack }) => rst && ack !== undefined, (one) => ({ ...one, ack: arrived(step)?.seq }))),
  of("reset-form", "a reset carries SEQ 0 though there was an ACK", (step) => sent(step, ({ rst, ack }) => rst && ack === undefined && arrived(step)?.ack !== undefined, (one) => ({ ...one, seq: add(one.seq, -one.seq) }))),
  of("reset-form", "ABORT resets at SND.UNA", (step) => (step.event.kind === "call" && isSending(step.before) && step.before.sndUna !== step.before.sndNxt ? sent(step, ({ rst }) => rst, (one) => ({ ...one, seq: isSending(step.before) ? step.before.sndUna : one.seq })) : undefined)),
  of("replies-as-the-rfc-allows", "CLOSED is silent", (step) => (step.before.state === "CLOSED" && step.sent.length > 0 && arrived(step) !== undefined ? { sent: [] } : undefined)),
  of("reset-form", "a reset is answered with a reset", (step) => (step.before.state === "CLOSED" && arrived(step)?.rst === true ? { sent: [{ ...(arrived(step) ?? { seq: step.inputs.iss, syn: false, fin: false, wnd: 0, data: [] }), ack: undefined, rst: true, data: [], syn: false, fin: false }] } : undefined)),
  of("reset-acceptance", "any reset in the window resets", (step) => (arrived(step)?.rst === true && step.before.state === "ESTABLISHED" && step.sent.length > 0 ? { next: { state: "CLOSED" }, sent: [], signals: [{ kind: "reset" }] } : undefined)),
  of("reset-acceptance", "a valid reset is ignored", (step) => (arrived(step)?.rst === true && step.before.state !== "SYN-SENT" && step.next.state === "CLOSED" ? ignored(step) : undefined)),
  of("reset-acceptance", "LISTEN obeys a reset", (step) => (arrived(step)?.rst === true && step.before.state === "LISTEN" ? { next: { state: "CLOSED" } } : undefined)),
  of("challenge-acks", "a SYN in a synchronized state is dropped silently", (step) => (arrived(step)?.syn === true && step.before.state === "ESTABLISHED" && step.sent.length > 0 ? { sent: [] } : undefined)),
  of("challenge-acks", "a challenge ACK carries SND.UNA", (step) => (arrived(step)?.rst === true && isSending(step.before) && step.before.sndUna !== step.before.sndNxt ? sent(step, isAck, (one) => ({ ...one, seq: isSending(step.before) ? step.before.sndUna : one.seq })) : undefined)),
  of("challenge-throttle", "the limit of challenge ACKs is not kept", (step) => (arrived(step)?.rst === true && step.rules.some((rule) => rule === "challenge.throttled") && "rcvNxt" in step.before && "sndNxt" in step.before ? { sent: [{ seq: step.before.sndNxt, ack: step.before.rcvNxt, syn: false, fin: false, rst: false, wnd: step.before.rcvWnd, data: [] }] } : undefined)),
  of("signals-tell-how-it-ended", "a reset is told as a normal close", (step) => (step.signals.some(({ kind }) => kind === "reset") ? { signals: step.signals.map((signal): Signal => (signal.kind === "reset" ? { kind: "closing" } : signal)) } : undefined)),
  of("replies-as-the-rfc-allows", "RECEIVEs that wait are not handed back at a reset", (step) => (arrived(step)?.rst === true ? without(step, "returned") : undefined)),

  // Sequence numbers, acknowledgments, windows
  of("replies-as-the-rfc-allows", "an unacceptable segment is dropped silently", (step) => (step.rules.some((rule) => rule === "sequence.outside") && step.sent.length > 0 ? { sent: [] } : undefined)),
  of("sequence-acceptability", "text that is next is not taken", (step) => (arrived(step)?.syn === false && "rcvNxt" in step.before && "rcvNxt" in step.next && step.next.state === "ESTABLISHED" && step.before.state === "ESTABLISHED" && step.before.rcvNxt !== step.next.rcvNxt ? tcb(step, { rcvNxt: step.before.rcvNxt, received: step.before.received }) : undefined)),
  of("takes-effect-as-the-rfc-says", "text out of order is not held", (step) => ("held" in step.next && "held" in step.before && step.next.held.length > step.before.held.length ? tcb(step, { held: step.before.held }) : undefined)),
  of("takes-effect-as-the-rfc-says", "SND.UNA does not advance", (step) => (isSending(step.before) && isSending(step.next) && step.before.sndUna !== step.next.sndUna && step.before.iss === step.next.iss ? tcb(step, { sndUna: step.before.sndUna }) : undefined)),
  of("takes-effect-as-the-rfc-says", "what is acknowledged stays on the queue", (step) => (isSending(step.before) && isSending(step.next) && step.next.queue.length < step.before.queue.length ? tcb(step, { queue: step.before.queue }) : undefined)),
  of("window-update", "the send window is not updated", (step) => (isSending(step.before) && isSending(step.next) && step.before.state === step.next.state && step.before.sndWnd !== step.next.sndWnd ? tcb(step, { sndWnd: step.before.sndWnd }) : undefined)),
  of("window-update", "an old segment updates the send window", (step) => (arrived(step) !== undefined && step.rules.some((rule) => rule === "ack.duplicate") && isSending(step.next) && step.next.sndWnd !== arrived(step)?.wnd ? tcb(step, { sndWnd: arrived(step)?.wnd }) : undefined)),
  of("window-update", "WL2 is not noted", (step) => ("sndWl2" in step.before && "sndWl2" in step.next && step.before.state === step.next.state && step.before.sndWl2 !== step.next.sndWl2 ? tcb(step, { sndWl2: step.before.sndWl2 }) : undefined)),
  of("window-update", "the receive window shrinks", (step) => ("rcvWnd" in step.next && step.before.state === step.next.state && step.next.state === "ESTABLISHED" && step.next.rcvWnd > 0 ? tcb(step, { rcvWnd: step.next.rcvWnd - 1 }) : undefined)),
  of("sequence-numbers-sent", "text is sent twice under new numbers", (step) => sent(step, ({ data }) => data.length > 0, (one) => ({ ...one, seq: add(one.seq, one.data.length) }))),
  of("replies-as-the-rfc-allows", "an ACK of something not sent is ignored", (step) => (step.rules.some((rule) => rule === "ack.out-of-range") && step.sent.length > 0 ? { sent: [] } : undefined)),
  of("user-calls", "a SEND is not answered with \"connection closing\" after CLOSE", (step) => (step.event.kind === "call" && step.event.call === "SEND" ? without(step, "error") : undefined)),
  of("user-calls", "\"connection exists\" and \"does not exist\" are mixed up", (step) => (step.signals.some((signal) => signal.kind === "error" && signal.error === "connection already exists") ? { signals: [{ kind: "error", call: "OPEN", error: "connection does not exist" }] } : undefined)),
  of("user-calls", "RECEIVEs are not handed back by CLOSE in LISTEN", (step) => (moves(step, "LISTEN", "CLOSED") ? without(step, "returned") : undefined)),

  // Closing
  of("sequence-numbers-sent", "a second CLOSE sends a second FIN", (step) => (step.event.kind === "call" && step.event.call === "CLOSE" && step.before.state === "FIN-WAIT-2" ? { sent: [{ seq: step.before.sndNxt, ack: step.before.rcvNxt, syn: false, fin: true, rst: false, wnd: step.before.rcvWnd, data: [] }] } : undefined)),
  of("acknowledges-isn-plus-one", "the FIN is not counted in the acknowledgment", (step) => (arrived(step)?.fin === true && moves(step, "ESTABLISHED", "CLOSE-WAIT") ? sent(step, isAck, (one) => ({ ...one, ack: one.ack && add(one.ack, -1) })) : undefined)),
  of("replies-as-the-rfc-allows", "FIN in FIN-WAIT-1 goes to TIME-WAIT without CLOSING", (step) => (moves(step, "FIN-WAIT-1", "CLOSING") ? tcb(step, { state: "TIME-WAIT" }) : undefined)),
  of("replies-as-the-rfc-allows", "LAST-ACK closes on any ACK", (step) => (arrived(step)?.ack !== undefined && moves(step, "LAST-ACK", "LAST-ACK") && step.rules.some((rule) => rule === "ack.duplicate") ? { next: { state: "CLOSED" } } : undefined)),
  of("allowed-transitions", "FIN in FIN-WAIT-1 goes to LAST-ACK", (step) => (moves(step, "FIN-WAIT-1", "CLOSING") ? tcb(step, { state: "LAST-ACK" }) : undefined)),
  of("signals-tell-how-it-ended", "\"connection closing\" is not told", (step) => without(step, "closing")),
  of("time-wait-length", "FIN-WAIT-2 closes without TIME-WAIT", (step) => (moves(step, "FIN-WAIT-2", "TIME-WAIT") && arrived(step) !== undefined ? { next: { state: "CLOSED" } } : undefined)),
  of("timers-run-as-specified", "TIME-WAIT lasts one MSL", (step) => (step.next.state === "TIME-WAIT" && step.before.state !== "TIME-WAIT" ? tcb(step, { timeWait: step.claimed.msl }) : undefined)),
  of("time-wait-length", "TIME-WAIT ends at its first tick", (step) => (step.event.kind === "elapse" && moves(step, "TIME-WAIT", "TIME-WAIT") ? { next: { state: "CLOSED" } } : undefined)),
  of("time-wait-reacknowledges", "a retransmitted FIN is not acknowledged", (step) => (arrived(step)?.fin === true && moves(step, "TIME-WAIT", "TIME-WAIT") && step.sent.length > 0 ? { sent: [] } : undefined)),
  of("time-wait-reacknowledges", "a retransmitted FIN does not restart TIME-WAIT", (step) => (step.before.state === "TIME-WAIT" && step.next.state === "TIME-WAIT" && step.next.timeWait > step.before.timeWait ? tcb(step, { timeWait: step.before.timeWait }) : undefined)),
  of("time-wait-reuse", "an old SYN takes over TIME-WAIT", (step) => (step.rules.some((rule) => rule === "time-wait.syn-refused") ? { next: { state: "LISTEN", remote: false, receives: 0 }, sent: [] } : undefined)),
  of("time-wait-reuse", "the new ISS is not above the old numbers", (step) => (moves(step, "TIME-WAIT", "SYN-RECEIVED") ? sent(step, ({ syn }) => syn, (one) => ({ ...one, seq: add(one.seq, -100_000) })) : undefined)),
  of("half-duplex-close", "CLOSE with text unread resets", (step) => (step.event.kind === "call" && step.event.call === "CLOSE" && step.before.state === "ESTABLISHED" && step.before.received.length > 0 ? { next: { state: "CLOSED" }, sent: [{ seq: step.before.sndNxt, ack: undefined, syn: false, fin: false, rst: true, wnd: 0, data: [] }] } : undefined)),
  of("strays-are-reset", "CLOSED, LISTEN and SYN-SENT are silent", (step) => (step.sent.some(({ rst }) => rst) && step.before.state === "LISTEN" ? { sent: [] } : undefined)),
  of("crossed-syns-open", "a crossed SYN is reset", (step) => (moves(step, "SYN-SENT", "SYN-RECEIVED") ? { next: step.before, sent: [] } : undefined)),
  of("acknowledged-is-delivered", "text is acknowledged before it is there", (step) => ("rcvNxt" in step.next && step.next.state === "ESTABLISHED" ? tcb(step, { rcvNxt: add(step.next.rcvNxt, 1) }) : undefined)),
  of("acknowledgment-range", "an ACK of something not sent is taken", (step) => (step.rules.some((rule) => rule === "ack.out-of-range") ? tcb(step, { sndUna: arrived(step)?.ack }) : undefined)),
  of("answered-probes-go-on", "an answered probe still counts towards R2", (step) => (isSending(step.before) && isSending(step.next) && arrived(step) !== undefined && step.before.rtx !== undefined && step.next.rtx !== undefined && step.next.sndWnd === 0 ? tcb(step, { rtx: { ...step.next.rtx, age: 1_000 } }) : undefined)),

  // Time
  of("retransmits-until-acknowledged", "nothing is sent when the timer expires", (step) => (step.event.kind === "elapse" && step.sent.length > 0 ? { sent: [] } : undefined)),
  of("retransmits-until-acknowledged", "the FIN is sent again without its bit", (step) => (step.event.kind === "elapse" ? sent(step, ({ fin }) => fin, (one) => ({ ...one, fin: false })) : undefined)),
  of("retransmits-until-acknowledged", "no timer runs for the FIN", (step) => (step.next.state === "FIN-WAIT-1" && step.before.state === "ESTABLISHED" && step.next.finSeq !== undefined ? tcb(step, { rtx: undefined }) : undefined)),
  of("timers-run-as-specified", "the RTO does not double", (step) => (step.event.kind === "elapse" && isSending(step.before) && isSending(step.next) && step.next.rto > step.before.rto ? tcb(step, { rto: step.before.rto, rtx: { left: step.before.rto, count: 1, age: 0 } }) : undefined)),
  of("timers-run-as-specified", "a segment that was sent twice is measured", (step) => (step.event.kind === "elapse" && isSending(step.before) && isSending(step.next) && step.before.roundTrip.timing !== undefined && step.next.roundTrip.timing === undefined ? tcb(step, { roundTrip: step.before.roundTrip }) : undefined)),
  of("timers-run-as-specified", "the user timeout does not stop", (step) => (isSending(step.before) && isSending(step.next) && step.before.userTimeout !== undefined && step.next.userTimeout === undefined ? tcb(step, { userTimeout: step.before.userTimeout }) : undefined)),
  of("paws", "a segment older than TS.Recent is taken", (step) => (step.rules.some((rule) => rule === "paws.old") ? tcb(step, { tsRecent: arrived(step)?.ts?.val }) : undefined)),
  of("paws", "a missing timestamp aborts", (step) => (step.rules.some((rule) => rule === "paws.option-missing") ? { next: { state: "CLOSED" } } : undefined)),
];
