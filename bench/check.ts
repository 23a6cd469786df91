/**
 * How fast the segments of a capture are judged, beside reading and decoding them alone: `npx tsx bench/check.ts`, and part of
 * `npm run bench`. The ratio matters; it is taken within one run.
 */
import { Follower } from "../src/engines/follow/follower.ts";
import { PROFILES } from "../src/model/profiles.ts";
import { decodePacket, isSegment } from "../src/wire/decode.ts";
import { encodePacket } from "../src/wire/encode.ts";
import { LINK } from "../src/wire/link.ts";
import { writePcap, type PacketToWrite } from "../src/wire/pcap-write.ts";
import { isProblem } from "../src/wire/problem.ts";
import { CaptureReader } from "../src/wire/read-capture.ts";
import { ACK, FIN, PSH, SYN } from "../src/wire/tcp-header.ts";
import { best } from "./processor-time.ts";

const ROUNDS = 5;
const CHUNK = 65_536;
const AIM = 300_000;
const SEGMENTS = 100_000;

const CLIENT = [192, 0, 2, 1];
const SERVER = [198, 51, 100, 2];

/** Connections one after the other: opened, `turns` requests and answers, closed. */
const capture = (turns: number): Uint8Array => {
  const packets: PacketToWrite[] = [];
  for (let port = 1_024; packets.length < SEGMENTS; port++) {
    const next = [1_000 * port, 7_000 * port];
    const send = (by: 0 | 1, bits: number, octets = 0): void => {
      const [seq = 0, ack = 0] = by === 0 ? next : next.toReversed();
      const micros = packets.length * 10;
      packets.push({
        time: { seconds: Math.floor(micros / 1_000_000), nanos: (micros % 1_000_000) * 1_000 },
        bytes: encodePacket({
          source: by === 0 ? CLIENT : SERVER, destination: by === 0 ? SERVER : CLIENT, text: new Uint8Array(octets),
          tcp: {
            sourcePort: by === 0 ? port : 80, destinationPort: by === 0 ? 80 : port, seq, ack: (bits & ACK) === 0 ? 0 : ack, bits, wnd: 65_535, checksum: 0, urgentPointer: 0,
            options: [{ kind: "nop" }, { kind: "nop" }, { kind: "timestamps", val: 1 + packets.length, ecr: 1 }],
          },
        }),
      });
      next[by] = seq + octets + ((bits & (SYN | FIN)) === 0 ? 0 : 1);
    };
    send(0, SYN);
    send(1, SYN | ACK);
    send(0, ACK);
    for (let turn = 0; turn < turns; turn++) {
      send(0, ACK | PSH, 100);
      send(1, ACK | PSH, 100);
    }
    send(0, FIN | ACK);
    send(1, FIN | ACK);
    send(0, ACK);
  }
  return writePcap(packets, { linkType: LINK.raw });
};

const run = (file: Uint8Array, judge: boolean): number => {
  const reader = new CaptureReader();
  let bad = 0;
  let segments = 0;
  const follower = new Follower({ profile: PROFILES.rfc9293.profile, found: ({ verdict }) => { if (verdict !== "conforms") bad++; } });
  for (let at = 0; at < file.length; at += CHUNK) {
    for (const item of reader.push(file.subarray(at, at + CHUNK))) {
      if (isProblem(item)) continue;
      const decoded = decodePacket(item, { verify: false });
      if (!isSegment(decoded)) continue;
      segments++;
      if (judge) follower.see(item, decoded);
    }
  }
  follower.end();
  if (bad > 0) throw new Error(`${bad} connections do not conform`);
  return segments;
};

/** One line for each kind of capture. */
export const benchCheck = (): readonly string[] => {
  const lines = ["Segments read, decoded and judged per second, beside reading and decoding alone:"];
  for (const turns of [0, 5, 1_000]) {
    const file = capture(turns);
    const segments = run(file, true);
    const [seconds = 0, decoding = 0] = best(ROUNDS, [() => run(file, true), () => run(file, false)]);
    const rate = Math.round(segments / seconds);
    lines.push(`${rate.toLocaleString("en").padStart(11)}  connections of ${6 + 2 * turns} segments (${(seconds / decoding).toFixed(1)} × decoding)${rate < AIM ? `; the aim is ${AIM.toLocaleString("en")}` : ""}`);
  }
  return lines;
};

if (process.argv[1] === import.meta.filename) console.log(benchCheck().join("\n"));
