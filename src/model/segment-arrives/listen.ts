/** §3.10.7.2 SEGMENT ARRIVES, LISTEN. Also how TIME-WAIT takes a new connection (MAY-2). */
import { isOneWay, openOneWay } from "../one-way.ts";
import { ofConnection, resetFor } from "../replies.ts";
import { synOutstanding } from "../retransmission.ts";
import { faulty } from "../profile.ts";
import { segmentEnd, textStart, type Segment } from "../segment.ts";
import { add, type Seq } from "../seq.ts";
import type { Listen, SynReceived, TimeWait } from "../tcb.ts";
import type { Turn } from "../turn.ts";
import { openWithoutHandshake } from "../without-handshake.ts";

export const arrivesInListen = (turn: Turn, tcb: Listen, segment: Segment): void => {
  // First, check for a RST.
  if (segment.rst) {
    turn.rule("listen.reset-ignored");
    return faulty(turn.profile, "listen-obeys-reset") ? turn.close() : undefined;
  }
  // Second, check for an ACK.
  if (segment.ack !== undefined) {
    turn.rule("listen.ack-refused");
    if (!segment.syn && faulty(turn.profile, "listen-believes-ack")) return believeAck(turn, tcb, segment, segment.ack);
    return faulty(turn.profile, "listen-drops-ack") ? undefined : turn.send(resetFor(segment));
  }
  // Third, check for a SYN.
  if (segment.syn) {
    if ((segment.security ?? 0) !== turn.profile.security) {
      turn.rule("listen.security");
      return turn.send(resetFor(segment));
    }
    // D-16: some stacks take SYN,FIN for a scan.
    if (segment.fin && turn.profile.synFinInListen === "drop") return turn.rule("listen.syn-fin-dropped");
    turn.rule("listen.syn");
    if (isOneWay(turn.profile)) return openOneWay(turn, segment.seq, { ...tcb, openedBy: "passive" });
    return answerSyn(turn, segment, { remote: tcb.remote, receives: tcb.receives, reopened: undefined });
  }
  // Fourth, other data or control: "should not be reached".
  turn.rule("listen.other-dropped");
};

/** A fault: the ACK is taken for the last of a handshake, and both ISNs are guessed from it. */
const believeAck = (turn: Turn, tcb: Listen, segment: Segment, ack: Seq): void => {
  turn.selectIss();
  openWithoutHandshake(turn, { ...tcb, openedBy: "passive" }, { iss: add(ack, -1), irs: add(segment.seq, -1), wnd: segment.wnd });
};

/** SYN-RECEIVED: IRS and ISS are set, the SYN,ACK is sent, text and FIN of the SYN wait for ESTABLISHED. */
export const answerSyn = (
  turn: Turn,
  segment: Segment,
  from: { readonly remote: boolean; readonly receives: number; readonly reopened: TimeWait | undefined },
): void => {
  const fresh = turn.selectIss();
  const iss = from.reopened !== undefined && faulty(turn.profile, "reuse-with-old-iss") ? from.reopened.iss : fresh;
  const rcvNxt = add(segment.seq, faulty(turn.profile, "ack-of-isn") ? 0 : 1);
  const hasMore = segment.data.length > 0 || segment.fin;
  const tcb: SynReceived = {
    ...synOutstanding(turn.profile, iss, undefined),
    state: "SYN-RECEIVED",
    openedBy: "passive",
    remote: from.remote,
    receives: from.receives,
    reopened: from.reopened,
    closeRequested: false,
    // RFC 9293 sets SND.WND when the handshake completes; until then nothing but the SYN is sent.
    irs: segment.seq,
    rcvNxt,
    rcvWnd: turn.profile.rcvBuffer,
    sndWl1: segment.seq,
    sndWl2: iss,
    received: [],
    held: hasMore ? [{ seq: textStart(segment), data: segment.data, fin: segment.fin }] : [],
    rcvUp: undefined,
    tsRecent: turn.profile.timestamps ? segment.ts?.val : undefined,
    challenges: undefined,
  };
  if (faulty(turn.profile, "four-way-handshake")) turn.send(ofConnection(turn, tcb, { seq: iss }));
  turn.send(ofConnection(turn, tcb, { seq: iss, syn: true }));
  turn.tcb = tcb;
  if (faulty(turn.profile, "two-way-accept")) {
    const { closeRequested: _, reopened: __, ...rest } = tcb;
    turn.tcb = { ...rest, state: "ESTABLISHED", sndWnd: segment.wnd, maxSndWnd: segment.wnd };
    turn.signal({ kind: "open" });
  }
  if (faulty(turn.profile, "syn-data-delivered-early") && segment.data.length > 0) {
    turn.signal({ kind: "data", data: segment.data });
    turn.tcb = { ...tcb, held: [], rcvNxt: segmentEnd(segment) };
  }
  if (faulty(turn.profile, "syn-data-lost")) turn.tcb = { ...tcb, held: [], rcvNxt: segmentEnd(segment) };
};
