/** Writing pcapng: sections of interfaces and packets, with comments. */
import { OctetWriter } from "./octet-writer.ts";
import type { PacketToWrite } from "./pcap-write.ts";

export interface PcapngPacket extends PacketToWrite {
  /** Which interface of the section; the first, unless told. */
  readonly interface?: number;
  readonly comments?: readonly string[];
}

export interface PcapngInterface {
  readonly linkType: number;
  readonly snap?: number;
  readonly name?: string;
  /** if_tsresol: a power of 10, or 128 plus a power of 2; 6 (microseconds) unless told. */
  readonly resolution?: number;
  /** if_tsoffset: seconds that are added to every timestamp. */
  readonly ahead?: number;
}

export interface PcapngSection {
  readonly bigEndian?: boolean;
  readonly interfaces: readonly PcapngInterface[];
  readonly packets: readonly PcapngPacket[];
  readonly comments?: readonly string[];
  /** shb_userappl: what wrote it. */
  readonly application?: string;
}

type Option = readonly [number: number, data: Uint8Array];
const UTF8 = new TextEncoder();
/** An option holds 65,535 octets; a longer text is cut between two characters. */
const text = (number: number, words: string): Option => {
  const data = new Uint8Array(0xffff);
  const { written } = UTF8.encodeInto(words, data);
  return [number, data.subarray(0, written)];
};

export const writePcapng = (sections: readonly PcapngSection[]): Uint8Array => {
  const files = sections.map(section);
  const whole = new Uint8Array(files.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const file of files) {
    whole.set(file, at);
    at += file.length;
  }
  return whole;
};

const section = ({ bigEndian = false, interfaces, packets, comments = [], application }: PcapngSection): Uint8Array => {
  const out = new OctetWriter(bigEndian);
  const block = (type: number, body: (into: OctetWriter) => void): void => {
    const inner = new OctetWriter(bigEndian);
    body(inner);
    inner.pad();
    out.u32(type).u32(inner.length + 12).bytes(inner.done()).u32(inner.length + 12);
  };
  block(0x0a0d0d0a, (into) => {
    // A section of unknown length.
    into.u32(0x1a2b3c4d).u16(1).u16(0).u32(0xffff_ffff).u32(0xffff_ffff);
    options(into, [...comments.map((words) => text(1, words)), ...(application === undefined ? [] : [text(4, application)])]);
  });
  for (const { linkType, snap = 0, name, resolution, ahead } of interfaces) {
    block(1, (into) => {
      into.u16(linkType).u16(0).u32(snap);
      options(into, [
        ...(name === undefined ? [] : [text(2, name)]),
        ...(resolution === undefined ? [] : [[9, Uint8Array.of(resolution)] as const]),
        ...(ahead === undefined ? [] : [[14, int64(ahead, bigEndian)] as const]),
      ]);
    });
  }
  for (const packet of packets) {
    const { bytes, length = bytes.length } = packet;
    block(6, (into) => {
      const id = packet.interface ?? 0;
      const { high, low } = timestamp(packet, interfaces[id]);
      into.u32(id).u32(high).u32(low).u32(bytes.length).u32(length).bytes(bytes).pad();
      options(into, (packet.comments ?? []).map((words) => text(1, words)));
    });
  }
  return out.done();
};

const options = (into: OctetWriter, list: readonly Option[]): void => {
  if (list.length === 0) return;
  for (const [number, data] of list) into.u16(number).u16(data.length).bytes(data).pad();
  into.u32(0);
};

/** In units of the interface, from its offset on. */
const timestamp = ({ time }: PcapngPacket, { resolution = 6, ahead = 0 }: Partial<PcapngInterface> = {}): { high: number; low: number } => {
  const units = (resolution & 0x80) === 0 ? 10n ** BigInt(resolution) : 2n ** BigInt(resolution & 0x7f);
  const value = BigInt(time.seconds - ahead) * units + (BigInt(time.nanos) * units) / 1_000_000_000n;
  return { high: Number((value >> 32n) & 0xffff_ffffn), low: Number(value & 0xffff_ffffn) };
};

const int64 = (value: number, bigEndian: boolean): Uint8Array => {
  const data = new Uint8Array(8);
  new DataView(data.buffer).setBigInt64(0, BigInt(value), !bigEndian);
  return data;
};
