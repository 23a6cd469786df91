/** The network between two ends: what is in it, and what each segment is called. */
import type { Segment } from "./segment.ts";
import { distanceFrom, type Seq } from "./seq.ts";
import { deadline } from "./timeouts.ts";
import type { InFlight, World } from "./world-types.ts";

/** Beyond this distance from an ISN a number is told as it is. */
const RELATIVE = 0x10_0000;

const relative = (at: Seq, origin: Seq | undefined): string => {
  if (origin === undefined) return `=${at}`;
  const up = distanceFrom(origin, at);
  if (up < RELATIVE) return `${up}`;
  const down = distanceFrom(at, origin);
  return down < RELATIVE ? `-${down}` : `=${at}`;
};

/** `SYN,ACK`, in the order of the RFC's figures; empty when no bit is on. */
export const controlBits = (segment: Pick<Segment, "syn" | "fin" | "rst" | "ack" | "urg">): string =>
  [segment.syn && "SYN", segment.fin && "FIN", segment.rst && "RST", segment.urg !== undefined && "URG", segment.ack !== undefined && "ACK"]
    .filter((bit) => bit !== false)
    .join(",");

/** `A1 SYN 0`, `B1 SYN,ACK 0/1`, `A1 ACK 1+2/1` (two octets of text): sender, incarnation, bits, relative numbers. */
export const segmentName = (sender: string, segment: Segment, iss: Seq | undefined, remoteIss: Seq | undefined): string => {
  const text = segment.data.length === 0 ? "" : `+${segment.data.length}`;
  const ack = segment.ack === undefined ? "" : `/${relative(segment.ack, remoteIss)}`;
  return `${sender} ${controlBits(segment) || "-"} ${relative(segment.seq, iss)}${text}${ack}`;
};

/** The oldest segment of that name. */
export const find = (world: World, name: string): InFlight | undefined =>
  world.network.find((inFlight) => inFlight.name === name);

export const without = (world: World, gone: InFlight): World => ({
  ...world,
  network: world.network.filter((inFlight) => inFlight !== gone),
});

/** Every segment grows older; one that has lived an MSL is gone (§3.4.2). */
export const older = <T extends InFlight>(network: readonly T[], ms: number): readonly T[] =>
  network.filter((inFlight) => inFlight.life > ms).map((inFlight) => ({ ...inFlight, life: inFlight.life - ms }));

/** ms until an end or a segment in the network meets a deadline; Infinity when nothing happens by itself. */
export const nextDeadline = (world: World): number =>
  Math.min(deadline(world.A.tcb), deadline(world.B.tcb), ...world.network.map(({ life }) => life));
