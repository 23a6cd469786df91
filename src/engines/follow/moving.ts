/** The sets of states of both ends after a segment: its sender tells where it is, its receiver may have got it. */
import { ACK, FIN, RST, SYN } from "../../wire/tcp-header.ts";
import { isOrdered } from "./connection.ts";
import type { Breach, End } from "./end.ts";
import { has, isBareSyn, isSynAck, up, type Observed } from "./observed.ts";
import type { View } from "./opening.ts";
import { ANY, HEARD_FIN, mayReceive, sends, statesIn, UNHEARD_FIN, type Sending } from "./states.ts";

/** @returns the breach, when no state of the sender could have sent it. */
export const moveStates = ({ flow, from, own, peer, s }: View): Breach | undefined => {
  const before = own.states;
  const sending = sendingOf(own, s);
  let after = sends(before, sending);
  if (peer.finAt !== undefined && !has(s, SYN)) {
    const heard = up(peer.finAt, s.ack) > 0;
    // One that was overtaken tells nothing about now.
    if (heard || isOrdered(flow, from)) after &= heard ? HEARD_FIN : UNHEARD_FIN;
  }
  if (after === 0 && flow.begun === "syn" && flow.missed === 0 && isOrdered(flow, from) && own.ahead === undefined && peer.ahead === undefined && own.jump === undefined) {
    own.states = before;
    return {
      property: "allowed-transitions",
      because: `no state that it can be in (${statesIn(before).join(", ")}) sends this`,
      allowed: "what one of these states sends",
    };
  }
  own.states = after === 0 ? ANY : after;
  peer.states = received(own, peer, s);
  return undefined;
};

const sendingOf = (own: End, s: Observed): Sending => {
  if (isBareSyn(s)) return "syn";
  if (isSynAck(s)) return "syn-ack";
  if (has(s, FIN)) return own.fin === undefined ? "first-fin" : "fin-again";
  return own.finAt !== undefined && up(own.finAt, s.seq) > 0 ? "after-fin" : s.text > 0 ? "text" : "segment";
};

/** All that the receiver can be: it may not have got this, or anything between. */
const received = (own: End, peer: End, s: Observed): number => {
  let states = peer.states;
  if (isBareSyn(s)) states = mayReceive(states, "syn");
  else if (isSynAck(s)) states = mayReceive(states, "syn-ack");
  else if (has(s, RST)) return mayReceive(states, "reset");
  if (has(s, ACK) && !has(s, SYN)) {
    states = mayReceive(states, "ack-of-syn");
    if (peer.finAt !== undefined && up(peer.finAt, s.ack) > 0) states = mayReceive(states, "ack-of-fin");
  }
  if (has(s, FIN) || own.finAt !== undefined) states = mayReceive(mayReceive(mayReceive(states, "fin"), "fin-and-ack-of-fin"), "ack-of-fin");
  return states;
};
