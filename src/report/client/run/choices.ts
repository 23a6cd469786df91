/** What may happen next in a run, as a person sorts it. Whether it is possible, and what it comes to, the reducer says. */
import { connectionSetup, listenerSetupOf } from "../../../engines/play-trace.ts";
import { enabledListener, initialListener, stepListener } from "../../../model/listener.ts";
import type { ListenerAction } from "../../../model/listener-types.ts";
import { stepsOfAction } from "../../../model/play.ts";
import { initialWorld } from "../../../model/world.ts";
import type { Action, Setup, Side, World } from "../../../model/world-types.ts";
import { showSegment } from "../../../trace/show-segment.ts";
import type { RunView } from "./run-view.ts";
import type { Move } from "./taken.ts";

/** A segment on its way, and what the network may do with it. Segments of one name are one: an action means the oldest. */
export interface Underway {
  readonly name: string;
  /** `<SEQ=100><CTL=SYN>` */
  readonly text: string;
  readonly to: "left" | "right";
  /** ms until the network forgets it. */
  readonly life: number;
  readonly copy: boolean;
  /** How many there are of that name. */
  readonly count: number;
  readonly moves: readonly Move[];
}

export interface Offer {
  /** Who does it: an end, a peer, the user of the listener; undefined for the network, time and everybody. */
  readonly who: string | undefined;
  readonly move: Move;
  /** The user is told an error: the RFC's answer to a call that makes no sense now. */
  readonly refused?: true;
}

export interface Choices {
  readonly underway: readonly Underway[];
  readonly calls: readonly Offer[];
  readonly others: readonly Offer[];
  /** ms until something is due; undefined when nothing is. */
  readonly due: number | undefined;
  /** To whom a segment may be forged: the ends, or the listener in the name of these peers. */
  readonly targets: readonly string[];
}

/** After step `taken` of the run. */
export const choicesAt = ({ run }: RunView, taken: number): Choices => {
  switch (run.scope) {
    case "connection":
    case "endpoint":
      return ofConnection(connectionSetup(run.trace), run.scope, run.steps[taken - 1]?.after ?? initialWorld());
    case "listener": {
      const setup = listenerSetupOf(run.trace);
      return ofListener(setup, run.steps[taken - 1]?.after ?? initialListener(setup));
    }
    case "isn": {
      const opened = [1, 2, 3].flatMap((remote) => [0, 1_000].map((after): Offer => ({ who: `${remote}`, move: { remote, after } })));
      return { underway: [], calls: opened, others: [], due: undefined, targets: [] };
    }
    default:
      return run satisfies never;
  }
};

const callsOf = (side: Side): readonly Action[] => [
  { do: "open", side, mode: "active" }, { do: "open", side, mode: "passive" }, { do: "send", side, octets: 1 }, { do: "receive", side },
  { do: "close", side }, { do: "abort", side }, { do: "status", side },
];

const ofConnection = (setup: Setup, scope: "connection" | "endpoint", world: World): Choices => {
  const sides: readonly Side[] = scope === "endpoint" ? ["A"] : ["A", "B"];
  const first = (action: Action) => stepsOfAction(setup, scope, world, action).next();
  const possible = (action: Action): boolean => first(action).done !== true;
  const elapsed = first({ do: "elapse" });
  return {
    underway: underway(world.network, (name) => (["deliver", "drop", "duplicate", "delay"] as const).map((what): Action => ({ do: what, segment: name })).filter(possible)),
    calls: sides.flatMap((side) => callsOf(side).map((move): Offer => {
      const step = first(move);
      const refused = step.done !== true && step.value.ends.some(({ signals }) => signals.some(({ kind }) => kind === "error"));
      return { who: side, move, ...(refused ? { refused: true } : {}) };
    })),
    others: [
      ...sides.map((side): Offer => ({ who: side, move: { do: "reboot", side } })).filter(({ move }) => possible(move as Action)),
      { who: undefined, move: { do: "settle" } },
    ],
    due: elapsed.done === true ? undefined : elapsed.value.elapsed,
    targets: sides,
  };
};

const ofListener = (setup: ReturnType<typeof listenerSetupOf>, world: ReturnType<typeof initialListener>): Choices => {
  const enabled = enabledListener(setup, world);
  const due = stepListener(setup, world, { do: "elapse" })?.elapsed;
  const offers = enabled.flatMap((move): readonly Offer[] => ("segment" in move || move.do === "elapse" ? [] : [{ who: whoIn(move), move }]));
  return {
    underway: underway(world.network, (name) => enabled.filter((move) => "segment" in move && move.segment === name)),
    calls: offers.filter(({ move }) => "do" in move && move.do !== "spoof"),
    others: offers.filter(({ move }) => "do" in move && move.do === "spoof"),
    due,
    targets: ["C1", "C2", "N1"],
  };
};

const whoIn = (move: ListenerAction): string => ("peer" in move ? move.peer : "L");

interface OnItsWay {
  readonly name: string;
  readonly to: Side;
  readonly life: number;
  readonly copy: boolean;
  readonly segment: Parameters<typeof showSegment>[0];
}

const underway = (network: readonly OnItsWay[], movesFor: (name: string) => readonly Move[]): readonly Underway[] =>
  network.flatMap(({ name, segment, to, life, copy }, i): readonly Underway[] =>
    network.findIndex((other) => other.name === name) < i ? [] : [{
      name, text: showSegment(segment), to: to === "A" ? "left" : "right", life, copy,
      count: network.filter((other) => other.name === name).length, moves: movesFor(name),
    }]);
