import { describe, expect, test } from "vitest";
import { labelOf } from "../../src/model/octet.ts";
import type { Action } from "../../src/model/world-types.ts";
import { ACK, ALL, LISTEN, OPEN, RECEIVE, SYN_ACK, inject, playA } from "./endpoint-kit.ts";

/** Text, and perhaps a FIN, at an offset in the stream. */
type Piece = readonly [from: number, octets: number, fin?: true];
const arrival = ([from, octets, fin]: Piece): Action => inject({ seq: { at: "irs", plus: 1 + from }, ack: ALL, octets, fin: fin ?? false });

const orders = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.length <= 1 ? [all] : all.flatMap((first, i) => orders(all.toSpliced(i, 1)).map((rest) => [first, ...rest]));

/** The offsets that are delivered when `pieces` arrive in that order, and where the stream has got to. */
const delivered = (pieces: readonly Piece[]) => {
  const steps = playA([OPEN, SYN_ACK, ...pieces.map(arrival), RECEIVE, RECEIVE], { challengeLimit: undefined });
  const data = steps.flatMap(({ signals }) => signals).flatMap((signal) => (signal.kind === "data" ? signal.data : []));
  const next = steps.at(-1)?.next;
  return { offsets: data.map((value) => labelOf(value).offset - 1), state: next?.state, held: next !== undefined && "held" in next ? next.held.length : 0 };
};

/** `offset` counts from the remote ISN, so that the first octet of text has 1. */
describe("text that arrives out of order (SHLD-31)", () => {
  test.each<[string, readonly Piece[], number]>([
    ["piece by piece", [[0, 1], [1, 1], [2, 2], [4, 3]], 7],
    ["pieces that overlap", [[0, 2], [1, 3], [3, 1], [2, 4]], 6],
    ["one piece within another", [[0, 1], [2, 1], [1, 4], [3, 2]], 5],
  ])("is delivered once and in order, whatever the order it comes in: %s", (_, pieces, length) => {
    for (const order of orders(pieces)) {
      expect({ order, ...delivered(order) }).toEqual({ order, offsets: Array.from({ length }, (_, i) => i), state: "ESTABLISHED", held: 0 });
    }
  });

  test("ends with the FIN, whenever that came", () => {
    for (const order of orders<Piece>([[0, 2], [2, 1], [3, 1, true], [4, 0, true]])) {
      expect({ order, ...delivered(order) }).toEqual({ order, offsets: [0, 1, 2, 3], state: "CLOSE-WAIT", held: 0 });
    }
  });

  test("what is missing holds back what is behind it", () => {
    for (const order of orders<Piece>([[1, 1], [3, 1], [5, 1]])) expect(delivered(order)).toEqual({ offsets: [], state: "ESTABLISHED", held: 3 });
  });

  test("that came with the SYN is taken as far as the buffer has room, and no further", () => {
    const next = playA([LISTEN, inject({ seq: { at: "peerIss", plus: 0 }, syn: true, octets: 5 }), ACK], { rcvBuffer: 3 }).at(-1)?.next;
    expect(next).toMatchObject({ state: "ESTABLISHED", rcvWnd: 0, received: { length: 3 } });
  });
});
