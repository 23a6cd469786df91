/** The segments that the RFC writes down, with the numbers filled in. */
import type { Octet } from "../../model/octet.ts";
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { Seq } from "../../model/seq.ts";
import type { Connected, TimeWait } from "../../model/tcb.ts";
import { lengthOf } from "./classify.ts";
import { plus } from "./circle.ts";
import { point } from "./sending.ts";

interface Parts {
  readonly seq: Seq;
  readonly syn?: boolean;
  readonly fin?: boolean;
  readonly data?: readonly Octet[];
}

/** A segment of the connection: with the acknowledgment of RCV.NXT, the window, and what was negotiated. */
export const ofConnection = (tcb: Connected | TimeWait, parts: Parts, tsNow: number, claimed: Profile): Segment => {
  const urgent = tcb.state === "TIME-WAIT" || parts.data === undefined ? undefined : tcb.sndUp;
  return {
    seq: parts.seq, ack: tcb.rcvNxt, syn: parts.syn ?? false, fin: parts.fin ?? false, rst: false, wnd: tcb.rcvWnd, data: parts.data ?? [],
    ...(urgent === undefined ? {} : { urg: plus(0, urgent - parts.seq) }),
    ...(tcb.tsRecent === undefined ? {} : { ts: { val: tsNow, ecr: tcb.tsRecent } }),
    ...(claimed.security === 0 ? {} : { security: claimed.security }),
  };
};

/** `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>` */
export const plainAck = (tcb: Connected | TimeWait, tsNow: number, claimed: Profile): Segment => ofConnection(tcb, { seq: tcb.sndNxt }, tsNow, claimed);

/** `<SEQ=ISS><CTL=SYN>` */
export const openingSyn = (iss: Seq, tsNow: number, claimed: Profile): Segment => ({
  seq: iss, ack: undefined, syn: true, fin: false, rst: false, wnd: claimed.rcvBuffer, data: [],
  ...(claimed.timestamps ? { ts: { val: tsNow, ecr: 0 } } : {}),
  ...(claimed.security === 0 ? {} : { security: claimed.security }),
});

const reset = (seq: Seq, ack: Seq | undefined): Segment => ({ seq, ack, syn: false, fin: false, rst: true, wnd: 0, data: [] });

/** §3.5.2: acceptable to whoever sent `offending`. */
export const resetFor = (offending: Segment): Segment =>
  offending.ack === undefined ? reset(point(0), point(offending.seq + lengthOf(offending))) : reset(offending.ack, undefined);

/** `<SEQ=SND.NXT><CTL=RST>` of ABORT (§3.10.5). */
export const abortReset = (sndNxt: Seq): Segment => reset(sndNxt, undefined);
