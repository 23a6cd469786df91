/** §3.10.7.3 SEGMENT ARRIVES, SYN-SENT. */
import { abandon } from "../connection.ts";
import { faulty } from "../profile.ts";
import { ofConnection, resetFor } from "../replies.ts";
import { acknowledge, synOutstanding } from "../retransmission.ts";
import { textStart, type Segment } from "../segment.ts";
import { add, before, beforeOrAt } from "../seq.ts";
import type { Receiving, SynReceived, SynSent } from "../tcb.ts";
import type { Turn } from "../turn.ts";
import { fromTheSixth } from "./other-states.ts";

const believeReset = (turn: Turn, tcb: SynSent): void => {
  turn.rule("syn-sent.reset");
  if (faulty(turn.profile, "refusal-not-told")) return turn.close();
  abandon(turn, tcb, "connection reset", { kind: "reset" });
};

export const arrivesInSynSent = (turn: Turn, tcb: SynSent, segment: Segment): void => {
  // A fault: whatever is a reset is believed.
  if (segment.rst && faulty(turn.profile, "syn-sent-obeys-bare-reset")) return believeReset(turn, tcb);
  // First, check the ACK bit.
  const isTooLow = faulty(turn.profile, "syn-sent-accepts-ack-of-iss") ? before : beforeOrAt;
  if (segment.ack !== undefined && (isTooLow(segment.ack, tcb.iss) || before(tcb.sndNxt, segment.ack))) {
    if (segment.rst) return turn.rule("syn-sent.bad-ack-of-reset");
    turn.rule("syn-sent.bad-ack");
    return turn.send(resetFor(segment));
  }
  // Second, check the RST bit.
  if (segment.rst) {
    // D-7: RCV.NXT, which RFC 5961 would compare SEG.SEQ with, does not exist yet. Refusals from CLOSED carry SEQ=0.
    const believed = segment.ack !== undefined && (turn.profile.resetInSynSent === "by-ack" || segment.seq === 0);
    return believed ? believeReset(turn, tcb) : turn.rule("syn-sent.reset-ignored");
  }
  // Third, check the security.
  if ((segment.security ?? 0) !== turn.profile.security) {
    turn.rule("syn-sent.security");
    return turn.send(resetFor(segment));
  }
  // Fourth, check the SYN bit.
  if (segment.syn) return segment.ack === undefined ? crossed(turn, tcb, segment) : answered(turn, tcb, segment, segment.ack);
  // Fifth, if neither of the SYN or RST bits is set.
  turn.rule("syn-sent.other-dropped");
};

/** RCV.NXT and IRS from the remote SYN; its text and FIN are held until their turn. */
const receiving = (turn: Turn, tcb: SynSent, segment: Segment): Receiving => ({
  irs: segment.seq,
  rcvNxt: add(segment.seq, 1),
  rcvWnd: turn.profile.rcvBuffer,
  sndWl1: segment.seq,
  // "SND.WL2 <- SEG.ACK"; a SYN without ACK acknowledges nothing, which is what SND.UNA says.
  sndWl2: segment.ack ?? tcb.sndUna,
  received: [],
  held: [],
  rcvUp: undefined,
  // RFC 7323 §3.2: in use when both SYNs carried the option.
  tsRecent: turn.profile.timestamps ? segment.ts?.val : undefined,
  challenges: undefined,
});

/** Our SYN is acknowledged: ESTABLISHED, acknowledge theirs, go on with the sixth step for what else it carries. */
const answered = (turn: Turn, tcb: SynSent, segment: Segment, ack: Segment["seq"]): void => {
  turn.rule("syn-sent.syn-ack");
  const { tcb: acknowledged } = acknowledge(turn.profile, tcb, ack);
  turn.tcb = { ...acknowledged, ...receiving(turn, tcb, segment), state: "ESTABLISHED", sndWnd: segment.wnd, maxSndWnd: segment.wnd };
  turn.signal({ kind: "open" });
  turn.ackOwed = true;
  fromTheSixth(turn, { ...segment, seq: textStart(segment), syn: false });
};

/** Simultaneous open (MUST-10): SYN-RECEIVED, and our SYN again, with the same ISS, now acknowledging theirs. */
const crossed = (turn: Turn, tcb: SynSent, segment: Segment): void => {
  turn.rule("syn-sent.syn");
  if (faulty(turn.profile, "no-simultaneous-open")) return turn.send(resetFor(segment));
  const hasMore = segment.data.length > 0 || segment.fin;
  const own = faulty(turn.profile, "crossed-syn-new-iss") ? { ...tcb, ...synOutstanding(turn.profile, turn.selectIss(), tcb.userTimeout) } : tcb;
  const next: SynReceived = {
    ...own,
    ...receiving(turn, tcb, segment),
    state: "SYN-RECEIVED",
    closeRequested: false,
    reopened: undefined,
    held: hasMore ? [{ seq: textStart(segment), data: segment.data, fin: segment.fin }] : [],
    sndWnd: segment.wnd,
    maxSndWnd: segment.wnd,
    // Karn (RFC 6298 §3): the SYN is sent a second time here, so its acknowledgment measures nothing.
    roundTrip: { ...tcb.roundTrip, timing: undefined },
  };
  turn.tcb = next;
  turn.send(ofConnection(turn, next, { seq: own.iss, syn: true }));
};
