/** Link layers: where the IP packet begins (the numbers are those of the registry of link types of tcpdump.org). */
import { u16, u32 } from "./octets.ts";
import { LITTLE } from "./octets.ts";
import type { PacketProblem } from "./problem.ts";

export const LINK = { null: 0, ethernet: 1, raw: 101, loop: 108, cooked: 113, ipv4: 228, ipv6: 229, cooked2: 276 } as const;

/** Raw IP has the numbers 12 and 14, too: those of the operating systems that wrote the file. */
const RAW: ReadonlySet<number> = new Set([LINK.raw, 12, 14, LINK.ipv4, LINK.ipv6]);
export const isKnownLink = (linkType: number): boolean => RAW.has(linkType) || Object.values<number>(LINK).includes(linkType);

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
/** 802.1Q, 802.1ad, and what was used before it; they may be stacked. */
const isVlan = (etherType: number): boolean => etherType === 0x8100 || etherType === 0x88a8 || etherType === 0x9100;
/** AF_INET6 has a number of its own on every system: NetBSD, FreeBSD, Darwin, Linux. */
const FAMILIES: ReadonlySet<number> = new Set([2, 24, 28, 30, 10]);

const cut = (from: number, to: number): PacketProblem => ({ code: "LINK-TRUNCATED", at: to, message: `the packet ends inside its link header, after ${to - from} octets`, hint: "Capture with a larger snap length" });

/** Where the IP header of the packet `bytes[from … to)` begins; undefined when the packet is none of IP, or the link type is not known. */
export const networkStart = (linkType: number, bytes: Uint8Array, from: number, to: number): number | undefined | PacketProblem => {
  if (RAW.has(linkType)) return from;
  switch (linkType) {
    case LINK.ethernet:
      return behindEtherType(bytes, from, to, 12, 14);
    case LINK.cooked:
      return behindEtherType(bytes, from, to, 14, 16);
    case LINK.cooked2:
      return behindEtherType(bytes, from, to, 0, 20);
    case LINK.loop:
      if (to - from < 4) return cut(from, to);
      return FAMILIES.has(u32(bytes, from)) ? from + 4 : undefined;
    case LINK.null:
      if (to - from < 4) return cut(from, to);
      // In the order of the host that captured, which nothing tells: a family is a small number in one of the two.
      return FAMILIES.has(u32(bytes, from)) || FAMILIES.has(LITTLE.u32(bytes, from)) ? from + 4 : undefined;
    default:
      return undefined;
  }
};

/** @param typeAt where the EtherType is. @param behind where what it tells begins. */
const behindEtherType = (bytes: Uint8Array, from: number, to: number, typeAt: number, behind: number): number | undefined | PacketProblem => {
  if (to - from < behind) return cut(from, to);
  let etherType = u16(bytes, from + typeAt);
  let start = from + behind;
  while (isVlan(etherType)) {
    if (to < start + 4) return cut(from, to);
    etherType = u16(bytes, start + 2);
    start += 4;
  }
  return etherType === IPV4 || etherType === IPV6 ? start : undefined;
};
