/** What may happen to whom with no more faults than a run has: the models in which something shorter is looked for. */
import { isnSeries, type IsnStep, type Opening } from "../../model/isn-series.ts";
import { enabledListener, initialListener, stepListener } from "../../model/listener.ts";
import type { ListenerAction, ListenerSetup, ListenerStep, ListenerWorld } from "../../model/listener-types.ts";
import type { Model } from "../../model/model.ts";
import { stepsOfAction, type PlayScope } from "../../model/play.ts";
import { initialWorld } from "../../model/world.ts";
import { SIDES, type Action, type Setup, type World, type WorldStep } from "../../model/world-types.ts";
import type { Subject } from "../../properties/arbitraries/schedule-type.ts";
import { equal } from "./equal.ts";
import { isFault } from "./weakening.ts";

type Spent = Readonly<Record<string, number>>;

interface Spending<World> {
  readonly world: World;
  /** Faults of each kind so far, and times that everything settled. */
  readonly spent: Spent;
}
export interface SpendingStep<World, Step> {
  readonly after: Spending<World>;
  readonly steps: readonly Step[];
}

const isCounted = (action: Action | ListenerAction): boolean => isFault(action) || action.do === "settle";
const pay = (spent: Spent, action: Action | ListenerAction): Spent => (isCounted(action) ? { ...spent, [action.do]: (spent[action.do] ?? 0) + 1 } : spent);

const purseOf = (actions: readonly (Action | ListenerAction)[]): ((spent: Spent, action: Action | ListenerAction) => boolean) => {
  const most = actions.filter(isCounted).reduce<Spent>(pay, {});
  return (spent, action) => !isCounted(action) || (spent[action.do] ?? 0) < (most[action.do] ?? 0);
};

const distinct = <T>(all: readonly T[]): readonly T[] => all.filter((one, at) => all.findIndex((other) => equal(other, one)) === at);

/**
 * Any delivery, any loss, copy or delay of a segment that is there; segments from outside as in `actions`; the calls that every
 * connection has, and the kinds that `actions` has besides, of either user; time.
 */
export const connectionWithin = (setup: Setup, scope: PlayScope, actions: readonly Action[]): Model<Spending<World>, Action, SpendingStep<World, WorldStep>> => {
  const affords = purseOf(actions);
  const always = callsLike(scope, actions);
  return {
    initial: [{ world: initialWorld(), spent: {} }],
    enabled: ({ world, spent }) => {
      const names = [...new Set(world.network.map(({ name }) => name))];
      const onSegments = (["deliver", "drop", "duplicate", "delay"] as const).flatMap((what) => names.map((segment): Action => ({ do: what, segment })));
      return [...onSegments, ...always].filter((action) => affords(spent, action));
    },
    step: ({ world, spent }, action) => {
      const run = stepsOfAction(setup, scope, world, action);
      const steps: WorldStep[] = [];
      let next = run.next();
      for (; next.done !== true; next = run.next()) steps.push(next.value);
      if (steps.length === 0) return undefined;
      return { after: { world: next.value, spent: pay(spent, action) }, steps };
    },
  };
};

/** The calls that every connection has, the kinds that `actions` has besides, of either user, and time. */
export const callsLike = (scope: PlayScope, actions: readonly Action[]): readonly Action[] => {
  const sides = scope === "connection" ? SIDES : (["A"] as const);
  const usual = sides.flatMap((side): readonly Action[] => [
    { do: "open", side, mode: "active" }, { do: "open", side, mode: "passive" }, { do: "send", side, octets: 1 }, { do: "close", side },
  ]);
  const seen = actions.filter(({ do: what }) => what !== "deliver" && what !== "drop" && what !== "duplicate" && what !== "delay");
  const mirrored = seen.flatMap((action): readonly Action[] => ("side" in action ? sides.map((side) => ({ ...action, side })) : [action]));
  return distinct<Action>([...usual, { do: "elapse" }, ...mirrored]);
};

const numberOf = (peer: string): number => Number(peer.slice(1));

/** The peers of the run, and no more of them; segments from outside as in `actions`. */
export const listenerWithin = (setup: ListenerSetup, actions: readonly ListenerAction[]): Model<Spending<ListenerWorld>, ListenerAction, SpendingStep<ListenerWorld, ListenerStep>> => {
  const affords = purseOf(actions);
  const peers = actions.flatMap((action) => ("peer" in action ? [action.peer] : []));
  const most = (letter: string): number => Math.max(0, ...peers.filter((peer) => peer.startsWith(letter)).map(numberOf));
  const cast = { hosts: most("C"), nobodies: most("N") };
  const besides = distinct(actions.filter((action) => action.do === "inject" || (action.do === "elapse" && action.ms !== undefined)));
  return {
    initial: [{ world: initialListener(setup), spent: {} }],
    enabled: ({ world, spent }) => [...enabledListener(setup, world, cast), ...besides].filter((action) => affords(spent, action)),
    step: ({ world, spent }, action) => {
      const step = stepListener(setup, world, action);
      return step && { after: { world: step.after, spent: pay(spent, action) }, steps: [step] };
    },
  };
};

/** The sockets and the distances in time of the run, in any order. */
export const isnWithin = (subject: Subject, secret: number, openings: readonly Opening[]): Model<readonly Opening[], Opening, { readonly after: readonly Opening[]; readonly steps: readonly IsnStep[] }> => {
  const choices = distinct(openings.flatMap(({ remote }) => openings.map(({ after }) => ({ remote, after }))));
  return {
    initial: [[]],
    enabled: () => choices,
    step: (before, opening) => {
      const after = [...before, opening];
      return { after, steps: isnSeries({ ...subject, secret }, after).slice(-1) };
    },
  };
};
