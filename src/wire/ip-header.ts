/** What TCP needs to know of the layer below it, whichever version that has. */

export interface IpHeader {
  readonly version: 4 | 6;
  /** `192.0.2.1`, or `2001:db8::1` as RFC 5952 writes it. */
  readonly source: string;
  readonly destination: string;
  /** Of what it carries; 6 is TCP. */
  readonly protocol: number;
  /** Time to live, or hop limit. */
  readonly hops: number;
  /** A first fragment has a TCP header and less than its text; a later one has no header. */
  readonly fragment: "none" | "first" | "later";
  /** The compartment of the Security option (RFC 791 §3.1), where there is one. */
  readonly compartment: number | undefined;
}

/** A header, and what it carries. */
export interface DecodedIp {
  readonly ip: IpHeader;
  /** Where that begins. */
  readonly at: number;
  /** Octets of it as they were sent, captured or not. */
  readonly length: number;
  /** The sum of the words of both addresses, for the pseudo-header (§3.1); undefined where the last destination cannot be told. */
  readonly addresses: number | undefined;
}
