/**
 * Certifying a counterexample: is there a shorter run that breaks the same property on the same endpoint, with no more
 * faults? Searched breadth-first, so that the answer is certain, unless there are too many states to look at.
 */
import { initialWorld } from "../../model/world.ts";
import { play, stepsOfAction, type PlayScope } from "../../model/play.ts";
import type { Model } from "../../model/model.ts";
import { SIDES, type Action, type Setup, type World, type WorldStep } from "../../model/world-types.ts";
import { setupOf } from "../../properties/arbitraries/schedule-type.ts";
import type { Property } from "../../properties/property.ts";
import { switchesOf } from "../../trace/profile-switches.ts";
import type { ConnectionTrace } from "../../trace/trace.ts";
import { connectionArena } from "../arenas/connection.ts";
import { endpointArena } from "../arenas/endpoint.ts";
import { Judge } from "../judge.ts";
import { subjectOf } from "../subject.ts";
import { equal } from "./equal.ts";
import { ModelSpace } from "./model-space.ts";
import { NO_LIMITS, search } from "./search.ts";

/** Something that went wrong on the way, and whether the violation needs it. */
export interface FaultNeed {
  /** The place of the action in the trace. */
  readonly at: number;
  readonly action: Action;
  /** Without it the same run breaks the property no longer. */
  readonly necessary: boolean;
}

export interface Certificate {
  /** Actions of the shortest run known. It is the shortest there is, unless `limit` is set. */
  readonly shortest: number;
  /** States that were looked at. */
  readonly searched: number;
  /** Set when the search ended at its limit: nothing is certified. */
  readonly limit?: number;
  readonly shorter?: ConnectionTrace;
  readonly faults: readonly FaultNeed[];
}

const STATES = 100_000;

/** @throws when the trace names no property, or does not break it. */
export const certify = (trace: ConnectionTrace, limit = STATES): Certificate => {
  const setup = setupOf(subjectOf(trace.profile, trace.variant ?? null), { isn: trace.isn, set: switchesOf(trace) });
  const property = propertyOf(trace);
  const failedAt = firstViolation(setup, trace.scope, property, trace.actions);
  if (failedAt === undefined) throw new Error(`the trace does not break ${property.id}`);
  const actions = trace.actions.slice(0, failedAt + 1);
  const faults = actions.flatMap((action, at) =>
    isFault(action) ? [{ at, action, necessary: firstViolation(setup, trace.scope, property, actions.toSpliced(at, 1)) === undefined }] : [],
  );
  const space = new ModelSpace(withinFaults(setup, trace.scope, actions), { judged: ({ steps }) => steps, properties: [property] });
  const run = search(space, { ...NO_LIMITS, states: limit, depth: actions.length - 1 });
  let next = run.next();
  // What is found first is shortest.
  while (next.done !== true) next = run.next(space.tally.broken[0] !== undefined);
  const { states: searched, stopped, table } = next.value;
  const found = space.tally.broken[0];
  if (found !== undefined) {
    const shorter = [...table.path(found.state).actions, found.action].map((number) => space.action(number));
    return { shortest: shorter.length, searched, shorter: { ...trace, actions: shorter }, faults };
  }
  return { shortest: actions.length, searched, ...(stopped === "states" ? { limit } : {}), faults };
};

const propertyOf = ({ scope, property: id }: ConnectionTrace): Property<WorldStep> => {
  const property = (scope === "connection" ? connectionArena : endpointArena).properties.find((one) => one.id === id);
  if (property === undefined) throw new Error(`the trace is evidence about no property of the ${scope} scope: ${id ?? "it names none"}`);
  return property;
};

/** The place of the action that breaks the property. */
const firstViolation = (setup: Setup, scope: PlayScope, property: Property<WorldStep>, actions: readonly Action[]): number | undefined => {
  const judge = new Judge([property]);
  for (const { step, index } of play(setup, scope, actions)) if (judge.see(step).length > 0) return index;
  return undefined;
};

/** What a network, an attacker or a power cut does; everything else is what users and time do. */
const isFault = ({ do: what }: Action): boolean => what === "drop" || what === "duplicate" || what === "delay" || what === "inject" || what === "reboot";

interface FaultyWorld {
  readonly world: World;
  /** Faults of each kind so far, and times that everything settled. */
  readonly spent: Readonly<Partial<Record<Action["do"], number>>>;
}
interface FaultyStep {
  readonly after: FaultyWorld;
  readonly steps: readonly WorldStep[];
}

const isCounted = (action: Action): boolean => isFault(action) || action.do === "settle";

/**
 * Everything that may happen with no more faults of each kind than `actions` has: any delivery, any loss, copy or delay of a
 * segment that is there; segments from outside as in `actions`; the calls that every connection has, and the kinds that
 * `actions` has besides, of either user; time.
 */
const withinFaults = (setup: Setup, scope: PlayScope, actions: readonly Action[]): Model<FaultyWorld, Action, FaultyStep> => {
  const most = new Map<Action["do"], number>();
  for (const action of actions) if (isCounted(action)) most.set(action.do, (most.get(action.do) ?? 0) + 1);
  const always = callsLike(scope, actions);
  return {
    initial: [{ world: initialWorld(), spent: {} }],
    enabled: ({ world, spent }) => {
      const names = [...new Set(world.network.map(({ name }) => name))];
      const onSegments = (["deliver", "drop", "duplicate", "delay"] as const).flatMap((what) => names.map((segment): Action => ({ do: what, segment })));
      return [...onSegments, ...always].filter((action) => !isCounted(action) || (spent[action.do] ?? 0) < (most.get(action.do) ?? 0));
    },
    step: ({ world, spent }, action) => {
      const run = stepsOfAction(setup, scope, world, action);
      const steps: WorldStep[] = [];
      let next = run.next();
      for (; next.done !== true; next = run.next()) steps.push(next.value);
      if (steps.length === 0) return undefined;
      return { after: { world: next.value, spent: isCounted(action) ? { ...spent, [action.do]: (spent[action.do] ?? 0) + 1 } : spent }, steps };
    },
  };
};

const callsLike = (scope: PlayScope, actions: readonly Action[]): readonly Action[] => {
  const sides = scope === "connection" ? SIDES : (["A"] as const);
  const usual = sides.flatMap((side): readonly Action[] => [
    { do: "open", side, mode: "active" }, { do: "open", side, mode: "passive" }, { do: "send", side, octets: 1 }, { do: "close", side },
  ]);
  const seen = actions.filter(({ do: what }) => what !== "deliver" && what !== "drop" && what !== "duplicate" && what !== "delay");
  const mirrored = seen.flatMap((action): readonly Action[] => ("side" in action ? sides.map((side) => ({ ...action, side })) : [action]));
  const all: readonly Action[] = [...usual, { do: "elapse" }, ...mirrored];
  return all.filter((action, at) => all.findIndex((one) => equal(one, action)) === at);
};
