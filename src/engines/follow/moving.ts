/** The sets of states of both ends after a segment: its sender tells where it is, its receiver may have got it. */
import { FIN, RST, SYN } from "../../wire/tcp-header.ts";
import { isOrdered } from "./connection.ts";
import type { Breach, End } from "./end.ts";
import { has, isBareSyn, isSynAck, up, type Observed } from "./observed.ts";
import type { View } from "./opening.ts";
import { ANY, CLOSED_ONLY, HEARD_FIN, mayReceive, OPEN, sends, statesIn, UNHEARD_FIN, type Sending, type StateSet } from "./states.ts";

/** @returns the breach, when no state of the sender could have sent it. */
export const moveStates = ({ flow, from, own, peer, s }: View): Breach | undefined => {
  const before = within(own, peer);
  let after = sends(before, sendingOf(own, s));
  if (peer.finAt !== undefined && !has(s, SYN)) {
    const heard = up(peer.finAt, s.ack) > 0;
    // One that was overtaken tells nothing about now.
    if (heard || isOrdered(flow, from)) after &= heard ? HEARD_FIN : UNHEARD_FIN;
  }
  if (after === 0 && flow.begun === "syn" && (peer.lastSyn ?? peer.lastSynAck) !== undefined && flow.missed === 0 && !flow.muddled && isOrdered(flow, from) && own.ahead === undefined && peer.ahead === undefined && own.jump === undefined) {
    return {
      property: "allowed-transitions",
      because: `no state that it can be in (${statesIn(before).join(", ")}) sends this`,
      allowed: "what one of these states sends",
    };
  }
  own.states = after === 0 ? ANY : after;
  return undefined;
};

/** Once the segment is taken in: what its receiver can be now. */
export const moveReceiver = ({ own, peer, s }: View): void => {
  peer.states = has(s, RST) ? mayReceive(within(peer, own), "reset") : within(peer, own);
  if (has(s, RST) && own.reset === s) own.states = CLOSED_ONLY;
};

const sendingOf = (own: End, s: Observed): Sending => {
  if (isBareSyn(s)) return "syn";
  if (isSynAck(s)) return "syn-ack";
  if (has(s, FIN)) return own.fin === undefined ? "first-fin" : "fin-again";
  if (own.finAt !== undefined && up(own.finAt, s.seq) > 0) return "after-fin";
  return s.text > 0 ? "text" : "segment";
};

/** All that an end can be, having received all, some or nothing of what the other has sent. */
const within = (own: End, peer: End): StateSet => {
  let states = own.states;
  // In the middle of a connection nothing moves.
  if (states === OPEN && peer.finAt === undefined) return states;
  if (peer.lastSyn !== undefined) states = mayReceive(states, "syn");
  if (peer.lastSynAck !== undefined) states = mayReceive(states, "syn-ack");
  if (own.iss !== undefined && peer.ackMax !== undefined && up(own.iss, peer.ackMax) > 0) states = mayReceive(states, "ack-of-syn");
  if (peer.finAt !== undefined) states = mayReceive(states, "fin");
  if (own.finAt !== undefined && peer.ackMax !== undefined && up(own.finAt, peer.ackMax) > 0) {
    states = mayReceive(states, "ack-of-fin");
    if (peer.finAt !== undefined) states = mayReceive(mayReceive(states, "fin"), "fin-and-ack-of-fin");
  }
  return states;
};
