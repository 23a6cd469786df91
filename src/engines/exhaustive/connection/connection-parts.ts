/** A bounded connection (instances/bounded-connection.ts), in parts: the same states and steps as that model. */
import { nextDeadline, older } from "../../../model/network.ts";
import { calmAction } from "../../../model/settling.ts";
import type { Seq } from "../../../model/seq.ts";
import { CLOSED } from "../../../model/tcb.ts";
import { initialWorld, stepWorld } from "../../../model/world.ts";
import type { Action, End, EndpointStep, InFlight, Setup, Side, World } from "../../../model/world-types.ts";
import { costOfAllowed, costOfWaiting, DELAYS, DUPLICATES, isRefused, LOSSES, mostOf, type ConnectionBounds } from "../../instances/bounded-connection.ts";
import type { Call, Local, LocalEvent, Parts } from "./parts.ts";

type ConnectionParts = Parts<End, InFlight, EndpointStep, Action>;

const nobody = (iss: Seq | undefined): End => ({ tcb: CLOSED, incarnation: 0, drawn: 0, iss, written: 0 });

const sideOf = (action: Action): Side => {
  if (action.do === "inject") return action.to;
  if ("side" in action) return action.side;
  throw new Error(`${action.do} is no call`);
};

/**
 * A step of a connection changes one end and puts segments into the network; the rest of the world matters only for how segments
 * are named, after the ISS of the other end. So the step is taken in a world with nothing else in it.
 */
const localOf = (setup: Setup, calls: readonly Call<Action>[], refusals: boolean) =>
  (side: Side, end: End, otherIss: unknown, event: LocalEvent<InFlight>): Local<End, InFlight, EndpointStep> | undefined => {
    // What an end shows is its ISS: see `shown`.
    const other = nobody(otherIss as Seq | undefined);
    const network = event.kind === "delivery" ? [event.arrived] : [];
    const world: World = side === "A" ? { A: end, B: other, network, now: 0 } : { A: other, B: end, network, now: 0 };
    const step = stepWorld(setup, world, actionOf(event, calls));
    if (step === undefined || (!refusals && isRefused(step))) return undefined;
    return { end: step.after[side], sent: step.sent, detail: step.ends[0], moved: event.kind === "call" ? step.moved : undefined };
  };

const actionOf = (event: LocalEvent<InFlight>, calls: readonly Call<Action>[]): Action => {
  switch (event.kind) {
    case "delivery":
      return { do: "deliver", segment: event.arrived.name };
    case "call": {
      const call = calls[event.place];
      if (call === undefined) throw new Error(`no call stands at place ${event.place}`);
      return call.action;
    }
    case "time":
      return { do: "elapse", ms: event.ms };
    default:
      return event satisfies never;
  }
};

const alone = (end: End): World => ({ A: end, B: nobody(undefined), network: [], now: 0 });

/** @throws for a profile with a clock: timestamps make every date another state. */
export const connectionParts = (setup: Setup, bounds: ConnectionBounds): ConnectionParts => {
  if (setup.profile.timestamps) throw new Error("a world with a clock is not packed: timestamps make every date another state");
  const calls = bounds.allowed.map((one) => ({ action: one.action, side: sideOf(one.action), cost: costOfAllowed(bounds, one) }));
  return {
    start: initialWorld(),
    order: bounds.inOrder === true ? "sent" : "directions",
    inFlight: bounds.inFlight,
    most: mostOf(bounds),
    calls,
    deliver: (segment) => ({ do: "deliver", segment }),
    drop: { action: (segment) => ({ do: "drop", segment }), cost: LOSSES },
    duplicate: { action: (segment) => ({ do: "duplicate", segment }), cost: DUPLICATES },
    delay: bounds.delays === undefined ? undefined : { action: (segment) => ({ do: "delay", segment }), cost: DELAYS },
    time: { action: { do: "elapse" }, cost: costOfWaiting(bounds) },
    settle: bounds.restless === true ? undefined : { do: "settle" },
    local: localOf(setup, calls, bounds.refusals === true),
    shown: ({ iss }) => iss,
    deadline: (end) => nextDeadline(alone(end)),
    ages: ({ tcb }) => tcb.state !== CLOSED.state,
    atRest: (end) => calmAction(alone(end)) === undefined,
    name: ({ name }) => name,
    to: ({ to }) => to,
    life: ({ life }) => life,
    copied: (inFlight) => ({ ...inFlight, copy: true }),
    aged: (inFlight, ms) => older([inFlight], ms)[0],
  };
};
