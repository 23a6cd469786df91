/** Ways into a connection: answering a SYN, crossing one, completing the handshake from SYN-SENT (RFC 9293 §3.10.7.2, §3.10.7.3). */
import type { Inputs } from "../../model/events.ts";
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import type { Seq } from "../../model/seq.ts";
import type { Held, Receiving, SynReceived, SynSent, TimeWait } from "../../model/tcb.ts";
import { fromTheSixth } from "./accept.ts";
import { draft, type Draft } from "./expected.ts";
import { ofConnection, openingSyn } from "./segments.ts";
import { acknowledgedUpTo, point, synSent } from "./sending.ts";

/** "Any other control or text should be queued for processing later." */
const queuedWith = (syn: Segment): readonly Held[] =>
  syn.data.length > 0 || syn.fin ? [{ seq: point(syn.seq + 1), data: syn.data, fin: syn.fin }] : [];

/** RCV.NXT ← SEG.SEQ+1, IRS ← SEG.SEQ. */
const fromTheirSyn = (syn: Segment, wl2: Seq, held: readonly Held[], claimed: Profile): Receiving => ({
  irs: syn.seq, rcvNxt: point(syn.seq + 1), rcvWnd: claimed.rcvBuffer, sndWl1: syn.seq, sndWl2: wl2, received: [], held,
  rcvUp: undefined, tsRecent: claimed.timestamps ? syn.ts?.val : undefined, challenges: undefined,
});

/** LISTEN, or a TIME-WAIT that is taken over: `<SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>`, SYN-RECEIVED. */
export const answered = (
  from: { readonly remote: boolean; readonly receives: number; readonly reopened: TimeWait | undefined },
  syn: Segment, iss: Seq, inputs: Inputs, claimed: Profile,
): Draft => {
  const next: SynReceived = {
    ...synSent(iss, claimed), ...fromTheirSyn(syn, iss, queuedWith(syn), claimed),
    state: "SYN-RECEIVED", openedBy: "passive", remote: from.remote, receives: from.receives, reopened: from.reopened, closeRequested: false,
  };
  const out = draft(next);
  out.sent.push(ofConnection(next, { seq: iss, syn: true }, inputs.tsNow, claimed));
  // The RFC sets the send window when the handshake completes; before that nothing depends on it.
  out.unsettled = { sndWnd: [0, syn.wnd], maxSndWnd: [0, syn.wnd], sndWl1: "any", sndWl2: "any" };
  return out;
};

/** Simultaneous open: our SYN once more, with the same ISS, now acknowledging theirs. */
export const crossed = (tcb: SynSent, syn: Segment, inputs: Inputs, claimed: Profile): Draft => {
  const next: SynReceived = {
    ...tcb, ...fromTheirSyn(syn, tcb.sndUna, queuedWith(syn), claimed), state: "SYN-RECEIVED", closeRequested: false, reopened: undefined,
    sndWnd: syn.wnd, maxSndWnd: syn.wnd,
    // Karn (RFC 6298 §3): the SYN goes out a second time here, so its acknowledgment measures nothing.
    roundTrip: { ...tcb.roundTrip, timing: undefined },
  };
  const out = draft(next);
  out.sent.push(ofConnection(next, { seq: tcb.iss, syn: true }, inputs.tsNow, claimed));
  // "SND.WL2 <- SEG.ACK" of a segment without ACK.
  out.unsettled = { sndWl2: "any" };
  return out;
};

/** Our SYN is acknowledged and theirs is here: ESTABLISHED, and what else the segment carries. */
export const established = (tcb: SynSent, segment: Segment, ack: Seq, inputs: Inputs, claimed: Profile): readonly Draft[] | undefined => {
  const out = draft(tcb);
  const sending = acknowledgedUpTo(out, tcb, ack, claimed);
  out.signals.push({ kind: "open" });
  out.next = { ...sending, ...fromTheirSyn(segment, ack, [], claimed), state: "ESTABLISHED", sndWnd: segment.wnd, maxSndWnd: segment.wnd };
  return fromTheSixth(out, { ...segment, syn: false, seq: point(segment.seq + 1) }, true, inputs, claimed);
};

/** Active OPEN (§3.10.1): `<SEQ=ISS><CTL=SYN>`, SYN-SENT. Data waits for ESTABLISHED. */
export const initiated = (from: Pick<SynSent, "receives" | "unsent" | "sndUp">, iss: Seq, inputs: Inputs, claimed: Profile): Draft => {
  const out = draft({ ...synSent(iss, claimed), state: "SYN-SENT", openedBy: "active", remote: true, ...from });
  out.sent.push(openingSyn(iss, inputs.tsNow, claimed));
  return out;
};
