/** The names of segments in a listener run: who sent it, its control bits, its numbers counted from the two ISNs. */
import type { ListenerWorld, Peer } from "../listener-types.ts";
import type { Segment } from "../segment.ts";
import { distanceFrom, type Seq } from "../seq.ts";

const controls = (segment: Segment): string =>
  [segment.syn && "SYN", segment.fin && "FIN", segment.rst && "RST", segment.ack !== undefined && "ACK"]
    .filter((bit) => bit !== false)
    .join(",") || "no control";

/** `-1` rather than 4294967295 for a number just below its origin. */
const relative = (origin: Seq, at: Seq): number => distanceFrom(origin, at) | 0;

/** Of the sender's numbers, and of those it acknowledges; undefined while no ISN is known to count from. */
interface Origins {
  readonly own: Seq | undefined;
  readonly peers: Seq | undefined;
}

/** `SYN`, `SYN,ACK 0/1`, `ACK 1/1`, `ACK 1/1 +2` with two octets of text. */
const describe = (segment: Segment, { own, peers }: Origins): string => {
  const plainSyn = segment.syn && segment.ack === undefined && segment.seq === own;
  // A reset made without numbers to copy (§3.5.2) counts from no ISN.
  const at = own === undefined || (segment.rst && segment.seq === 0) ? "?" : String(relative(own, segment.seq));
  const ack = segment.ack === undefined ? "" : `/${peers === undefined ? "?" : relative(peers, segment.ack)}`;
  const text = segment.data.length === 0 ? "" : ` +${segment.data.length}`;
  return `${controls(segment)}${plainSyn ? "" : ` ${at}${ack}`}${text}`;
};

/** `L>C1 SYN,ACK 0/1` */
export const nameFromListener = (world: ListenerWorld, peer: Peer, segment: Segment): string => {
  const told = world.told.find((one) => one.peer === peer);
  return `L>${peer} ${describe(segment, { own: told?.iss, peers: told?.irs })}`;
};

/** `C1 SYN`; `C1#2 SYN` in its second incarnation; `C1* ACK 1/1` when somebody else uses the peer's address. */
export const nameFromPeer = (world: ListenerWorld, peer: Peer, segment: Segment, forged: boolean): string => {
  const told = world.told.find((one) => one.peer === peer);
  const client = world.clients.find((one) => one.peer === peer);
  const incarnation = client?.incarnation ?? 0;
  const mark = forged ? "*" : incarnation > 1 ? `#${incarnation}` : "";
  // A peer that opened nothing has said only what was said in its name.
  const own = client?.iss ?? told?.irs ?? (segment.syn ? segment.seq : undefined);
  return `${peer}${mark} ${describe(segment, { own, peers: told?.iss })}`;
};
