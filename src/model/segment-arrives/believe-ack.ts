/** A fault, and not RFC 9293: an ACK in LISTEN is taken for the last segment of a handshake, and both ISNs are guessed from it. */
import { acknowledge, synOutstanding } from "../retransmission.ts";
import type { Segment } from "../segment.ts";
import { add, type Seq } from "../seq.ts";
import type { Established, Listen } from "../tcb.ts";
import type { Turn } from "../turn.ts";

export const believeAck = (turn: Turn, tcb: Listen, segment: Segment, ack: Seq): void => {
  turn.selectIss();
  turn.signal({ kind: "open" });
  const { tcb: sending } = acknowledge(turn.profile, synOutstanding(turn.profile, add(ack, -1), undefined), ack);
  turn.tcb = {
    ...sending,
    state: "ESTABLISHED",
    openedBy: "passive",
    remote: tcb.remote,
    receives: tcb.receives,
    sndWnd: segment.wnd,
    maxSndWnd: segment.wnd,
    irs: add(segment.seq, -1),
    rcvNxt: segment.seq,
    rcvWnd: turn.profile.rcvBuffer,
    sndWl1: segment.seq,
    sndWl2: ack,
    received: [],
    held: [],
    rcvUp: undefined,
    tsRecent: undefined,
    challenges: undefined,
  } satisfies Established;
};
