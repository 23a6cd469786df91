import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { playListener } from "../../src/model/listener/play.ts";
import type { ListenerAction, ListenerStep } from "../../src/model/listener-types.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import { listenerRun, type ListenerRun } from "../../src/properties/arbitraries/listener-run.ts";
import { listenerSetup } from "../../src/properties/arbitraries/schedule-type.ts";
import { decodePacket, isSegment } from "../../src/wire/decode.ts";
import { listenerCaptureOf } from "../../src/wire/listener-capture.ts";
import { isProblem } from "../../src/wire/problem.ts";
import { captureItems } from "../../src/wire/read-capture.ts";
import { runSegment, runTime } from "../../src/wire/run-file.ts";
import { dissect, needTshark } from "./tshark.ts";

const claimed = PROFILES.rfc9293.profile;
const stepsOf = (run: ListenerRun): readonly ListenerStep[] => [...playListener(listenerSetup(run, claimed), run.actions)];
const FLOOD: readonly ListenerAction[] = [{ do: "spoof", peer: "N1" }, { do: "spoof", peer: "N2" }, { do: "connect", peer: "C1" }];

const packetsIn = (capture: Uint8Array) =>
  captureItems(capture).map((item) => {
    const decoded = isProblem(item) ? item : decodePacket(item);
    if (isProblem(item) || isProblem(decoded) || !isSegment(decoded)) throw new Error(JSON.stringify(decoded));
    return { item, decoded };
  });

describe("a listener's run as a capture", () => {
  test("reads back as the same segments, at the same times, with the right checksums", () => {
    fc.assert(
      fc.property(listenerRun(claimed), (run) => {
        const steps = stepsOf(run);
        let at = 0;
        const sent = steps.flatMap(({ elapsed, action, moved, sent }) => {
          at += elapsed;
          return [...((action.do === "spoof" || action.do === "inject") && moved !== undefined ? [moved] : []), ...sent].map(({ segment }) => ({ segment, at, checksum: "right" }));
        });
        const read = packetsIn(listenerCaptureOf(steps, { format: "pcapng" })).map(({ item, decoded }) => ({ segment: runSegment(item, decoded), at: runTime(item), checksum: decoded.checksum }));
        expect(read).toEqual(sent);
      }),
      { numRuns: 60 },
    );
  });

  test("shows each peer under an address of its own, spoofed ones included, and why the listener answers", () => {
    const seen = packetsIn(listenerCaptureOf(stepsOf({ settings: {}, isn: 0, actions: FLOOD }), { format: "pcapng" }));
    expect(seen.map(({ decoded: { ip, tcp } }) => `${ip.source}:${tcp.sourcePort} > ${ip.destination}:${tcp.destinationPort}`)).toEqual([
      "203.0.113.1:49152 > 192.0.2.1:80", "192.0.2.1:80 > 203.0.113.1:49152",
      "203.0.113.2:49152 > 192.0.2.1:80", "192.0.2.1:80 > 203.0.113.2:49152",
      "198.51.100.1:49152 > 192.0.2.1:80",
    ]);
    expect(seen[0]?.item.comments[0]).toContain("somebody sends a SYN with the address of N1\nB then: listener.listens (RFC 9293 §3.10.7.2)");
    expect(seen[1]?.item.comments[0]).toContain("\nlisten.syn (RFC 9293 §3.10.7.2)");
  });

  test("is dissected by tshark without a malformed segment or a wrong checksum", (context) => {
    needTshark(context);
    const runs = fc.sample(listenerRun(claimed), { seed: 5, numRuns: 60 });
    const { rows, complaints } = dissect(listenerCaptureOf(runs.flatMap(stepsOf), { format: "pcapng" }), "tcp.checksum.status");
    expect(new Set(rows.map(([status]) => status))).toEqual(new Set(["1"]));
    expect(complaints.filter((line) => !line.startsWith("Sequence: "))).toEqual([]);
  });
});
