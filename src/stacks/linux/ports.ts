/** Packets with other ports than they had. */
import { u16 } from "../../wire/octets.ts";

/** The TCP header of a packet of IPv4. */
const headerAt = (packet: Uint8Array): number => ((packet[0] ?? 0) & 0x0f) * 4;

export interface Ports {
  readonly local: number;
  readonly remote: number;
}

/**
 * The packet from port `source` to port `destination`, its checksum following the change (RFC 1624 §3).
 * @param only where it is given: undefined for every other packet than one of TCP between these ports.
 */
export function withPorts(packet: Uint8Array, source: number, destination: number): Uint8Array;
export function withPorts(packet: Uint8Array, source: number, destination: number, only: Ports): Uint8Array | undefined;
export function withPorts(packet: Uint8Array, source: number, destination: number, only?: Ports): Uint8Array | undefined {
  if ((packet[0] ?? 0) >> 4 !== 4 || packet[9] !== 6) return only === undefined ? packet : undefined;
  const at = headerAt(packet);
  const [from, to] = [u16(packet, at), u16(packet, at + 2)];
  if (only !== undefined && (from !== only.local || to !== only.remote)) return undefined;
  const changed = Uint8Array.from(packet);
  const view = new DataView(changed.buffer);
  let sum = (~u16(packet, at + 16) & 0xffff) + (~from & 0xffff) + source + (~to & 0xffff) + destination;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  view.setUint16(at, source);
  view.setUint16(at + 2, destination);
  view.setUint16(at + 16, ~sum & 0xffff);
  return changed;
}
