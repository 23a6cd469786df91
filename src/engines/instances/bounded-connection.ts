/** A connection with bounds: src/model/world.ts as an instance of the contract, with what may still go wrong as part of its world. */
import type { Model } from "../../model/model.ts";
import { calmAction } from "../../model/settling.ts";
import { initialWorld, stepWorld } from "../../model/world.ts";
import type { Action, Setup, World, WorldStep } from "../../model/world-types.ts";

/** Something that may happen so many times. */
export interface Allowed {
  readonly action: Action;
  readonly times: number;
}

export interface ConnectionBounds {
  /** Segments that the network loses, and duplicates. */
  readonly losses: number;
  readonly duplicates: number;
  /** How often time passes to the next deadline while segments are in the network: how often they are late. */
  readonly waits: number;
  /** What users, reboots and attackers do, in any order and at any moment. */
  readonly allowed: readonly Allowed[];
  /** Segments in the network at once. */
  readonly inFlight: number;
}

export interface BoundedWorld {
  readonly world: World;
  /** How often each thing has happened: losses, duplicates, waits, then `allowed` in order. */
  readonly spent: readonly number[];
}

export interface BoundedStep {
  readonly after: BoundedWorld;
  readonly step: WorldStep;
}

export const LOSSES = 0;
export const DUPLICATES = 1;
export const WAITS = 2;
export const ALLOWED = 3;

/** The most of each thing, in the order of `spent`. */
export const mostOf = ({ losses, duplicates, waits, allowed }: ConnectionBounds): readonly number[] =>
  [losses, duplicates, waits, ...allowed.map(({ times }) => times)];

/** Which of the counts an action adds to; undefined when it is free. */
const costOf = (bounds: ConnectionBounds, world: World, action: Action): number | undefined => {
  switch (action.do) {
    case "drop":
      return LOSSES;
    case "duplicate":
      return DUPLICATES;
    case "elapse":
      return world.network.length === 0 ? undefined : WAITS;
    case "deliver":
    case "settle":
      return undefined;
    default: {
      const at = bounds.allowed.findIndex((one) => one.action === action);
      if (at < 0) throw new Error(`the instance does not allow ${action.do}`);
      return ALLOWED + at;
    }
  }
};

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
        ...names.flatMap((segment) => [{ do: "drop", segment }, { do: "duplicate", segment }] as const),
        // To settle at rest changes nothing; it is where "eventually" is asked. On the way there everything is tried anyway.
        ...(calmAction(bounded.world) === undefined ? [{ do: "settle" } as const] : []),
      ];
      return candidates.filter((action) => affordable(bounded, action));
    },
    step: ({ world, spent }, action) => {
      const step = stepWorld(setup, world, action);
      if (step === undefined || isRefused(step)) return undefined;
      const at = costOf(bounds, world, action);
      return { after: { world: step.after, spent: at === undefined ? spent : spent.with(at, (spent[at] ?? 0) + 1) }, step };
    },
  };
};

/** Whether a step stays within what the network may hold. */
export const holdsFew = (bounds: ConnectionBounds) => ({ after }: BoundedStep): boolean => after.world.network.length <= bounds.inFlight;
