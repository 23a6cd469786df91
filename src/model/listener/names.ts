/** The names of segments in a listener run. */
import type { ListenerWorld, Peer } from "../listener-types.ts";
import { segmentName } from "../network.ts";
import type { Segment } from "../segment.ts";

/** `L>C1 SYN,ACK 0/1` */
export const nameFromListener = (world: ListenerWorld, peer: Peer, segment: Segment): string => {
  const told = world.told.find((one) => one.peer === peer);
  return segmentName(`L>${peer}`, segment, told?.iss, told?.irs);
};

/** `C1 SYN 0`; `C1#2 SYN 0` in its second incarnation; `C1* ACK 1/1` when somebody else uses the peer's address. */
export const nameFromPeer = (world: ListenerWorld, peer: Peer, segment: Segment, forged: boolean): string => {
  const told = world.told.find((one) => one.peer === peer);
  const client = world.clients.find((one) => one.peer === peer);
  const incarnation = client?.incarnation ?? 0;
  const mark = forged ? "*" : incarnation > 1 ? `#${incarnation}` : "";
  // A peer that opened nothing has said only what was said in its name.
  const own = client?.iss ?? told?.irs ?? (segment.syn ? segment.seq : undefined);
  return segmentName(`${peer}${mark}`, segment, own, told?.iss);
};
