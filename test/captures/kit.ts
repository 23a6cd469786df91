/** Captures for tests: read, changed in one octet, followed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Follower, type FollowOptions } from "../../src/engines/follow/follower.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import type { ObservedConnection } from "../../src/trace/observed.ts";
import { decodePacket, isSegment, type WireSegment } from "../../src/wire/decode.ts";
import { LINK } from "../../src/wire/link.ts";
import { isProblem } from "../../src/wire/problem.ts";
import { captureItems } from "../../src/wire/read-capture.ts";
import type { CapturedPacket } from "../../src/wire/captured.ts";

export const capture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(import.meta.dirname, `${name}.pcap`)));

export interface SeenPacket {
  readonly packet: CapturedPacket;
  readonly segment: WireSegment;
}

export const packetsIn = (file: Uint8Array): readonly SeenPacket[] =>
  captureItems(file).flatMap((item) => {
    if (isProblem(item)) throw new Error(item.message);
    const segment = decodePacket(item);
    return isSegment(segment) ? [{ packet: item, segment }] : [];
  });

export const followed = (packets: readonly SeenPacket[], options: Partial<FollowOptions> = {}): readonly ObservedConnection[] => {
  const found: ObservedConnection[] = [];
  const follower = new Follower({ profile: PROFILES.rfc9293.profile, ...options, found: (connection) => found.push(connection) });
  for (const { packet, segment } of packets) follower.see(packet, segment);
  follower.end();
  return found.toSorted((a, b) => a.id - b.id);
};

export const followFile = (file: Uint8Array, options: Partial<FollowOptions> = {}): readonly ObservedConnection[] => followed(packetsIn(file), options);

/** Where the fields of a packet's TCP header lie in the file, from its sequence number on. */
export const tcpAt = ({ packet: { at, bytes, linkType } }: SeenPacket): number => {
  const ip = linkType === LINK.ethernet ? 14 : linkType === LINK.cooked2 ? 20 : 0;
  const first = bytes[ip] ?? 0;
  return at + ip + (first >>> 4 === 6 ? 40 : (first & 0x0f) * 4);
};

export const FIELD = { seq: 4, ack: 8, flags: 13 } as const;

/** The capture with one octet changed: checksums are not mended, since captures on loopback have none. */
export const changed = (file: Uint8Array, at: number, mask: number): Uint8Array => {
  const copy = file.slice();
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
};
