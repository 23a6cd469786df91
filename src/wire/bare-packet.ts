/** A packet by itself, as it is handed to a stack and comes out of one: no capture around it. */
import { decodePacket, isSegment, type WireSegment } from "./decode.ts";
import { LINK } from "./link.ts";

/** The segment in a whole IP packet; undefined where there is none that can be read. */
export const decodeBarePacket = (packet: Uint8Array): WireSegment | undefined => {
  const decoded = decodePacket({ number: 0, at: 0, time: undefined, linkType: LINK.raw, interface: 0, bytes: packet, length: packet.length, comments: [] });
  return isSegment(decoded) ? decoded : undefined;
};
