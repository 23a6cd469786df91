/**
 * How fast captures are read and their segments decoded, beside a plain copy of the same octets: `npx tsx bench/wire.ts`,
 * and part of `npm run bench`. The ratio matters; it is taken within one run.
 */
import { decodePacket, isSegment } from "../src/wire/decode.ts";
import { encodePacket } from "../src/wire/encode.ts";
import { LINK } from "../src/wire/link.ts";
import { writePcap, type PacketToWrite } from "../src/wire/pcap-write.ts";
import { writePcapng } from "../src/wire/pcapng-write.ts";
import { isProblem } from "../src/wire/problem.ts";
import { CaptureReader } from "../src/wire/read-capture.ts";
import { ACK, PSH, type TcpHeader } from "../src/wire/tcp-header.ts";
import { best } from "./processor-time.ts";

const PACKETS = 100_000;
const ROUNDS = 5;
/** What a stream of node:fs hands over at once. */
const CHUNK = 65_536;
const AIM = 1_000_000;

const tcp: TcpHeader = {
  sourcePort: 61_001, destinationPort: 61_002, seq: 1, ack: 1, bits: ACK | PSH, wnd: 65_535, checksum: 0, urgentPointer: 0,
  options: [{ kind: "nop" }, { kind: "nop" }, { kind: "timestamps", val: 1, ecr: 2 }],
};
const packetsOf = (octets: number): readonly PacketToWrite[] => {
  const bytes = encodePacket({ source: [192, 0, 2, 1], destination: [198, 51, 100, 2], tcp, text: new Uint8Array(octets).fill(97) });
  return Array.from({ length: PACKETS }, (_, i) => ({ time: { seconds: i, nanos: 0 }, bytes }));
};

function* chunksOf(file: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < file.length; at += CHUNK) yield file.subarray(at, at + CHUNK);
}

const decodeAll = (file: Uint8Array, verify: boolean): void => {
  const reader = new CaptureReader();
  let segments = 0;
  for (const chunk of chunksOf(file)) {
    for (const item of reader.push(chunk)) if (!isProblem(item) && isSegment(decodePacket(item, { verify }))) segments++;
  }
  if (segments !== PACKETS) throw new Error(`${segments} segments of ${PACKETS} were decoded`);
};

const copyAll = (file: Uint8Array): void => {
  for (const chunk of chunksOf(file)) Uint8Array.from(chunk);
};

/** One line for each kind of capture. */
export const benchWire = (): readonly string[] => {
  const lines = ["Segments decoded per second, beside a copy of the octets of their file:"];
  for (const octets of [0, 100, 1_448]) {
    const packets = packetsOf(octets);
    const files = [["pcap", writePcap(packets, { linkType: LINK.raw })], ["pcapng", writePcapng([{ interfaces: [{ linkType: LINK.raw }], packets }])]] as const;
    for (const [format, file] of files) {
      const [copy = 0, verified = 0, trusted = 0] = best(ROUNDS, [() => copyAll(file), () => decodeAll(file, true), () => decodeAll(file, false)]);
      for (const [verify, seconds] of [[true, verified], [false, trusted]] as const) {
        const rate = Math.round(PACKETS / seconds);
        lines.push(`${rate.toLocaleString("en").padStart(11)}  ${format}, ${octets} octets of text, checksums ${verify ? "verified" : "not looked at"} (${(seconds / copy).toFixed(1)} × the copy)${rate < AIM ? "; the aim is a million" : ""}`);
      }
    }
  }
  return lines;
};

if (process.argv[1] === import.meta.filename) console.log(benchWire().join("\n"));
