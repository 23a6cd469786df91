/** Two ends and a network, bounded. Time is real: nothing of the reducer is abstracted, only how much may happen. */
import { calmAction } from "../../model/settling.ts";
import type { Profile } from "../../model/profile.ts";
import type { Action, Side, World } from "../../model/world-types.ts";
import { PLAIN_ISN, setupOf, type ScheduleIsn } from "../../properties/arbitraries/schedule-type.ts";
import { CONNECTION_PROPERTIES } from "../../properties/connection/index.ts";
import { ENDPOINT_PROPERTIES } from "../../properties/endpoint/index.ts";
import { scheduleTrace } from "../arenas/connection.ts";
import { connectionSpace } from "../exhaustive/connection/connection-space.ts";
import type { ConnectionBounds } from "./bounded-connection.ts";
import { Coverage } from "./coverage.ts";
import { FAR_ISN, isSymmetric } from "./mirrored.ts";
import type { Bound, EndClass, EndStates, Instance } from "./instance.ts";

export const once = (...actions: readonly Action[]): ConnectionBounds["allowed"] => actions.map((action) => ({ action, times: 1 }));

/** The bounds in words. */
const told = ({ losses, duplicates, waits, inFlight, allowed }: ConnectionBounds): readonly Bound[] => [
  { what: "losses", most: losses, why: "one shows every rule that repairs a loss; two, every rule that repairs the repair" },
  { what: "duplicates", most: duplicates, why: "a copy that comes late is all that an old duplicate is" },
  {
    what: "times that time passes while segments are in the network",
    most: waits,
    why: "a late segment meets the retransmission that it caused; while the network is empty time passes freely, up to every deadline there is",
  },
  { what: "segments in the network", most: inFlight, why: "more than the other bounds let be there at once; what is cut off is counted" },
  { what: "calls of users, and reboots", most: allowed.reduce((sum, { times }) => sum + times, 0), why: "each at any moment and in any order; segments overtake each other freely" },
];

/** What is at rest and has nothing left to say. */
export const classOf = ({ A, B }: World): EndClass => {
  const ends = [A.tcb, B.tcb];
  // Something waits to be acknowledged and no timer will ever ask again.
  if (ends.some((tcb) => "queue" in tcb && tcb.queue.length + tcb.unsent.length > 0 && tcb.rtx === undefined)) return "forbidden";
  return ends.every((tcb) => !("iss" in tcb)) ? "desired" : "acceptable";
};

/** An instance whose bounds are told in numbers too. */
export interface ConnectionInstance extends Instance {
  readonly limits: ConnectionBounds;
  /** ISNs, and switches that both ends have, and claim, besides the profile's. */
  readonly start: { readonly isn: ScheduleIsn; readonly set?: Partial<Profile> };
}

interface More {
  readonly set?: Partial<Profile>;
  /** Things in a row, where the other bounds do not end every run. */
  readonly depth?: number;
}

export const connectionInstance = (id: string, title: string, bounds: ConnectionBounds, { set, depth = Infinity }: More = {}): ConnectionInstance => {
  const start = { isn: isSymmetric(bounds) ? FAR_ISN : PLAIN_ISN, ...(set === undefined ? {} : { set }) };
  return {
    id,
    title,
    bounds: [...told(bounds), ...(depth === Infinity ? [] : [{ what: "things in a row", most: depth, why: "a window that stays closed is probed for ever" }])],
    limits: bounds,
    start,
    depth,
    open: (subject, wanted, symmetry = false) => {
      const once = symmetry && isSymmetric(bounds);
      const setup = setupOf(subject, start);
      const connection = CONNECTION_PROPERTIES.filter((property) => wanted(property.id));
      const endpoint = ENDPOINT_PROPERTIES.filter((property) => wanted(property.id));
      const ends = { desired: 0, acceptable: 0, forbidden: 0, stuck: 0 } satisfies EndStates;
      const { space, local } = connectionSpace(setup, bounds, { connection, endpoint }, {
        once,
        ended: (A, B, network, weight) => {
          const world: World = { A, B, network, now: 0 };
          ends[calmAction(world) === undefined ? classOf(world) : "stuck"] += weight;
        },
      });
      return {
        space,
        properties: [...connection, ...endpoint],
        trace: (actions) => scheduleTrace("connection", { ...start, actions: space.run(actions) }),
        coverage: () => {
          const coverage = new Coverage();
          for (const { detail, taken } of local.taken()) coverage.step(detail, taken);
          return coverage;
        },
        ends: () => ends,
        ...(once ? { weighed: () => space.weighed } : {}),
      };
    },
  };
};

const user = (what: "receive" | "close" | "abort", side: Side): Action => ({ do: what, side });
const PASSIVE_B: Action = { do: "open", side: "B", mode: "passive" };
const ACTIVE_A: Action = { do: "open", side: "A", mode: "active" };
const ACTIVE_B: Action = { do: "open", side: "B", mode: "active" };
const SEND_A: Action = { do: "send", side: "A", octets: 1 };
const CLOSES = [user("close", "A"), user("close", "B")];

const OPEN_CLOSE = once(PASSIVE_B, ACTIVE_A, ...CLOSES);
const OPEN_SEND_CLOSE = once(PASSIVE_B, ACTIVE_A, SEND_A, user("receive", "B"), ...CLOSES);
const CROSSING = once(ACTIVE_A, ACTIVE_B, ...CLOSES);
const WITH_REBOOT = once(PASSIVE_B, ACTIVE_A, SEND_A, ...CLOSES, { do: "reboot", side: "B" });

const RESTART = [...once(PASSIVE_B, { do: "reboot", side: "A" }), { action: ACTIVE_A, times: 2 }];
const OPEN_SEND = [...once(PASSIVE_B, ACTIVE_A), { action: SEND_A, times: 2 }, { action: user("receive", "B"), times: 2 }];
const FILL_WINDOW = once(PASSIVE_B, ACTIVE_A, { ...SEND_A, octets: 2 }, user("receive", "B"), user("close", "A"));

const NO_FAULTS = { losses: 0, duplicates: 0, waits: 0, inFlight: 12 } as const;
const LOSS = { ...NO_FAULTS, losses: 1 } as const;
const LOSS_AND_COPY = { ...LOSS, duplicates: 1 } as const;

export const CONNECTION_INSTANCES: readonly ConnectionInstance[] = [
  connectionInstance("connection-small", "A client and a listener: open and close, one loss", { ...LOSS, allowed: OPEN_CLOSE }),
  connectionInstance("text-small", "A client and a listener: open, one octet, close", { ...NO_FAULTS, allowed: OPEN_SEND_CLOSE }),
  connectionInstance("simultaneous-small", "Two ends that open and close at once", { ...NO_FAULTS, allowed: CROSSING }),
  connectionInstance("reboot-small", "A client and a listener that may reboot: open, one octet, close", { ...NO_FAULTS, allowed: WITH_REBOOT }),
  connectionInstance("restart-small", "A listener, and a client that loses its memory and opens again", { ...NO_FAULTS, allowed: RESTART }),
  connectionInstance("lost-text-small", "A client and a listener: open, two octets one by one, one loss", { ...LOSS, allowed: OPEN_SEND }),
  connectionInstance("window-small", "Two octets, and a window that holds one", { ...NO_FAULTS, allowed: FILL_WINDOW }, { set: { rcvBuffer: 1 }, depth: 14 }),
  connectionInstance("connection-medium", "A client and a listener: open and close, one loss and one duplicate", { ...LOSS_AND_COPY, allowed: OPEN_CLOSE }),
  connectionInstance("text-medium", "A client and a listener: open, one octet, close, one loss", { ...LOSS, allowed: OPEN_SEND_CLOSE }),
  connectionInstance("simultaneous-medium", "Two ends that open and close at once, one loss", { ...LOSS, allowed: CROSSING }),
  connectionInstance("connection-large", "A client and a listener: open, one octet, close, one loss and one duplicate", { ...LOSS_AND_COPY, allowed: OPEN_SEND_CLOSE }),
  connectionInstance("simultaneous-large", "Two ends that open and close at once, one loss and one duplicate", { ...LOSS_AND_COPY, allowed: CROSSING }),
  connectionInstance("late-large", "A client and a listener: open and close, one loss, one duplicate, one late segment", { ...LOSS_AND_COPY, waits: 1, allowed: OPEN_CLOSE }),
];
