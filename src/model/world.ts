/**
 * A connection: two ends and the network between them. Every action is something that a user, a network, an attacker or
 * time may do; what an end does in return is up to endpoint.ts. Bounds on losses and the like belong to the engines.
 */
import { endpoint } from "./endpoint.ts";
import type { Event } from "./events.ts";
import { forge } from "./forge.ts";
import { worldIsn } from "./isn.ts";
import { find, nextDeadline, older, segmentName, without } from "./network.ts";
import { octets } from "./octet.ts";
import { calmAction } from "./settling.ts";
import type { Segment } from "./segment.ts";
import type { Seq } from "./seq.ts";
import { CLOSED, type Tcb } from "./tcb.ts";
import { other, SIDES, type Action, type End, type EndpointStep, type InFlight, type Setup, type Side, type World, type WorldStep } from "./world-types.ts";

const NOBODY: End = { tcb: CLOSED, incarnation: 0, drawn: 0, iss: undefined, written: 0 };

/** Two ends that have never met. */
export const initialWorld = (): World => ({ A: NOBODY, B: NOBODY, network: [], now: 0 });

/** What `action` leads to; undefined when it is not possible in `world`. */
export const stepWorld = (setup: Setup, world: World, action: Action): WorldStep | undefined => {
  switch (action.do) {
    case "open":
      return userCall(setup, world, action, action.side, { kind: "call", call: "OPEN", mode: action.mode, remote: action.remote ?? action.mode === "active" });
    case "send":
      return sendCall(setup, world, action);
    case "receive":
      return userCall(setup, world, action, action.side, { kind: "call", call: "RECEIVE" });
    case "close":
      return userCall(setup, world, action, action.side, { kind: "call", call: "CLOSE" });
    case "abort":
      return userCall(setup, world, action, action.side, { kind: "call", call: "ABORT" });
    case "status":
      return userCall(setup, world, action, action.side, { kind: "call", call: "STATUS" });
    case "reboot":
      return reboot(setup, world, action, action.side);
    case "deliver":
    case "drop":
    case "duplicate":
    case "delay":
      return moveSegment(setup, world, action);
    case "inject":
      return inject(setup, world, action);
    case "elapse":
      return elapse(setup, world, action);
    case "settle":
      return record(setup, action, world, world, [], undefined, 0, calmAction(world) === undefined);
    default:
      return action satisfies never;
  }
};

/** The endpoint scope: end A by itself. What it sends is in the step and then gone. */
export const stepAlone = (setup: Setup, world: World, action: Action): WorldStep | undefined => {
  const step = stepWorld(setup, world, action);
  return step && { ...step, after: { ...step.after, network: [] } };
};

interface Happened {
  readonly world: World;
  readonly step: EndpointStep;
  readonly sent: readonly InFlight[];
}

/** One event at one end: its new state, and what it puts into the network. */
const happens = (setup: Setup, world: World, side: Side, event: Event, arrived?: InFlight): Happened => {
  const end = world[side];
  const inputs = { iss: worldIsn(setup.profile, setup.isn[side], end.drawn, setup.isn.step), tsNow: world.now };
  const outcome = setup.respond === undefined ? endpoint(end.tcb, event, inputs, setup.profile) : setup.respond(side, end.tcb, event, inputs, setup.claimed);
  const { next, sent: segments, signals, rules, tookIss } = outcome;
  const after = afterOutcome(end, next, tookIss, inputs.iss);
  const sent = segments.map((segment) => launch(setup, world, side, after, segment));
  const network = sent.length === 0 ? world.network : [...world.network, ...sent];
  // Written out, not spread: this is the hottest place of all, and objects of one shape are fast.
  const step = { side, before: end.tcb, event, inputs, arrived, next, sent: segments, signals, rules, tookIss, claimed: setup.claimed };
  return {
    world: withEnd(world, side, after, network),
    step: outcome.excuse === undefined ? step : { ...step, excuse: outcome.excuse },
    sent,
  };
};

const withEnd = ({ A, B, now }: World, side: Side, end: End, network: World["network"]): World =>
  side === "A" ? { A: end, B, network, now } : { A, B: end, network, now };

const afterOutcome = (end: End, tcb: Tcb, tookIss: boolean, iss: Seq): End => {
  const { incarnation, drawn, written } = end;
  if (!tookIss) return { tcb, incarnation, drawn, iss: end.iss, written };
  // A SYN that is sent again with another ISN (a fault) is no new incarnation.
  if (end.tcb.state === "SYN-SENT") return { tcb, incarnation, drawn: drawn + 1, iss, written };
  return { tcb, incarnation: incarnation + 1, drawn: drawn + 1, iss, written: 0 };
};

const launch = (setup: Setup, world: World, from: Side, end: End, segment: Segment): InFlight => ({
  name: segmentName(`${from}${end.incarnation}`, segment, end.iss, world[other(from)].iss),
  from,
  to: other(from),
  segment,
  life: setup.profile.msl,
  copy: false,
});

/** What is left out of a step's record is undefined, or no time. */
const record = (
  setup: Setup, action: Action, before: World, after: World, happened: readonly Happened[],
  moved?: InFlight, elapsed = 0, settled?: boolean,
): WorldStep => ({
  action,
  before,
  after,
  ends: happened.map(({ step }) => step),
  moved,
  sent: happened.flatMap(({ sent }) => sent),
  elapsed,
  settled,
  claimed: setup.claimed,
});

const userCall = (setup: Setup, world: World, action: Action, side: Side, event: Event): WorldStep => {
  const happened = happens(setup, world, side, event);
  return record(setup, action, world, happened.world, [happened]);
};

/** The user's octets are labelled with the incarnation that they belong to: in LISTEN, the one that SEND begins. */
const sendCall = (setup: Setup, world: World, action: Extract<Action, { do: "send" }>): WorldStep | undefined => {
  if (action.octets <= 0) return undefined;
  const end = world[action.side];
  const begins = end.tcb.state === "LISTEN";
  const incarnation = begins ? end.incarnation + 1 : end.incarnation;
  const offset = begins ? 0 : end.written;
  const data = octets(action.side, incarnation, offset, action.octets);
  const happened = happens(setup, world, action.side, { kind: "call", call: "SEND", data, urgent: action.urgent ?? false });
  const refused = happened.step.signals.some((signal) => signal.kind === "error");
  const written = refused ? end.written : offset + action.octets;
  const after = withEnd(happened.world, action.side, { ...happened.world[action.side], written }, happened.world.network);
  return record(setup, action, world, after, [happened]);
};

const reboot = (setup: Setup, world: World, action: Action, side: Side): WorldStep | undefined => {
  if (world[side].tcb.state === "CLOSED") return undefined;
  return record(setup, action, world, withEnd(world, side, { ...world[side], tcb: CLOSED }, world.network), []);
};

const moveSegment = (setup: Setup, world: World, action: Extract<Action, { segment: string }>): WorldStep | undefined => {
  const moved = find(world, action.segment);
  if (moved === undefined) return undefined;
  const rest = without(world, moved);
  switch (action.do) {
    case "deliver": {
      const happened = happens(setup, rest, moved.to, { kind: "segment", segment: moved.segment }, moved);
      return record(setup, action, world, happened.world, [happened], moved);
    }
    case "drop":
      return record(setup, action, world, rest, [], moved);
    case "duplicate":
      return record(setup, action, world, { ...world, network: [...world.network, { ...moved, copy: true }] }, [], moved);
    case "delay":
      // A segment that nothing can overtake is not delayed.
      if (world.network.at(-1) === moved) return undefined;
      return record(setup, action, world, { ...rest, network: [...rest.network, moved] }, [], moved);
    default:
      return action.do satisfies never;
  }
};

const inject = (setup: Setup, world: World, action: Extract<Action, { do: "inject" }>): WorldStep => {
  const { to } = action;
  const segment = forge(setup, world, to, action.forged);
  const name = segmentName("X", segment, world[other(to)].iss, world[to].iss);
  const moved: InFlight = { name, from: "X", to, segment, life: setup.profile.msl, copy: false };
  const happened = happens(setup, world, to, { kind: "segment", segment }, moved);
  return record(setup, action, world, happened.world, [happened], moved);
};

const elapse = (setup: Setup, world: World, action: Extract<Action, { do: "elapse" }>): WorldStep | undefined => {
  const elapsed = Math.min(action.ms ?? Infinity, nextDeadline(world));
  if (!Number.isFinite(elapsed) || elapsed <= 0) return undefined;
  const now = setup.profile.timestamps ? world.now + elapsed : world.now;
  let after: World = { ...world, now, network: older(world.network, elapsed) };
  const happened: Happened[] = [];
  for (const side of SIDES) {
    if (after[side].tcb.state === "CLOSED") continue;
    const one = happens(setup, after, side, { kind: "elapse", ms: elapsed });
    after = one.world;
    happened.push(one);
  }
  return record(setup, action, world, after, happened, undefined, elapsed);
};
