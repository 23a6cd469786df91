import { describe, expect, test } from "vitest";
import type { Event, Signal } from "../../src/model/events.ts";
import { octets } from "../../src/model/octet.ts";
import { segment } from "../../src/model/segment.ts";
import { seq } from "../../src/model/seq.ts";
import type { Action } from "../../src/model/world-types.ts";
import { showOctets } from "../../src/trace/show-octets.ts";
import { actionWords, durationWords, eventWords, positionWords, signalWords } from "../../src/trace/words.ts";

describe("words", () => {
  test.each<[Action, string]>([
    [{ do: "open", side: "A", mode: "active" }, "A calls OPEN, active"],
    [{ do: "open", side: "B", mode: "passive", remote: true }, "B calls OPEN, passive, naming the remote socket"],
    [{ do: "send", side: "A", octets: 1 }, "A calls SEND with 1 octet"],
    [{ do: "send", side: "A", octets: 3, urgent: true }, "A calls SEND with 3 octets, urgent"],
    [{ do: "close", side: "B" }, "B calls CLOSE"],
    [{ do: "reboot", side: "A" }, "A reboots and forgets the connection"],
    [{ do: "drop", segment: "B1 FIN,ACK 1/1" }, "the network drops B1 FIN,ACK 1/1"],
    [{ do: "delay", segment: "A1 SYN 0" }, "the network holds A1 SYN 0 back behind the others"],
    [{ do: "inject", to: "B", forged: { seq: { at: "peerIss", plus: -10 }, syn: true } }, "an old or forged segment reaches B: SYN, SEQ = the peer's ISS−10"],
    [
      { do: "inject", to: "A", forged: { seq: { at: "rcvNxt", plus: 0 }, ack: { at: "sndNxt", plus: 1 }, fin: true, octets: 2, wnd: 0, ts: -1 } },
      "an old or forged segment reaches A: FIN,ACK, SEQ = RCV.NXT, ACK = SND.NXT+1, 2 octets, window 0, TSval = TS.Recent−1",
    ],
    [{ do: "elapse" }, "time passes until something is due"],
    [{ do: "elapse", ms: 1_500 }, "1500 ms pass, or less if something is due sooner"],
    [{ do: "settle" }, "faults cease, and everything that is left happens"],
  ])("%j", (action, words) => {
    expect(actionWords(action)).toBe(words);
  });

  test.each([[0, "0 ms"], [700, "700 ms"], [1_000, "1 s"], [90_000, "90 s"], [240_000, "4 min"]])("%i ms is %s", (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });

  test.each<[Signal, string]>([
    [{ kind: "error", call: "SEND", error: "connection closing" }, "SEND: error, connection closing"],
    [{ kind: "data", data: octets("B", 1, 2, 3) }, "receives B1:2-4"],
    [{ kind: "returned", call: "RECEIVE", error: "connection reset" }, "RECEIVE is handed back: connection reset"],
    [{ kind: "timeout", which: "user" }, "connection aborted due to user timeout"],
    [{ kind: "timeout", which: "retransmission" }, "connection aborted: retransmission gave up (R2)"],
    [{ kind: "sent", octets: 1 }, "1 octet of SEND acknowledged"],
  ])("%j", (signal, words) => {
    expect(signalWords(signal)).toBe(words);
  });

  test.each<[Event, string]>([
    [{ kind: "call", call: "OPEN", mode: "active", remote: true }, "OPEN, active"],
    [{ kind: "call", call: "SEND", data: octets("A", 1, 0, 2) }, "SEND of A1:0-1"],
    [{ kind: "call", call: "ABORT" }, "ABORT"],
    [{ kind: "segment", segment: segment({ seq: seq(100), syn: true, wnd: 8 }) }, "<SEQ=100><CTL=SYN><W=8> arrives"],
    [{ kind: "elapse", ms: 1_000 }, "1 s pass"],
  ])("%j", (event, words) => {
    expect(eventWords(event)).toBe(words);
  });

  test("a position tells what a number lies next to", () => {
    expect([positionWords({ at: "rcvEdge", plus: -1 }), positionWords({ at: "zero", plus: 90 }), positionWords({ at: "iss", plus: 0 })]).toEqual(["RCV.NXT+RCV.WND−1", "90", "ISS"]);
  });

  test("octets are told by origin, incarnation and offset, in runs", () => {
    expect(showOctets([])).toBe("none");
    expect(showOctets([...octets("A", 1, 0, 3), ...octets("A", 1, 5, 1), ...octets("X", 0, 6, 2)])).toBe("A1:0-2, A1:5, X0:6-7");
  });
});
