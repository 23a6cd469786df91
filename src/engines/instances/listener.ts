/** A listening socket with tiny queues, two honest hosts and a spoofed address. */
import { enabledListener, initialListener, stepListener, type Cast } from "../../model/listener.ts";
import type { ListenerAction, ListenerSettings, ListenerSetup, ListenerStep, ListenerWorld } from "../../model/listener-types.ts";
import type { Model } from "../../model/model.ts";
import { listenerSetup } from "../../properties/arbitraries/schedule-type.ts";
import { LISTENER_PROPERTIES } from "../../properties/listener/index.ts";
import { showSwitches } from "../../trace/profile-switches.ts";
import { ModelSpace } from "../exhaustive/model-space.ts";
import { Coverage } from "./coverage.ts";
import type { Bound, EndStates, Instance } from "./instance.ts";

/** How often each action may happen; what is not named never does, `deliver`, `accept` and time in a quiet network always may. */
interface ListenerBounds {
  readonly cast: Cast;
  readonly connect: number;
  readonly spoof: number;
  readonly drop: number;
  readonly duplicate: number;
  /** Hosts that give up, and segments from outside, each of `forged`. */
  readonly abort?: number;
  readonly inject?: number;
  readonly forged?: readonly ListenerAction[];
}

interface BoundedListener {
  readonly world: ListenerWorld;
  readonly spent: Readonly<Record<Paid, number>>;
}
interface BoundedStep {
  readonly after: BoundedListener;
  readonly step: ListenerStep;
}
const PAID = ["connect", "spoof", "drop", "duplicate", "abort", "inject"] as const satisfies readonly ListenerAction["do"][];
type Paid = (typeof PAID)[number];
const isPaid = (what: ListenerAction["do"]): what is Paid => PAID.some((paid) => paid === what);
const FREE: readonly ListenerAction["do"][] = ["deliver", "accept"];

const may = (bounds: ListenerBounds, { world, spent }: BoundedListener, action: ListenerAction): boolean => {
  if (isPaid(action.do)) return spent[action.do] < (bounds[action.do] ?? 0);
  return FREE.includes(action.do) || (action.do === "elapse" && world.network.length === 0);
};

export const boundedListener = (setup: ListenerSetup, bounds: ListenerBounds): Model<BoundedListener, ListenerAction, BoundedStep> => ({
  initial: [{ world: initialListener(setup), spent: { connect: 0, spoof: 0, drop: 0, duplicate: 0, abort: 0, inject: 0 } }],
  enabled: (bounded) => [...enabledListener(setup, bounded.world, bounds.cast), ...(bounds.forged ?? [])].filter((action) => may(bounds, bounded, action)),
  step: ({ world, spent }, action) => {
    const step = stepListener(setup, world, action);
    if (step === undefined) return undefined;
    return { after: { world: step.after, spent: isPaid(action.do) ? { ...spent, [action.do]: spent[action.do] + 1 } : spent }, step };
  },
});

const told = ({ cast, connect, spoof, drop, duplicate, abort, inject, forged }: ListenerBounds): readonly Bound[] => [
  { what: "hosts", most: cast.hosts, why: "one more than either queue holds, or two where they have an order" },
  { what: "addresses where nobody is", most: cast.nobodies, why: "a flood is told by filling the queue, and that takes one" },
  { what: "connections opened", most: connect, why: "each host once" },
  { what: "spoofed SYNs", most: spoof, why: "enough to fill the half-open queue" },
  { what: "losses", most: drop, why: "one shows every rule that repairs a loss" },
  { what: "duplicates", most: duplicate, why: "a copy that comes late is all that an old duplicate is" },
  ...(abort === undefined ? [] : [{ what: "hosts that give up", most: abort, why: "one is enough to be told from one that does not" }]),
  ...(inject === undefined ? [] : [{ what: "segments from outside", most: inject, why: `one of ${forged?.length ?? 0}: what completes a handshake, and what nearly does` }]),
];

export interface ListenerInstance extends Instance {
  readonly limits: ListenerBounds;
  readonly settings: ListenerSettings;
}

const ISN = 0;

const listenerInstance = (id: string, title: string, settings: ListenerSettings, bounds: ListenerBounds, depth = Infinity): ListenerInstance => ({
  id,
  title,
  bounds: [...told(bounds), ...(depth === Infinity ? [] : [{ what: "things in a row", most: depth, why: "the clock of the cookies never stands still" }])],
  limits: bounds,
  settings,
  depth,
  open: ({ claimed, profile }, wanted) => {
    const properties = LISTENER_PROPERTIES.filter((property) => wanted(property.id));
    const coverage = new Coverage();
    // Whoever sits in a queue waits for a user who may never come; nothing more is asked of where a listener ends.
    const ends = { desired: 0, acceptable: 0, forbidden: 0, stuck: 0 } satisfies EndStates;
    const space = new ModelSpace(boundedListener(listenerSetup({ settings, isn: ISN }, claimed, profile), bounds), {
      judged: ({ step }) => [step],
      properties,
      watch: ({ step }) => {
        for (const end of step.ends) coverage.step(end);
        for (const rule of step.rules) coverage.rule(rule);
      },
      ended: ({ world }) => {
        ends[world.network.length > 0 ? "stuck" : world.halfOpen.length === 0 ? "desired" : "acceptable"]++;
      },
    });
    return {
      space,
      properties,
      trace: (actions) => ({ scope: "listener", isn: ISN, set: showSwitches(settings), actions: actions.map((number) => space.action(number)) }),
      coverage: () => coverage,
      ends: () => ends,
    };
  },
});

const forge = (forged: Extract<ListenerAction, { do: "inject" }>["forged"]): ListenerAction => ({ do: "inject", peer: "N1", forged });
const NEXT = { at: "peerIss", plus: 1 } as const;

/** The segment that completes a handshake, as whoever has seen the SYN,ACK can make it, and what is not quite it. */
const COMPLETING: readonly ListenerAction[] = [
  forge({ seq: NEXT, ack: { at: "iss", plus: 1 } }),
  forge({ seq: NEXT, ack: { at: "iss", plus: 2 } }),
  forge({ seq: NEXT, ack: { at: "iss", plus: 1 }, rst: true }),
];

/** Queues of one, one retry: whatever depends on their size shows at the smallest. */
const TINY: ListenerSettings = { synBacklog: 1, backlog: 1, synAckRetries: 1 };

export const LISTENER_INSTANCES: readonly ListenerInstance[] = [
  listenerInstance("listener-small", "Queues of one, two hosts, one spoofed SYN", TINY, { cast: { hosts: 2, nobodies: 1 }, connect: 2, spoof: 1, drop: 0, duplicate: 0 }),
  listenerInstance("queues-small", "A half-open queue of two, two places for accept, two hosts, one duplicate, one segment from outside", { ...TINY, synBacklog: 2, backlog: 2 }, { cast: { hosts: 2, nobodies: 0 }, connect: 2, spoof: 0, drop: 0, duplicate: 1, inject: 1, forged: COMPLETING.slice(0, 1) }),
  listenerInstance("cookies-small", "SYN cookies, a host, a spoofed SYN, a segment from outside", { ...TINY, synCookies: "always" }, { cast: { hosts: 1, nobodies: 1 }, connect: 1, spoof: 1, drop: 0, duplicate: 0, abort: 1, inject: 1, forged: COMPLETING }, 8),
  listenerInstance("listener-medium", "A half-open queue of one, two places for accept, two hosts, one spoofed SYN, one loss", { ...TINY, backlog: 2 }, { cast: { hosts: 2, nobodies: 1 }, connect: 2, spoof: 1, drop: 1, duplicate: 0 }),
  listenerInstance("listener-large", "A half-open queue of two, two places for accept, two hosts, one spoofed SYN, one loss, one duplicate", { ...TINY, synBacklog: 2, backlog: 2 }, { cast: { hosts: 2, nobodies: 1 }, connect: 2, spoof: 1, drop: 1, duplicate: 1 }),
];
