/** The names of segments in a listener run: who sent it, its control bits, its numbers counted from the two ISNs. */
import type { ListenerWorld, Peer } from "../listener-types.ts";
import type { Segment } from "../segment.ts";
import { distanceFrom, seq, type Seq } from "../seq.ts";

const controls = (segment: Segment): string =>
  [segment.syn && "SYN", segment.fin && "FIN", segment.rst && "RST", segment.ack !== undefined && "ACK"]
    .filter((bit) => bit !== false)
    .join(",") || "no control";

/** `-1` rather than 4294967295 for a number just below its origin. */
const relative = (origin: Seq, at: Seq): number => distanceFrom(origin, at) | 0;

export interface Origins {
  /** Of the sender's numbers, and of those it acknowledges. */
  readonly own: Seq;
  readonly peers: Seq;
}

/** `SYN`, `SYN,ACK 0/1`, `ACK 1/1`, `ACK 1/1 +2` with two octets of text. */
const describe = (segment: Segment, origins: Origins): string => {
  // A reset made without numbers to copy (§3.5.2) counts from no ISN.
  const at = segment.rst && segment.seq === 0 ? "zero" : String(relative(origins.own, segment.seq));
  const numbers = segment.ack === undefined ? at : `${at}/${relative(origins.peers, segment.ack)}`;
  const text = segment.data.length === 0 ? "" : ` +${segment.data.length}`;
  const plainSyn = segment.syn && segment.ack === undefined && at === "0";
  return `${controls(segment)}${plainSyn ? "" : ` ${numbers}`}${text}`;
};

const originsAt = (world: ListenerWorld, peer: Peer): { listener: Seq; peer: Seq } => {
  const told = world.told.find((one) => one.peer === peer);
  const client = world.clients.find((one) => one.peer === peer);
  return { listener: told?.iss ?? seq(0), peer: client?.iss ?? told?.irs ?? seq(0) };
};

/** `L>C1 SYN,ACK 0/1` */
export const nameFromListener = (world: ListenerWorld, peer: Peer, segment: Segment): string => {
  const told = world.told.find((one) => one.peer === peer);
  return `L>${peer} ${describe(segment, { own: told?.iss ?? seq(0), peers: told?.irs ?? seq(0) })}`;
};

/** `C1 SYN`; `C1#2 SYN` in its second incarnation; `C1* ACK 1/1` when somebody else uses the peer's address. */
export const nameFromPeer = (world: ListenerWorld, peer: Peer, segment: Segment, forged: boolean): string => {
  const incarnation = world.clients.find((one) => one.peer === peer)?.incarnation ?? 0;
  const origins = originsAt(world, peer);
  const mark = forged ? "*" : incarnation > 1 ? `#${incarnation}` : "";
  return `${peer}${mark} ${describe(segment, { own: origins.peer, peers: origins.listener })}`;
};
