import { describe, expect, test } from "vitest";
import { PROFILES } from "../../../src/model/profiles.ts";
import { segment } from "../../../src/model/segment.ts";
import { octets } from "../../../src/model/octet.ts";
import { add, seq } from "../../../src/model/seq.ts";
import type { TimeWait } from "../../../src/model/tcb.ts";
import { placeOf } from "../../../src/properties/oracle/classify.ts";

const PROFILE = PROFILES.rfc9293.profile;
/** Any state of "other states" will do: Table 6 asks for RCV.NXT and RCV.WND alone. */
const at = (rcvNxt: number, rcvWnd: number): TimeWait => ({
  state: "TIME-WAIT", openedBy: "active", iss: seq(0), irs: seq(0), sndUna: seq(2), sndNxt: seq(2), maxSndWnd: 8, rcvNxt: seq(rcvNxt), rcvWnd,
  tsRecent: undefined, challenges: undefined, timeWait: 1,
});

const W = 8;
describe.each([["n = 91", 91], ["n = 2^32−1", 2 ** 32 - 1], ["n = 2^32−W", 2 ** 32 - W], ["n = 0", 0]])("Table 6, RCV.NXT %s, RCV.WND 8", (_, n) => {
  test.each([
    [-1, 0, false], [0, 0, true], [W - 1, 0, true], [W, 0, false],
    // A keep-alive with a garbage octet, a retransmitted FIN, a duplicate SYN.
    [-1, 1, false],
    // Straddling the left edge, and the right one.
    [-1, 2, true], [W - 1, 2, true], [W, 1, false], [-3, 3, false], [-3, 4, true],
    // Covering the window with neither end in it: refused by the letter.
    [-1, W + 2, false],
  ])("SEQ n%+i with %i octets: %s", (offset, length, acceptable) => {
    const tcb = at(n, W);
    const one = segment({ seq: add(tcb.rcvNxt, offset), ack: tcb.sndNxt, data: octets("X", 0, 0, length) });
    expect(placeOf(tcb, one, PROFILE).acceptable).toBe(acceptable);
  });
});

describe("Table 6, RCV.WND 0", () => {
  test.each([[0, 0, true], [-1, 0, false], [1, 0, false], [0, 1, false], [-1, 2, false]])("SEQ n%+i with %i octets: %s", (offset, length, acceptable) => {
    const tcb = at(2 ** 32 - 1, 0);
    const one = segment({ seq: add(tcb.rcvNxt, offset), ack: tcb.sndNxt, data: octets("X", 0, 0, length) });
    expect(placeOf(tcb, one, PROFILE).acceptable).toBe(acceptable);
  });
});

test("a segment that covers the window is acceptable to who claims so", () => {
  const tcb = at(91, W);
  const one = segment({ seq: seq(90), ack: tcb.sndNxt, data: octets("X", 0, 0, W + 2) });
  expect(placeOf(tcb, one, { ...PROFILE, coversWindow: "acceptable" }).acceptable).toBe(true);
});
