/** Schedules of a listener run: a walk through the model that prefers what hurts. */
import { enabledListener, initialListener, stepListener, type Cast } from "../../model/listener.ts";
import type { ListenerAction, ListenerSetup, ListenerWorld, Peer } from "../../model/listener-types.ts";
import type { Forged } from "../../model/world-types.ts";

/** A generator of numbers in [0, 1). */
export type Random = () => number;

/** What a schedule is mostly about; each weighs the actions differently. */
type Weights = Readonly<Record<ListenerAction["do"], number>>;
const CALM: Weights = { connect: 6, send: 2, abort: 0.3, spoof: 1, inject: 0.3, deliver: 14, drop: 0.5, duplicate: 0.5, accept: 2, close: 0.1, elapse: 1.5 };
const MOODS: readonly Weights[] = [
  CALM,
  /** A flood: SYNs that nobody follows up, and hosts in between. */
  { ...CALM, spoof: 12, elapse: 3 },
  /** Nobody accepts. */
  { ...CALM, connect: 10, accept: 0.3, send: 4, elapse: 3 },
  /** Segments are lost and late, timers run. */
  { ...CALM, drop: 6, duplicate: 2, deliver: 8, elapse: 6 },
  /** Time only: retransmission to its end. */
  { ...CALM, connect: 2, send: 0.3, deliver: 1.5, drop: 1.5, elapse: 24, accept: 0.5 },
  /** An attacker who guesses. */
  { ...CALM, inject: 10, spoof: 4, duplicate: 2 },
  /** One who has patience. */
  { ...CALM, inject: 4, spoof: 2, connect: 0.5, send: 0.3, deliver: 2, elapse: 12 },
];

const CAST: Cast = { hosts: 3, nobodies: 3 };

export const listenerSchedule = (setup: ListenerSetup, random: Random, length = 40): readonly ListenerAction[] => {
  const weights = pick(MOODS, random) ?? CALM;
  const actions: ListenerAction[] = [];
  let world = initialListener(setup);
  while (actions.length < length) {
    const action = choose(setup, world, weights, random);
    if (action === undefined) return actions;
    const step = stepListener(setup, world, action);
    if (step === undefined) continue;
    actions.push(action);
    world = step.after;
  }
  return actions;
};

const pick = <T>(from: readonly T[], random: Random): T | undefined => from[Math.floor(random() * from.length)];

/** First the kind of action by its weight, so that many segments in flight do not drown the rest; then one of that kind. */
const choose = (setup: ListenerSetup, world: ListenerWorld, weights: Weights, random: Random): ListenerAction | undefined => {
  const enabled = [...enabledListener(setup, world, CAST), injection(world, random)];
  const kinds = [...new Set(enabled.map((action) => action.do))];
  let left = random() * kinds.reduce((sum, kind) => sum + weights[kind], 0);
  const kind = kinds.find((one) => (left -= weights[one]) < 0);
  const action = pick(enabled.filter((one) => one.do === kind), random);
  // Now and then time stops short of the deadline.
  return action?.do === "elapse" && random() < 0.15 ? { do: "elapse", ms: 400 } : action;
};

/** Those the listener has answered are worth trying, and most of all the one that it may have forgotten. */
const target = (world: ListenerWorld, random: Random): Peer =>
  (random() < 0.4 ? world.told[0]?.peer : random() < 0.7 ? pick(world.told, random)?.peer : undefined) ?? pick<Peer>(["C1", "C2", "C3", "N1", "N2"], random) ?? "C1";

/** The segment that completes a handshake: with a cookie, anybody who has seen the SYN,ACK can make it. */
const COMPLETING: Forged = { seq: { at: "peerIss", plus: 1 }, ack: { at: "iss", plus: 1 } };

/** That segment, and near-misses of it. */
const injection = (world: ListenerWorld, random: Random): ListenerAction => {
  const bits = pick<Partial<Forged>>([{}, {}, {}, { rst: true }, { rst: true }, { fin: true }, { syn: true }], random) ?? {};
  const peer = target(world, random);
  if (random() < 0.4) return { do: "inject", peer, forged: COMPLETING };
  const hasAck = random() < 0.85;
  return {
    do: "inject",
    peer,
    forged: {
      ...bits,
      seq: { at: "peerIss", plus: pick([1, 1, 1, 1, 0, 2], random) ?? 1 },
      ...(hasAck ? { ack: { at: "iss", plus: pick([1, 1, 1, 0, 2, -70_000], random) ?? 1 } } : {}),
      ...(random() < 0.2 ? { octets: 1 } : {}),
    },
  };
};
