import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { play } from "../../src/model/play.ts";
import type { Action } from "../../src/model/world-types.ts";
import { setupOf } from "../../src/properties/arbitraries/schedule-type.ts";
import { decodePacket, isSegment } from "../../src/wire/decode.ts";
import { writePcapng } from "../../src/wire/pcapng-write.ts";
import { isProblem } from "../../src/wire/problem.ts";
import { captureItems } from "../../src/wire/read-capture.ts";
import { captureOf, segmentsOf } from "../../src/wire/trace-capture.ts";
import { encodeOptions } from "../../src/wire/tcp-options.ts";
import { honest, STRADDLING } from "../kit/subjects.ts";
import { randomRun } from "../trace/random-run.ts";
import { frame } from "./random-capture.ts";
import { dissect, needTshark } from "./tshark.ts";

const CONNECTION: readonly Action[] = [
  { do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }, { do: "settle" },
  { do: "send", side: "A", octets: 3 }, { do: "settle" }, { do: "send", side: "B", octets: 2 }, { do: "settle" },
  { do: "close", side: "A" }, { do: "settle" }, { do: "close", side: "B" }, { do: "settle" },
];
/** The padding behind the last option is one End of Option List to us, and one an octet to tshark. */
const kindsOf = (kinds: string): string => kinds.replace(/(?:,?\b0)+$/, "");
const hex = (value: string | undefined): number => Number.parseInt(value ?? "", 16);

describe("tshark on a capture of a run", () => {
  test.for(["pcap", "pcapng"] as const)("%s: has nothing to say of an open, text both ways, and a close", (format, context) => {
    needTshark(context);
    const steps = [...play(setupOf(honest("rfc9293", { timestamps: true }), { isn: STRADDLING }), "connection", CONNECTION)].map(({ step }) => step);
    const { rows, complaints } = dissect(captureOf(steps, { format }), "frame.number", "frame.comment");
    expect(complaints).toEqual([]);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows[0]?.[1]?.split(/\\n|\n/)[0]).toBe(format === "pcapng" ? "A1 SYN 0" : "");
  });

  test("sees an octet that was changed, so that its silence means something", (context) => {
    needTshark(context);
    const steps = [...play(setupOf(honest(), { isn: STRADDLING }), "connection", CONNECTION)].map(({ step }) => step);
    const file = captureOf(steps, { format: "pcap" });
    file[24 + 16 + 20 + 4] = 1;
    expect(dissect(file, "frame.number").complaints).toContainEqual(expect.stringMatching(/^Checksum: Bad checksum/));
  });

  test("sees no malformed segment and no wrong checksum, whatever happens in it, and the segments that we see", (context) => {
    needTshark(context);
    const runs = fc.sample(randomRun, { seed: 7, numRuns: 120 });
    const file = captureOf(runs.flatMap(({ steps }) => steps), { format: "pcapng" });
    const { rows, complaints } = dissect(file, "tcp.seq_raw", "tcp.ack_raw", "tcp.flags.ack", "tcp.window_size_value", "tcp.len", "tcp.options.timestamp.tsval", "frame.time_relative", "tcp.checksum.status");
    // Resets, gaps and closed windows are the subject of a run; the groups Malformed, Checksum and Protocol are not.
    expect(complaints.length).toBeGreaterThan(0);
    expect(complaints.filter((line) => !line.startsWith("Sequence: "))).toEqual([]);

    const seen = segmentsOf(file);
    if (!Array.isArray(seen)) throw new Error(JSON.stringify(seen));
    expect(rows.map(([seq, ack, acked, wnd, length, tsval, at, status]) => [seq, acked === "1" ? ack : "", wnd, length, tsval, Number(at), status])).toEqual(
      seen.map(({ segment, at }) => [`${segment.seq}`, `${segment.ack ?? ""}`, `${segment.wnd}`, `${segment.data.length}`, `${segment.ts?.val ?? ""}`, (at - (seen[0]?.at ?? 0)) / 1_000, "1"]),
    );
  });
});

test("tshark reads of any link type, IP version and order of octets what we read", (context) => {
  needTshark(context);
  const frames = fc.sample(frame, { seed: 11, numRuns: 150 });
  const section = (bigEndian: boolean) => ({
    bigEndian,
    interfaces: frames.map(({ linkType }) => ({ linkType })),
    packets: frames.map(({ bytes }, i) => ({ bytes, interface: i, time: { seconds: 1_700_000_000, nanos: i * 1_000 } })),
  });
  const file = writePcapng([section(false), section(true)]);
  const { rows } = dissect(file, "tcp.srcport", "tcp.dstport", "tcp.seq_raw", "tcp.ack_raw", "tcp.flags", "tcp.window_size_value", "tcp.urgent_pointer", "tcp.len", "tcp.option_kind", "tcp.checksum.status", "frame.time_epoch");
  const ours = captureItems(file).map((item) => {
    const decoded = isProblem(item) ? item : decodePacket(item);
    if (isProblem(item) || isProblem(decoded) || !isSegment(decoded)) throw new Error(JSON.stringify(decoded));
    const { tcp, textLength } = decoded;
    return [tcp.sourcePort, tcp.destinationPort, tcp.seq, tcp.ack, tcp.bits, tcp.wnd, tcp.urgentPointer, textLength, kindsOf(tcp.options.map((option) => encodeOptions([option])[0]).join()), 1, item.time?.nanos];
  });
  expect(ours).toHaveLength(300);
  expect(rows.map(([source, destination, seq, ack, bits, wnd, urgent, length, kinds = "", status, epoch = ""]) => [...[source, destination, seq, ack].map(Number), hex(bits), ...[wnd, urgent, length].map(Number), kindsOf(kinds), Number(status), Math.round((Number(epoch) - 1_700_000_000) * 1e6) * 1_000])).toEqual(ours);
});
