/** A TCP segment as an IP packet with the right lengths and checksums (MUST-2). */
import { checksum, sumOf } from "./checksum.ts";
import { encodeIpv4 } from "./ipv4.ts";
import { encodeIpv6 } from "./ipv6.ts";
import { encodeTcp, TCP, type TcpHeader } from "./tcp-header.ts";

export interface PacketFields {
  /** 4 octets for IPv4, 16 for IPv6. */
  readonly source: readonly number[];
  readonly destination: readonly number[];
  /** Its `checksum` is filled in, whatever it says. */
  readonly tcp: TcpHeader;
  readonly text: Uint8Array;
  /** Identification, of IPv4; 0 unless told. */
  readonly id?: number;
  /** The compartment of a Security option, of IPv4. */
  readonly compartment?: number | undefined;
}

/** @throws when the text is longer than a packet can be, or the addresses are none. */
export const encodePacket = ({ source, destination, tcp, text, id = 0, compartment }: PacketFields): Uint8Array => {
  if (source.length !== destination.length || (source.length !== 4 && source.length !== 16)) {
    throw new RangeError(`addresses of ${source.length} and ${destination.length} octets; both have 4, or both 16`);
  }
  const bytes = encodeTcp({ ...tcp, checksum: 0 }, text);
  const addresses = Uint8Array.from([...source, ...destination]);
  const sum = sumOf(addresses, 0, addresses.length) + TCP + bytes.length + sumOf(bytes, 0, bytes.length);
  new DataView(bytes.buffer).setUint16(16, checksum(sum));
  return source.length === 4 ? encodeIpv4({ source, destination, protocol: TCP, id, compartment }, bytes) : encodeIpv6({ source, destination, protocol: TCP }, bytes);
};
