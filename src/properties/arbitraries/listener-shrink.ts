/**
 * Smaller listener schedules than a given one, the most promising first: fewer actions, then gentler ones. An action
 * whose segment has another name now follows the segment; what is not possible any more is left out.
 */
import { initialListener, stepListener } from "../../model/listener.ts";
import type { ListenerAction, ListenerSetup, ListenerWorld, Peer } from "../../model/listener-types.ts";

type Actions = readonly ListenerAction[];

export function* smallerListener(setup: ListenerSetup, actions: Actions): Generator<Actions> {
  const weight = weightOf(actions);
  const seen = new Set<string>();
  for (const candidate of candidates(actions)) {
    const repaired = repair(setup, candidate);
    const key = JSON.stringify(repaired);
    if (weightOf(repaired) >= weight || seen.has(key)) continue;
    seen.add(key);
    yield repaired;
  }
}

function* candidates(actions: Actions): Generator<Actions> {
  for (let size = Math.ceil(actions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = actions.length; end > 0; end -= size) yield actions.toSpliced(Math.max(0, end - size), Math.min(size, end));
  }
  // A handshake of which only the SYN matters: somebody's SYN will do, and needs no delivery.
  for (const [at, action] of actions.entries()) {
    if (action.do === "connect") yield renumbered(spoofedInstead(actions, at, action.peer, `N${actions.length + 1}`));
  }
  for (const [at, action] of actions.entries()) {
    for (const weaker of weakened(action)) yield actions.with(at, weaker);
  }
  yield renumbered(actions);
  for (const beginning of BEGINNINGS) for (let kept = 0; kept <= KEPT; kept++) yield [...beginning, ...actions.slice(actions.length - kept)];
  if (actions.length > 16) return;
  for (let i = 0; i < actions.length; i++) {
    for (let j = i + 1; j < actions.length; j++) yield actions.filter((_, at) => at !== i && at !== j);
  }
  if (actions.length <= 13) yield* elsewhere(actions);
}

const host = (what: "connect" | "abort", peer: Peer): ListenerAction => ({ do: what, peer });
const deliver = (segment: string): ListenerAction => ({ do: "deliver", segment });
const SEND: ListenerAction = { do: "send", peer: "C1", octets: 1 };
const HANDSHAKE: Actions = [host("connect", "C1"), deliver("C1 SYN 0"), deliver("L>C1 SYN,ACK 0/1")];

/** Short ways into trouble, tried for how a run ends: acknowledgments that come too late or too soon, two hosts at once. */
const BEGINNINGS: readonly Actions[] = [
  HANDSHAKE,
  [...HANDSHAKE, host("abort", "C1"), deliver("C1 RST 1"), deliver("C1 ACK 1/1")],
  [...HANDSHAKE, SEND, SEND, deliver("C1 ACK 2+1/1")],
  [host("connect", "C1"), host("connect", "C2"), deliver("C1 SYN 0"), deliver("C2 SYN 0"), deliver("L>C2 SYN,ACK 0/1")],
];
/** The most actions at the end of a run that are kept. */
const KEPT = 3;

/** An action sooner or later, and one of the others not at all. */
function* elsewhere(actions: Actions): Generator<Actions> {
  for (const [from, action] of actions.entries()) {
    const others = actions.toSpliced(from, 1);
    for (let to = 0; to < actions.length; to++) {
      if (to === from) continue;
      const moved = others.toSpliced(to, 0, action);
      for (let gone = 0; gone < moved.length; gone++) yield moved.toSpliced(gone, 1);
    }
  }
}

/** The first host is C1, the first nobody N1, and so on. */
const renumbered = (actions: Actions): Actions => {
  const numbers = new Map<string, string>();
  const renumber = (text: string): string => text.replace(/\b([CN])\d+/g, (peer, letter: string) => {
    const known = numbers.get(peer);
    if (known !== undefined) return known;
    const mine = `${letter}${[...numbers.keys()].filter((one) => one.startsWith(letter)).length + 1}`;
    numbers.set(peer, mine);
    return mine;
  });
  return actions.map((action) => ("peer" in action ? { ...action, peer: renumber(action.peer) as Peer } : "segment" in action ? { ...action, segment: renumber(action.segment) } : action));
};

/** What was injected in the host's name is now in the other's. */
const spoofedInstead = (actions: Actions, at: number, host: Peer, nobody: Peer): Actions =>
  actions.with(at, { do: "spoof", peer: nobody })
    .map((action) => (action.do === "inject" && action.peer === host ? { ...action, peer: nobody } : action));

/** A loss becomes a delivery, an attacker's segment an honest host's. */
const weakened = (action: ListenerAction): Actions => {
  switch (action.do) {
    case "drop":
      return [{ do: "deliver", segment: action.segment }];
    case "spoof":
      return ([1, 2, 3] as const).filter((n) => n < detail(action)).map((n) => ({ do: "spoof", peer: `N${n}` }));
    case "inject": {
      const { octets, ...rest } = action.forged;
      return octets === undefined ? [] : [{ ...action, forged: rest }];
    }
    case "elapse":
      return action.ms === undefined ? [] : [{ do: "elapse" }];
    case "connect":
      return action.peer === "C1" ? [] : [{ do: "connect", peer: "C1" }];
    case "send":
    case "abort":
    case "deliver":
    case "duplicate":
    case "accept":
    case "close":
      return [];
    default:
      return action satisfies never;
  }
};

const repair = (setup: ListenerSetup, actions: Actions): Actions => {
  let world = initialListener(setup);
  const kept: ListenerAction[] = [];
  for (const action of actions) {
    const named = "segment" in action ? follow(world, action) : action;
    const step = named && stepListener(setup, world, named);
    if (named === undefined || step === undefined) continue;
    world = step.after;
    kept.push(named);
  }
  return kept;
};

/** The action on the segment of that name, or on the oldest of the same sender, in whichever connection of its own, with the same control bits. */
const follow = (world: ListenerWorld, action: Extract<ListenerAction, { segment: string }>): ListenerAction | undefined => {
  const kind = (name: string): string => name.split(" ").slice(0, 2).join(" ");
  const anyOf = (name: string): string => kind(name).replace(/#\d+/, "");
  const { network } = world;
  const segment = network.find(({ name }) => name === action.segment)
    ?? network.find(({ name }) => kind(name) === kind(action.segment))
    ?? network.find(({ name }) => anyOf(name) === anyOf(action.segment));
  return segment && { ...action, segment: segment.name };
};

const GRAVITY: Readonly<Record<ListenerAction["do"], number>> = {
  connect: 0, send: 0, abort: 150, spoof: 50, inject: 100, deliver: 0, drop: 200, duplicate: 200, accept: 0, close: 100, elapse: 0,
};

const weightOf = (actions: Actions): number =>
  actions.reduce((sum, action) => sum + 1_000 + GRAVITY[action.do] + detail(action), 0);

const detail = (action: ListenerAction): number => {
  if (action.do === "elapse") return action.ms === undefined ? 0 : 10;
  if (action.do === "inject") return action.forged.octets ?? 0;
  return "peer" in action ? Number(action.peer.slice(1)) : 0;
};
