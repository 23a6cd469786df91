/** What the capture has told of one end so far: bounds on its variables, and the set of states it can be in. */
import { NEW_END, type StateSet } from "./states.ts";
import type { Observed } from "./observed.ts";

/** Something seen that only a segment which the tap missed explains; what comes later decides. */
export interface Doubt {
  readonly segment: Observed;
  /** The number that is in doubt, and the one that all seen before it allows. */
  readonly value: number;
  readonly from: number;
  readonly breach: Breach;
  /** The sender went on from `from` as if nothing was missed. */
  continued: boolean;
  /** Nothing that was offered had room for it. */
  readonly beyondWindow?: boolean;
}

/** A segment that no possible state of its sender could have sent. */
export interface Breach {
  /** Of src/properties/observed. */
  readonly property: string;
  readonly because: string;
  /** What would have been right. */
  readonly allowed: string;
  /** The packet to blame, where it is another than the one at hand. */
  readonly segment?: Observed;
  /** Another SYN of the other end would have explained it. */
  readonly unlessSyn?: boolean;
  /** Both numbers of the segment lie outside all that was seen: it may be of another connection. */
  readonly strange?: boolean;
}

export class End {
  states: StateSet = NEW_END;
  /** ISS, once a SYN was seen, or the acknowledgment of one. */
  iss: number | undefined;
  /** The ISS before: another SYN,ACK, to another SYN. */
  formerIss: number | undefined;
  /** Behind the last number that it had sent with that. */
  formerNxt: number | undefined;
  /** Behind the last number that it is known to have sent: SND.NXT, or less. */
  nxt: number | undefined;
  /** Behind the last octet of text that was seen. */
  textEnd: number | undefined;
  /** The first number that was seen, where the capture begins in the middle. */
  first: number | undefined;
  /** The number that its FIN takes. */
  finAt: number | undefined;
  /** The highest acknowledgment it sent: RCV.NXT, or less. */
  ackMax: number | undefined;
  /** SND.NXT when it sent that, where the segment tells; and its timestamp. */
  ackMaxFront: number | undefined;
  ackMaxTs: number | undefined;
  /** The right edge of the largest window it offered; undefined while the scale is unknown. */
  edge: number | undefined;
  wnd = 0;
  /** Window scale of its SYN; undefined without the option. */
  shift: number | undefined;
  /** Whether its SYN had timestamps, MSS, Fast Open. */
  ts = false;
  hadMss = false;
  fastOpen = false;
  /** Octets of text on its SYN. */
  onSyn = 0;
  tsMax: number | undefined;
  tls: Observed | undefined;
  /** Its last reset. */
  reset: Observed | undefined;
  /** Its first FIN. */
  fin: Observed | undefined;
  lastSyn: Observed | undefined;
  /** ms between its last two SYNs. */
  synGap: number | undefined;
  lastSynAck: Observed | undefined;
  last: Observed | undefined;
  /** Acknowledges what nobody was seen to send. */
  ahead: Doubt | undefined;
  /** Begins behind a gap. */
  jump: Doubt | undefined;
  /** A SYN,ACK that acknowledges something else, or text of an end that nobody has confirmed. */
  opening: Doubt | undefined;
  syns = 0;
  synAcks = 0;
  fins = 0;
  segments = 0;
  octets = 0;
  again = 0;
  /** FINs that were answered by an ACK which does not count them, though there was room. */
  finRefused = 0;
  /** It acknowledged the text in front of a FIN, and not the FIN that came with it; should that FIN come again, it is wrong. */
  ignoredFin: Breach | undefined;
  /** How many FINs of the other end there were at the last of these. */
  refusedAt = 0;
  readonly address: string;
  readonly port: number;

  constructor(address: string, port: number) {
    this.address = address;
    this.port = port;
  }
}
