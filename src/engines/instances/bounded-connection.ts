/** A connection with bounds: src/model/world.ts as an instance of the contract, with what may still go wrong as part of its world. */
import type { Model } from "../../model/model.ts";
import { calmAction } from "../../model/settling.ts";
import { initialWorld, stepWorld } from "../../model/world.ts";
import { SIDES, type Action, type Setup, type Side, type World, type WorldStep } from "../../model/world-types.ts";

/** Something that may happen so many times; Infinity costs nothing. */
export interface Allowed {
  readonly action: Action;
  readonly times: number;
  /** Those with the same name may happen so many times together. */
  readonly sharing?: string;
}

export interface ConnectionBounds {
  /** Segments that the network loses, and duplicates. */
  readonly losses: number;
  readonly duplicates: number;
  /** Segments that all others overtake; where there are some, the network remembers all of the order. */
  readonly delays?: number;
  /** How often time passes to the next deadline while segments are in the network: how often they are late. Infinity: as often as it likes. */
  readonly waits: number;
  /** What users, reboots and attackers do, in any order and at any moment. */
  readonly allowed: readonly Allowed[];
  /** Segments in the network at once. */
  readonly inFlight: number;
  /** Whether calls that are refused and change nothing are steps too: they lead nowhere, but a property may have something to say of them. */
  readonly refusals?: boolean;
  /** Whether the network remembers which of two segments that pass each other was sent first: only what settles in order asks for it. */
  readonly inOrder?: boolean;
  /** Whether `settle` is never asked for: what should happen in the end is then not judged. */
  readonly restless?: boolean;
}

export interface BoundedWorld {
  readonly world: World;
  /** How often each thing has happened: losses, duplicates, waits, delays, then `allowed` in order. */
  readonly spent: readonly number[];
}

export interface BoundedStep {
  readonly after: BoundedWorld;
  readonly step: WorldStep;
}

export const LOSSES = 0;
export const DUPLICATES = 1;
const WAITS = 2;
export const DELAYS = 3;
const ALLOWED = 4;

/** The most of each thing, in the order of `spent`; of what costs nothing there is no count, and of waits an empty one. */
export const mostOf = ({ losses, duplicates, waits, delays = 0, allowed }: ConnectionBounds): readonly number[] =>
  [losses, duplicates, waits === Infinity ? 0 : waits, delays, ...paid(allowed).map(({ times }) => times)];

/** Of those that share a count the first stands for all. */
const paid = (allowed: ConnectionBounds["allowed"]): readonly Allowed[] =>
  allowed.filter(({ times, sharing }, at) => times < Infinity && (sharing === undefined || allowed.findIndex((one) => one.sharing === sharing) === at));

/** The count that time adds to while segments are in the network. */
export const costOfWaiting = ({ waits }: ConnectionBounds): number | undefined => (waits === Infinity ? undefined : WAITS);

/** The count that one of `allowed` adds to; undefined when it is free. */
export const costOfAllowed = ({ allowed }: ConnectionBounds, one: Allowed): number | undefined =>
  one.times === Infinity ? undefined : ALLOWED + paid(allowed).findIndex((other) => other === one || (one.sharing !== undefined && other.sharing === one.sharing));

/** Which of the counts an action adds to; undefined when it is free. */
const costOf = (bounds: ConnectionBounds, world: World, action: Action): number | undefined => {
  switch (action.do) {
    case "drop":
      return LOSSES;
    case "duplicate":
      return DUPLICATES;
    case "delay":
      return DELAYS;
    case "elapse":
      return world.network.length === 0 ? undefined : costOfWaiting(bounds);
    case "deliver":
    case "settle":
      return undefined;
    default: {
      const one = bounds.allowed.find((allowed) => allowed.action === action);
      if (one === undefined) throw new Error(`the instance does not allow ${action.do}`);
      return costOfAllowed(bounds, one);
    }
  }
};

/**
 * Each direction in its own order, and what goes to A first. Of two segments that pass each other nobody can tell which was sent
 * first: an action names the oldest of its name, and a name says who has sent it.
 */
export const byDirection = <Flying extends { readonly to: Side }>(network: readonly Flying[]): readonly Flying[] =>
  SIDES.flatMap((side) => network.filter(({ to }) => to === side));

/** A call that is refused and changes nothing leads nowhere; the endpoint scope has every refusal. */
export const isRefused = ({ ends: [end] }: WorldStep): boolean =>
  end !== undefined && end.event.kind === "call" && end.next === end.before && end.signals.some(({ kind }) => kind === "error");

export const boundedConnection = (setup: Setup, bounds: ConnectionBounds): Model<BoundedWorld, Action, BoundedStep> => {
  const most = mostOf(bounds);
  const affordable = ({ world, spent }: BoundedWorld, action: Action): boolean => {
    const at = costOf(bounds, world, action);
    return at === undefined || (spent[at] ?? 0) < (most[at] ?? 0);
  };
  return {
    initial: [{ world: initialWorld(), spent: most.map(() => 0) }],
    enabled: (bounded) => {
      const names = [...new Set(bounded.world.network.map(({ name }) => name))];
      const candidates: Action[] = [
        ...names.map((segment) => ({ do: "deliver", segment }) as const),
        ...bounds.allowed.map(({ action }) => action),
        { do: "elapse" },
        ...names.flatMap((segment) => [{ do: "drop", segment }, { do: "duplicate", segment }, ...(bounds.delays === undefined ? [] : [{ do: "delay", segment } as const])] as const),
        // To settle at rest changes nothing; it is where "eventually" is asked. On the way there everything is tried anyway.
        ...(bounds.restless !== true && calmAction(bounded.world) === undefined ? [{ do: "settle" } as const] : []),
      ];
      return candidates.filter((action) => affordable(bounded, action));
    },
    step: ({ world, spent }, action) => {
      const step = stepWorld(setup, world, action);
      if (step === undefined || (bounds.refusals !== true && isRefused(step))) return undefined;
      const at = costOf(bounds, world, action);
      const after = bounds.inOrder === true ? step.after : { ...step.after, network: byDirection(step.after.network) };
      return { after: { world: after, spent: at === undefined ? spent : spent.with(at, (spent[at] ?? 0) + 1) }, step: { ...step, after } };
    },
  };
};

/** Whether a step stays within what the network may hold. */
export const holdsFew = (bounds: ConnectionBounds) => ({ after }: BoundedStep): boolean => after.world.network.length <= bounds.inFlight;
