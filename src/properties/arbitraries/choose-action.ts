/** Choosing what happens next in a connection run: named actions that are possible in the world as it is. */
import type { Tcb } from "../../model/tcb.ts";
import { other, SIDES, type Action, type Forged, type InFlight, type Side, type World } from "../../model/world-types.ts";
import { oneOf, weighted, type Dice, type Weighted } from "./dice.ts";

/** How a run leans. Weights are relative to each other; 0 never happens. */
export interface Leaning {
  readonly deliverNext: number;
  readonly deliverAny: number;
  readonly drop: number;
  readonly duplicate: number;
  readonly delay: number;
  readonly call: number;
  readonly elapse: number;
  readonly reboot: number;
  readonly inject: number;
  /** How an opening begins: by one side, or by both at once. */
  readonly simultaneousOpen: number;
}

const ORDERLY: Leaning = {
  deliverNext: 40, deliverAny: 4, drop: 3, duplicate: 3, delay: 2, call: 16, elapse: 6, reboot: 0, inject: 1, simultaneousOpen: 1,
};

/** Several kinds of trouble, so that each is common in some runs rather than rare in all. */
export const LEANINGS: readonly Leaning[] = [
  ORDERLY,
  { ...ORDERLY, drop: 14, elapse: 12 },
  { ...ORDERLY, duplicate: 12, deliverAny: 14, delay: 6 },
  { ...ORDERLY, reboot: 5, call: 22 },
  { ...ORDERLY, inject: 10, call: 18 },
  { ...ORDERLY, simultaneousOpen: 8, call: 22, deliverAny: 10 },
];

export const chooseAction = (dice: Dice, world: World, leaning: Leaning): Action => {
  const { network } = world;
  const busy = network.length > 0;
  const live = world.A.tcb.state !== "CLOSED" || world.B.tcb.state !== "CLOSED";
  return weighted<() => Action>(dice, [
    [busy ? leaning.deliverNext : 0, () => segmentAction("deliver", network[0])],
    [busy ? leaning.deliverAny : 0, () => segmentAction("deliver", oneOf(dice, network))],
    [busy ? leaning.drop : 0, () => segmentAction("drop", oneOf(dice, network))],
    [busy && network.length < 6 ? leaning.duplicate : 0, () => segmentAction("duplicate", oneOf(dice, network))],
    [network.length > 1 ? leaning.delay : 0, () => segmentAction("delay", network[0])],
    [leaning.call, () => chooseCall(dice, world, leaning)],
    [live ? (busy ? leaning.elapse : leaning.elapse * 3) : 0, () => ({ do: "elapse" })],
    [live ? leaning.reboot : 0, () => ({ do: "reboot", side: oneOf(dice, SIDES) })],
    [live ? leaning.inject : 0, () => ({ do: "inject", to: oneOf(dice, SIDES), forged: chooseOldDuplicate(dice) })],
  ])();
};

const segmentAction = (what: "deliver" | "drop" | "duplicate" | "delay", inFlight: InFlight | undefined): Action => {
  if (inFlight === undefined) throw new Error("chosen from an empty network");
  return { do: what, segment: inFlight.name };
};

/** What the users are likely to do in the states that their ends are in. */
const chooseCall = (dice: Dice, world: World, leaning: Leaning): Action =>
  weighted(dice, SIDES.flatMap((side) => calls(dice, world[side].tcb, side, world[other(side)].tcb, leaning)));

const calls = (dice: Dice, tcb: Tcb, side: Side, remote: Tcb, leaning: Leaning): readonly Weighted<Action>[] => {
  const send: Action = { do: "send", side, octets: oneOf(dice, [1, 2, 3, 6]) };
  switch (tcb.state) {
    case "CLOSED": {
      // An opening that meets a listener is the common case; two that cross each other are made more common where wanted.
      const meets = remote.state === "LISTEN" || remote.state === "SYN-SENT";
      const crosses = remote.state === "SYN-SENT" || remote.state === "CLOSED" ? leaning.simultaneousOpen * 4 : 0;
      return [
        [(meets ? 20 : 4) + crosses, { do: "open", side, mode: "active" }],
        [remote.state === "LISTEN" ? 1 : 10, { do: "open", side, mode: "passive", remote: true }],
        [1, send],
      ];
    }
    case "LISTEN":
      return [[2, { do: "open", side, mode: "active" }], [1, send], [1, { do: "close", side }], [1, { do: "receive", side }]];
    case "SYN-SENT":
    case "SYN-RECEIVED":
      return [[3, send], [2, { do: "receive", side }], [2, { do: "close", side }], [1, { do: "abort", side }]];
    case "ESTABLISHED":
      return [[8, send], [6, { do: "receive", side }], [8, { do: "close", side }], [1, { do: "abort", side }]];
    case "CLOSE-WAIT":
      return [[4, send], [4, { do: "receive", side }], [10, { do: "close", side }], [1, { do: "abort", side }]];
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
      return [[4, { do: "receive", side }], [1, { do: "close", side }], [1, { do: "abort", side }], [1, send]];
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      return [[1, { do: "open", side, mode: "active" }], [1, { do: "status", side }]];
    default:
      return tcb satisfies never;
  }
};

/**
 * A segment of an incarnation before the receiver's: its numbers lie below both ISNs, and by more than a window, as those of
 * RFC 6528's clock do. (An attacker who guesses numbers inside the window is the business of the endpoint scope.)
 */
const chooseOldDuplicate = (dice: Dice): Forged => {
  const seq = { at: "peerIss", plus: -dice.int(20, 60) } as const;
  const ack = { at: "iss", plus: -dice.int(20, 60) } as const;
  return oneOf<Forged>(dice, [
    { syn: true, seq },
    { syn: true, seq },
    { syn: true, seq, ack },
    { seq, ack },
    { seq, ack, octets: 2 },
    { fin: true, seq, ack },
    { rst: true, seq },
  ]);
};
